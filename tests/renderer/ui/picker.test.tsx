import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { matchItems, Picker } from '../../../renderer/ui/picker.tsx';

afterEach(cleanup);

const items = [
  { id: 'a', words: 'Call Border Patrol', detail: 'Union Ex. 1 at 2' },
  { id: 'b', words: 'No policy', detail: 'Union Ex. 2 at 1' },
  { id: 'c', words: 'Border crossing' },
];

describe('matchItems', () => {
  it('finds all typed words in words and detail, in any order', () => {
    expect(matchItems(items, 'ex. border').map((item) => item.id)).toEqual(['a']);
    expect(matchItems(items, ' ').map((item) => item.id)).toEqual(['a', 'b', 'c']);
  });
});

describe('Picker', () => {
  const show = (picked: string[]) =>
    render(
      <Picker
        words="Add pin"
        label="Filter excerpts"
        items={items}
        none="None"
        onPick={async (id) => {
          picked.push(id);
        }}
      />,
    );
  it('picks by keyboard alone and gives the focus back to its button', async () => {
    const picked: string[] = [];
    show(picked);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}border{ArrowDown}{Enter}');
    await waitFor(() => expect(picked).toEqual(['c']));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Add pin'));
    expect(screen.queryByRole('listbox')).toBeNull();
  });
  it('closes by Esc without picking', async () => {
    const picked: string[] = [];
    show(picked);
    await userEvent.click(screen.getByRole('button', { name: 'Add pin' }));
    await userEvent.keyboard('bor{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(picked).toEqual([]);
  });
});
