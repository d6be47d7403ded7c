import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import {
  cellAfter,
  cellsAsText,
  columnName,
  columnsBetween,
  columnStarts,
  sidesOf,
} from '../../../renderer/viewer/table-cells.ts';
import { findSpot } from '../../../renderer/viewer/table-spot.ts';
import type { ReadTable } from '../../../renderer/viewer/use-table-rows.ts';

const row = (cells: readonly string[]) => ({ number: 1, cells, page: 1, lineFrom: 1, lineTo: 1 });

describe('the columns of a table', () => {
  it('have the letters that spreadsheets give them', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
  it('are as wide as their words, within bounds', () => {
    const starts = columnStarts(3, [row(['a', 'x'.repeat(30)]), row(['b', '', 'y'.repeat(500)])]);
    const widths = starts.slice(1).map((start, at) => start - (starts[at] ?? 0));
    expect(widths).toEqual([56, 240, 320]);
  });
  it('are drawn only between two places, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 10, max: 300 }), { minLength: 1, maxLength: 60 }),
        fc.nat(4000),
        fc.nat(2000),
        (widths, left, width) => {
          const starts = [0];
          for (const each of widths) starts.push((starts.at(-1) ?? 0) + each);
          const { from, to } = columnsBetween(starts, left, left + width);
          const seen = widths
            .map((_, at) => at)
            .filter((at) => (starts[at] ?? 0) < left + width && (starts[at + 1] ?? 0) > left);
          for (const at of seen) expect(at >= from && at < to).toBe(true);
        },
      ),
    );
  });
});

describe('cells', () => {
  it('move by the keys and stay within the sheet', () => {
    const at = { row: 2, column: 1 };
    const keys = ['ArrowDown', 'ArrowLeft', 'PageUp', 'End', 'Control+Home', 'Control+End', 'x'];
    expect(keys.map((key) => cellAfter(key, at, 10, 4, 8))).toEqual([
      { row: 3, column: 1 },
      { row: 2, column: 0 },
      { row: 0, column: 1 },
      { row: 2, column: 3 },
      { row: 0, column: 0 },
      { row: 9, column: 3 },
      null,
    ]);
  });
  it('are selected between two corners, in whichever order', () => {
    expect(sidesOf({ anchor: { row: 5, column: 0 }, lead: { row: 2, column: 3 } })).toEqual({
      top: 2,
      bottom: 5,
      left: 0,
      right: 3,
    });
  });
  it('come back from the copied text as they were', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', '\t', '\n', ' ', ',') });
    const cells = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cells, (rows) => {
        const back: unknown = parse(cellsAsText(rows), { delimiter: '\t', skip_empty_lines: false });
        expect(back).toEqual(rows);
      }),
    );
  });
});

describe('a place of the text pages', () => {
  const sheets = [
    { name: 'One', hidden: false, rows: 100, columns: 1 },
    { name: 'Two', hidden: false, rows: 300, columns: 1 },
  ];
  const firstPages = [1, 4];
  const read: ReadTable = async (sheet, from, count) => ({
    sheets,
    rows: Array.from({ length: Math.max(0, Math.min(count, (sheets[sheet]?.rows ?? 0) - from)) }, (_, at) => {
      const line = ((from + at) % 48) + 1;
      const page = (firstPages[sheet] ?? 1) + Math.floor((from + at) / 48);
      return { number: from + at + 1, cells: [`cell ${from + at}`, 'a dog'], page, lineFrom: line, lineTo: line };
    }),
  });
  const texts = async (from: number) => [`a\nb dog\nc dog page ${from}`];

  it('is found as the row that stands there, on whichever sheet', async () => {
    const at = (page: number, line: number) =>
      findSpot({ read, sheets, texts }, { page, line, words: null, nth: 0 }, 0);
    expect(await at(2, 3)).toEqual({ sheet: 0, row: 50, column: 0 });
    expect(await at(5, 1)).toEqual({ sheet: 1, row: 48, column: 0 });
    expect(await at(90, 1)).toBeNull();
  });
  it('is found by the words on it, the second place too', async () => {
    const goal = { page: 4, line: 1, words: { kind: 'phrase', text: 'dog' }, nth: 1 } as const;
    expect(await findSpot({ read, sheets, texts }, goal, 0)).toEqual({ sheet: 1, row: 2, column: 1 });
  });
});
