import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWords, nextSorting, sortRows, wordsKey } from '../../../renderer/ui/table-sort.ts';

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
  it('gives the same order by keys as by comparing, numbers by what they count', () => {
    const words = fc.stringMatching(/^[A-Za-z0-9 .]{0,12}$/);
    const columns = [{ key: 'title', sortKey: (row: { title: string }) => wordsKey(row.title) }];
    const slow = [
      { key: 'title', sort: (a: { title: string }, b: { title: string }) => compareWords(a.title, b.title) },
    ];
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (titles) => {
        const rows = titles.map((title) => ({
          title: title
            .trim()
            .replaceAll(/ +/g, ' ')
            .replaceAll(/0+(?=\d)/g, ''),
        }));
        const up = sortRows(rows, columns, { column: 'title', down: false });
        expect(up).toEqual(sortRows(rows, slow, { column: 'title', down: false }));
        const keys = sortRows(rows, columns, { column: 'title', down: true }).map((row) => wordsKey(row.title));
        expect(keys).toEqual(up.map((row) => wordsKey(row.title)).reverse());
      }),
    );
  });
  it('puts numbered titles in the order of their numbers', () => {
    const rows = Array.from({ length: 2000 }, (_, index) => ({ title: `Memo ${(index * 7919) % 2003}` }));
    const columns = [{ key: 'title', sortKey: (row: { title: string }) => wordsKey(row.title) }];
    const sorted = sortRows(rows, columns, { column: 'title', down: false });
    expect(sorted.map((row) => Number(row.title.slice(5)))).toEqual(
      rows.map((row) => Number(row.title.slice(5))).sort((a, b) => a - b),
    );
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
