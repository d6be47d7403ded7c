import { describe, expect, test } from 'vitest';
import { placeQuote } from '../../../../electron/core/sample/quote-place.ts';

const page = 'first line\nthe words run over\nthe end of a line\nlast line';

describe('the place of a quote', () => {
  test('is the fewest lines that hold it', () => {
    expect(placeQuote('text', page, 'words run over the end')).toEqual({ kind: 'lines', lineFrom: 2, lineTo: 3 });
    expect(placeQuote('docx', page, 'last line')).toEqual({ kind: 'lines', lineFrom: 4, lineTo: 4 });
    expect(placeQuote('eml', 'one line', 'one line')).toEqual({ kind: 'lines', lineFrom: 1, lineTo: 1 });
  });

  test('is the words themselves on a page without numbered lines', () => {
    expect(placeQuote('pdf', page, 'the words run over')).toEqual({ kind: 'words', lineFrom: null, lineTo: null });
  });

  test('is refused where the words do not stand', () => {
    expect(() => placeQuote('text', page, 'other words')).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
