import { describe, expect, it } from 'vitest';
import { compareWords, nextSorting, sortRows } from '../../../renderer/ui/table-sort.ts';

describe('sorting rows', () => {
  it('puts exhibit 9 before exhibit 10, and rows without a label last', () => {
    const labels = ['Union Ex. 10', '', 'Er. Ex. 1', 'Union Ex. 9'];
    expect(labels.toSorted(compareWords)).toEqual(['Er. Ex. 1', 'Union Ex. 9', 'Union Ex. 10', '']);
  });
  it('keeps equal rows in their order, up and down', () => {
    const rows = [
      { id: 1, day: 2 },
      { id: 2, day: 1 },
      { id: 3, day: 2 },
    ];
    const columns = [{ key: 'day', sort: (a: { day: number }, b: { day: number }) => a.day - b.day }];
    expect(sortRows(rows, columns, { column: 'day', down: false }).map((row) => row.id)).toEqual([2, 1, 3]);
    expect(sortRows(rows, columns, { column: 'day', down: true }).map((row) => row.id)).toEqual([1, 3, 2]);
    expect(sortRows(rows, columns, null)).toBe(rows);
  });
  it('goes up, down and back to how the rows came', () => {
    const up = nextSorting(null, 'day');
    const down = nextSorting(up, 'day');
    expect([up, down, nextSorting(down, 'day')]).toEqual([
      { column: 'day', down: false },
      { column: 'day', down: true },
      null,
    ]);
  });
});
