import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableText } from '../../../shared/domain/tables.ts';
import { pageLines, pageText, paginateText } from '../../../shared/domain/text-pages.ts';

describe('a table as text', () => {
  it('names the sheet and the row on each line, and begins a page for each sheet', () => {
    const { text } = tableText([
      { name: 'Calls', hidden: false, rows: [{ number: 3, cells: ['09:12', '', 'Unit 4', '', ''] }] },
      { name: 'Empty', hidden: true, rows: [] },
    ]);
    expect(text).toBe('Calls!3  09:12 |  | Unit 4\fEmpty: no rows');
    expect(tableText([{ name: '', hidden: false, rows: [{ number: 1, cells: ['a\nb', 'c'] }] }]).text).toBe(
      '1  a b | c',
    );
  });

  it('knows where each row begins on the pages', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ minLength: 100, maxLength: 300 }),
      fc.constantFrom('', 'a\f', '\n\n', 'x'.repeat(5000), '漢字'.repeat(80)),
    );
    const row = fc.record({ number: fc.integer({ min: 1, max: 1_048_576 }), cells: fc.array(cell, { maxLength: 5 }) });
    const sheet = fc.record({
      name: fc.oneof(fc.constant(''), fc.string({ maxLength: 31 })),
      hidden: fc.boolean(),
      rows: fc.array(row, { maxLength: 70 }),
    });
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 4 }), (sheets) => {
        const { text, places } = tableText(sheets);
        const pages = paginateText(text).map(pageText);
        sheets.forEach((one, index) =>
          one.rows.forEach(({ number }, at) => {
            const place = places[index]?.[at];
            const line = pageLines(pages[(place?.page ?? 0) - 1] ?? '')[(place?.lineFrom ?? 0) - 1]?.text ?? '';
            const isNamed = /^[ -~]*$/u.test(one.name) && !one.name.includes(' ');
            if (isNamed) expect(`${line} `).toContain(`${number} `);
            expect(place?.lineTo).toBeGreaterThanOrEqual(place?.lineFrom ?? 0);
          }),
        );
      }),
      { numRuns: 60 },
    );
  });
});
