import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { DayField, FuzzyDateField } from '../../../renderer/ui/date-field.tsx';
import { TextArea, TextField } from '../../../renderer/ui/text-field.tsx';

const field = (name = 'Title') => screen.getByRole<HTMLInputElement>('textbox', { name });

describe('a field edited in place', () => {
  afterEach(() => cleanup());

  it('saves with Enter and when it is left, once', async () => {
    const onCommit = vi.fn(() => Promise.resolve());
    render(<TextField label="Title" value="Old" onCommit={onCommit} />);
    await userEvent.type(field(), ' words{Enter}');
    await userEvent.tab();
    expect(onCommit.mock.calls).toEqual([['Old words']]);
  });

  it('does not save what was not changed', async () => {
    const onCommit = vi.fn();
    render(<TextField label="Title" value="Old" onCommit={onCommit} />);
    await userEvent.type(field(), 'x{Backspace}{Enter}');
    expect(onCommit).not.toHaveBeenCalled();
  });

  it('turns back with Esc and saves nothing', async () => {
    const onCommit = vi.fn();
    render(<TextField label="Title" value="Old" onCommit={onCommit} />);
    await userEvent.type(field(), ' words{Escape}');
    expect(field().value).toBe('Old');
    await userEvent.tab();
    expect(onCommit).not.toHaveBeenCalled();
  });

  it('keeps the typed words and says why when saving fails', async () => {
    const onCommit = () => Promise.reject(new AppError('disk-full', 'ENOSPC'));
    render(<TextField label="Title" value="Old" onCommit={onCommit} />);
    await userEvent.type(field(), ' words{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
    expect(field().value).toBe('Old words');
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  it('shows what was saved until the case tells it back, without a flash of the old words', async () => {
    const { rerender } = render(<TextField label="Title" value="Old" onCommit={() => Promise.resolve()} />);
    await userEvent.clear(field());
    await userEvent.type(field(), 'New{Enter}');
    expect(field().value).toBe('New');
    rerender(<TextField label="Title" value="New" onCommit={() => Promise.resolve()} />);
    expect(field().value).toBe('New');
    rerender(<TextField label="Title" value="Old" onCommit={() => Promise.resolve()} />);
    expect(field().value).toBe('Old');
  });

  it('takes a line break with Enter and saves with Ctrl+Enter where there are several lines', async () => {
    const onCommit = vi.fn(() => Promise.resolve());
    render(<TextArea label="Title" value="" onCommit={onCommit} />);
    await userEvent.type(field(), 'one{Enter}two{Control>}{Enter}{/Control}');
    expect(onCommit.mock.calls).toEqual([['one\ntwo']]);
  });
});

describe('a date field', () => {
  afterEach(() => cleanup());

  it('takes plain words, echoes how it understood them and saves EDTF', async () => {
    const onCommit = vi.fn(() => Promise.resolve());
    render(<FuzzyDateField label="Date" value={null} onCommit={onCommit} />);
    await userEvent.type(field('Date'), '2/9/2026');
    expect(screen.getByText('9 Feb 2026')).toBeDefined();
    await userEvent.keyboard('{Enter}');
    expect(onCommit.mock.calls).toEqual([['2026-02-09']]);
  });

  it('refuses what names no date, and saves nothing', async () => {
    const onCommit = vi.fn();
    render(<FuzzyDateField label="Date" value={null} onCommit={onCommit} />);
    await userEvent.type(field('Date'), 'someday{Enter}');
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
    expect(onCommit).not.toHaveBeenCalled();
  });

  it('refuses a fuzzy date where one day is asked for', async () => {
    const onCommit = vi.fn();
    render(<DayField label="Hearing" value={null} onCommit={onCommit} />);
    await userEvent.type(field('Hearing'), 'early February 2026{Enter}');
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
    expect(onCommit).not.toHaveBeenCalled();
  });

  it('saves nothing as no date', async () => {
    const onCommit = vi.fn(() => Promise.resolve());
    render(<DayField label="Hearing" value="2026-03-02" onCommit={onCommit} />);
    await userEvent.clear(field('Hearing'));
    await userEvent.keyboard('{Enter}');
    expect(onCommit.mock.calls).toEqual([[null]]);
  });
});
