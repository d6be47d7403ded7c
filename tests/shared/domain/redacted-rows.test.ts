import { array, assert, nat, property, stringMatching, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlacedText, placeTextPage, rectsOfRange } from '../../../shared/domain/placed-text.ts';
import { rowMarker } from '../../../shared/domain/redacted-rows.ts';
import type { Redaction } from '../../../shared/domain/redactions.ts';
import { tableText } from '../../../shared/domain/tables.ts';
import { pageText, paginateText } from '../../../shared/domain/text-pages.ts';

const redaction = (page: number, placed: PlacedText, from: number, to: number): Redaction => ({
  id: `${page} ${from}`,
  source: 's',
  page,
  rects: rectsOfRange(placed, from, to),
  words: placed.text.slice(from, to),
  reason: 'PII',
  pattern: '',
  note: '',
});

function tableOf(name: string, rows: readonly (readonly string[])[]) {
  const sheet = { name, hidden: false, rows: rows.map((cells, index) => ({ number: index + 1, cells })) };
  const { text, places } = tableText([sheet]);
  const pages = paginateText(text).map(pageText);
  const row = (index: number) => ({ ...sheet.rows[index]!, ...places[0]![index]! });
  return { pages, row, asMap: new Map(pages.map((each, index) => [index + 1, each])) };
}

describe('what is marked in a row of a table', () => {
  it('is the cell whose words lie under the mark, and no other', () => {
    const { pages, row, asMap } = tableOf('Roster', [
      ['Name', 'Phone'],
      ['Doe', '313-555-0142'],
      ['Roe', '313-555-0199'],
    ]);
    const at = pages[0]!.indexOf('313-555-0142');
    const marks = [redaction(1, placeTextPage(pages[0]!), at, at + 12)];
    const marked = rowMarker(asMap, marks);
    expect([0, 1, 2].map((index) => marked('Roster', row(index))?.columns ?? null)).toEqual([null, new Set([1]), null]);
    expect(marked('Roster', row(1))?.marks).toEqual(marks);
  });

  it('is the whole row where the cells do not agree with the page', () => {
    const { pages, row, asMap } = tableOf('', [['a cell that was read another way', 'b']]);
    const marked = rowMarker(asMap, [redaction(1, placeTextPage(pages[0]!), 3, 9)]);
    expect(marked('', { ...row(0), cells: ['quite other words', 'b'] })?.columns).toBe('all');
  });

  it('is found however long the cells and wherever the rows fall on the pages', () => {
    const cell = stringMatching(/^[a-z]{1,30}( [a-z0-9]{1,30}){0,6}$/);
    const table = array(tuple(cell, cell, cell), { minLength: 1, maxLength: 60 });
    assert(
      property(table, nat(), nat(2), (rows, pick, column) => {
        const target = pick % rows.length;
        const cells = rows.map((each, index) => (index === target ? each.with(column, 'xyz313xyz') : each));
        const { pages, row, asMap } = tableOf('S1', cells);
        const page = pages.findIndex((text) => text.includes('xyz313xyz')) + 1;
        const at = pages[page - 1]!.indexOf('xyz313xyz');
        const marked = rowMarker(asMap, [redaction(page, placeTextPage(pages[page - 1]!), at, at + 9)]);
        const found = cells.map((_, index) => marked('S1', row(index))?.columns ?? null);
        expect(found).toEqual(cells.map((_, index) => (index === target ? new Set([column]) : null)));
      }),
      { numRuns: 30 },
    );
  });
});
