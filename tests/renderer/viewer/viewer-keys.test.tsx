import { fireEvent, render } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { runViewerKey, type ViewerActs } from '../../../renderer/viewer/viewer-keys.ts';

function shown(acts: ViewerActs) {
  const { container } = render(
    <div onKeyDown={(event) => runViewerKey(event, acts)}>
      <button type="button">page</button>
      <input aria-label="field" />
    </div>,
  );
  return { page: container.querySelector('button')!, field: container.querySelector('input')! };
}

describe('the keys of a viewer', () => {
  it('change size, turn and page', () => {
    const acts = { stepZoom: vi.fn(), fit: vi.fn(), turn: vi.fn(), stepPage: vi.fn(), togglePages: vi.fn() };
    const { page } = shown(acts);
    for (const key of ['+', '=', '-', '0', '9', 'r', 'R', ']', '[', 't']) fireEvent.keyDown(page, { key });
    expect(acts.stepZoom.mock.calls).toEqual([[1], [1], [-1]]);
    expect(acts.fit.mock.calls).toEqual([['width'], ['page']]);
    expect(acts.turn.mock.calls).toEqual([[1], [-1]]);
    expect(acts.stepPage.mock.calls).toEqual([[1], [-1]]);
    expect(acts.togglePages).toHaveBeenCalledTimes(1);
  });

  it('mean letters where something is typed, and nothing with Ctrl', () => {
    const acts = { stepZoom: vi.fn(), turn: vi.fn() };
    const { page, field } = shown(acts);
    fireEvent.keyDown(field, { key: 'r' });
    fireEvent.keyDown(page, { key: 'r', ctrlKey: true });
    fireEvent.keyDown(page, { key: '+', ctrlKey: true });
    expect(acts.turn).not.toHaveBeenCalled();
    expect(acts.stepZoom).not.toHaveBeenCalled();
  });

  it('leave a key alone that this viewer has no use for', () => {
    const { page } = shown({});
    expect(fireEvent.keyDown(page, { key: 'r' })).toBe(true);
    expect(fireEvent.keyDown(shown({ turn: () => {} }).page, { key: 'r' })).toBe(false);
  });
});
