import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFuzzyDate, fuzzyDateInBrief, fuzzyDateFromWords } from '../../../shared/domain/fuzzy-date-words.ts';
import { parseFuzzyDate } from '../../../shared/domain/fuzzy-dates.ts';

describe('fuzzy dates in words', () => {
  it.each([
    ['2026-02-09', '9 Feb 2026'],
    ['2026-02', 'February 2026'],
    ['2026', '2026'],
    ['2025-12-16~', 'about 16 Dec 2025'],
    ['2025-12-16?', '16 Dec 2025 (uncertain)'],
    ['2025-12%', 'about December 2025 (uncertain)'],
    ['2026-02-01/2026-02-10', 'early February 2026'],
    ['2026-02-11/2026-02-20', 'mid-February 2026'],
    ['2024-02-21/2024-02-29', 'late February 2024'],
    ['2026-02-01~/2026-02-10~', 'about early February 2026'],
    ['2026-02-09T18:20/2026-02-09T18:45', '9 Feb 2026, 18:20 to 18:45'],
    ['2026-02-09T08:20:05', '9 Feb 2026, 08:20:05'],
    ['2026-02-09T18:20/2026-02-10T00:15', '9 Feb 2026, 18:20 to 10 Feb 2026, 00:15'],
    ['2026-02-09/2026-02-11', '9 to 11 Feb 2026'],
    ['2026-02-09/2026-03-11', '9 Feb to 11 Mar 2026'],
    ['2025-12-30/2026-01-02', '30 Dec 2025 to 2 Jan 2026'],
    ['2026-21', 'spring 2026'],
    ['2026-24', 'winter 2026–2027'],
    ['2026-02-09/..', 'since 9 Feb 2026'],
    ['../2026-03', 'until March 2026'],
  ])('writes %s as "%s" and reads it back', (edtf, words) => {
    expect(formatFuzzyDate(edtf)).toBe(words);
    expect(fuzzyDateFromWords(words)).toBe(edtf);
  });

  it.each([
    ['2026-02-09/', 'from 9 Feb 2026 until an unknown day'],
    ['/2026-02-09', 'from an unknown day until 9 Feb 2026'],
    ['2026-02-XX', 'a day in February 2026'],
    ['2026-XX-XX', 'a day in 2026'],
    ['202X', 'the 2020s'],
    ['20XX', 'a day from 2000 to 2099'],
  ])('writes %s as "%s"', (edtf, words) => {
    expect(formatFuzzyDate(edtf)).toBe(words);
  });

  it.each([
    ['February 9, 2026', '2026-02-09'],
    ['Feb. 9th, 2026', '2026-02-09'],
    ['2/9/2026', '2026-02-09'],
    ['  9   february 2026 ', '2026-02-09'],
    ['late Sept 2025', '2025-09-21/2025-09-30'],
    ['circa Dec 2025', '2025-12~'],
    ['autumn of 2025', '2025-23'],
    ['Dec 2025?', '2025-12?'],
    ['9 Feb 2026 8:05', '2026-02-09T08:05'],
    ['2026-02-09~', '2026-02-09~'],
  ])('understands "%s"', (words, edtf) => {
    expect(fuzzyDateFromWords(words)).toBe(edtf);
  });

  it.each([
    'yesterday',
    '',
    '31 Feb 2026',
    '13/1/2026',
    '1/2/26',
    'ma 2026',
    'after 9 Feb 2026',
    '9 Feb',
    'February',
    '9 Feb 2026 25:00',
    '18:20',
    '11 to 9 Feb 2026',
  ])('refuses %j rather than guess', (words) => {
    expect(() => fuzzyDateFromWords(words)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('reads back every day, month and year that it writes', () => {
    const day = fc.tuple(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    );
    const mark = fc.constantFrom('', '~', '?', '%');
    const length = fc.constantFrom(4, 7, 10);
    fc.assert(
      fc.property(day, length, mark, ([year, month, date], size, qualifier) => {
        const pad = (value: number) => String(value).padStart(2, '0');
        const edtf = `${year}-${pad(month)}-${pad(date)}`.slice(0, size) + qualifier;
        expect(fuzzyDateFromWords(formatFuzzyDate(parseFuzzyDate(edtf)))).toBe(edtf);
      }),
    );
  });

  it('answers any typing with a date that parses or a refusal', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        let edtf: string;
        try {
          edtf = fuzzyDateFromWords(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-input' });
          return;
        }
        expect(parseFuzzyDate(edtf).edtf).toBe(edtf);
      }),
    );
  });
});

describe('fuzzyDateInBrief', () => {
  it.each([
    ['2026-02-09', 'February 9, 2026'],
    ['2025-12-16~', 'about December 16, 2025'],
    ['2026-02-16/2026-02-20', 'February 16 to 20, 2026'],
    ['2026-02-26/2026-03-02', 'February 26 to March 2, 2026'],
    ['2025-12-30/2026-01-02', 'December 30, 2025 to January 2, 2026'],
    ['2026-02', 'February 2026'],
    ['2026-02-09T18:20/2026-02-09T18:45', 'February 9, 2026, 18:20 to 18:45'],
  ])('prints %s as %s', (edtf, words) => {
    expect(fuzzyDateInBrief(edtf)).toBe(words);
  });
});
