import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostSheets, placePage, rangeText, readRange, sheetFits, sheetSizes } from '../../../shared/domain/prints.ts';

describe('a range of pages', () => {
  it('is read as people type it', () => {
    expect(readRange('1-3, 8', 10)).toEqual([1, 2, 3, 8]);
    expect(readRange(' 8 ; 2 – 4,3', 10)).toEqual([2, 3, 4, 8]);
    expect(readRange('9-', 10)).toEqual([9, 10]);
    expect(readRange('', 3)).toEqual([1, 2, 3]);
  });
  it.each([
    ['abc', 'not-a-range'],
    ['1,,2', 'not-a-range'],
    ['-3', 'not-a-range'],
    ['1.5', 'not-a-range'],
    ['1e3', 'not-a-range'],
    ['4-2', 'backward'],
    ['0', 'no-such-page'],
    ['0-2', 'no-such-page'],
    ['11', 'no-such-page'],
    ['2-11', 'no-such-page'],
    ['999999999', 'no-such-page'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(readRange(text, 10)).toBe(problem);
  });
  it('is not more than goes to the printer at once', () => {
    expect(readRange('', mostSheets)).toHaveLength(mostSheets);
    expect(readRange('', mostSheets + 1)).toBe('too-many');
    expect(readRange(`2-${mostSheets + 1}`, mostSheets + 1)).toHaveLength(mostSheets);
  });
  it('is written so that it is read as the same pages', () => {
    const pages = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: mostSheets });
    fc.assert(
      fc.property(pages, (some) => {
        const sorted = some.toSorted((a, b) => a - b);
        expect(readRange(rangeText(sorted), 300)).toEqual(sorted);
      }),
    );
  });
  it('never names a page that is not there, whatever is typed', () => {
    const typed = fc.oneof(fc.string({ maxLength: 20 }), fc.stringMatching(/^[0-9,; -]{0,12}$/u));
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 40 }), (text, count) => {
        const read = readRange(text, count);
        if (typeof read === 'string') return;
        expect(read.length).toBeGreaterThan(0);
        expect(read.every((page) => page >= 1 && page <= count)).toBe(true);
        expect(read).toEqual([...new Set(read)].toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('a page on its sheet', () => {
  it('covers a sheet of its own size', () => {
    const placed = placePage({ width: 612, height: 792 }, { sheet: 'us-letter', fit: 'actual', head: false });
    expect(placed).toMatchObject({ landscape: false, x: 0, y: 0, width: 612, height: 792 });
  });
  it('lies on its side when it is wider than high', () => {
    const placed = placePage({ width: 792, height: 612 }, { sheet: 'us-letter', fit: 'actual', head: false });
    expect(placed).toMatchObject({ landscape: true, sheetWidth: 792, sheetHeight: 612, width: 792, height: 612 });
  });
  it('stays whole, in shape, not enlarged and clear of the head line', () => {
    const side = fc.double({ min: 20, max: 3000, noNaN: true });
    const sheets = Object.keys(sheetSizes) as (keyof typeof sheetSizes)[];
    const options = fc.record({
      sheet: fc.constantFrom(...sheets),
      fit: fc.constantFrom(...sheetFits),
      head: fc.boolean(),
    });
    fc.assert(
      fc.property(side, side, options, (width, height, wanted) => {
        const placed = placePage({ width, height }, wanted);
        const slack = 1e-6;
        expect(placed.width).toBeLessThanOrEqual(width + slack);
        expect(placed.width / placed.height).toBeCloseTo(width / height, 6);
        const edge = wanted.fit === 'margins' ? 18 : 0;
        expect(placed.x).toBeGreaterThanOrEqual(edge - slack);
        expect(placed.y).toBeGreaterThanOrEqual(Math.max(edge, wanted.head ? 34 : 0) - slack);
        expect(placed.x + placed.width).toBeLessThanOrEqual(placed.sheetWidth - edge + slack);
        expect(placed.y + placed.height).toBeLessThanOrEqual(placed.sheetHeight - edge + slack);
      }),
    );
  });
});
