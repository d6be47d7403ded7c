import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  earliestDay,
  fuzzySortKey,
  isFuzzyDate,
  latestDay,
  parseFuzzyDate,
} from '../../../shared/domain/fuzzy-dates.ts';

const span = (text: string) => {
  const date = parseFuzzyDate(text);
  return [earliestDay(date), latestDay(date)];
};

describe('fuzzy dates', () => {
  it.each([
    ['2026-02-09', '2026-02-09', '2026-02-09'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2025-12-16~', '2025-12-16', '2025-12-16'],
    ['2026-02-09T18:20/2026-02-09T18:45', '2026-02-09', '2026-02-09'],
    ['2026-21', '2026-03-01', '2026-05-31'],
    ['2026-22?', '2026-06-01', '2026-08-31'],
    ['2026-23', '2026-09-01', '2026-11-30'],
    ['2026-24', '2026-12-01', '2027-02-28'],
    ['2026-02-XX', '2026-02-01', '2026-02-28'],
    ['2026-XX', '2026-01-01', '2026-12-31'],
    ['2026-XX-XX', '2026-01-01', '2026-12-31'],
    ['202X', '2020-01-01', '2029-12-31'],
    ['20XX', '2000-01-01', '2099-12-31'],
    ['2026-02-09/2026-02-11', '2026-02-09', '2026-02-11'],
    ['2026-02/2026-04~', '2026-02-01', '2026-04-30'],
    ['2026-02-09/..', '2026-02-09', null],
    ['../2026-02', null, '2026-02-28'],
    ['2026-02-09/', '2026-02-09', null],
    ['/2026-02-09', null, '2026-02-09'],
  ])('reads %s as %s to %s', (text, earliest, latest) => {
    expect(span(text)).toEqual([earliest, latest]);
  });

  it.each([
    '2026-02-30',
    '2023-02-29',
    '2026-13',
    '2026-00',
    '2026-25',
    '2026-20',
    '2026-1',
    '26',
    '',
    '/',
    '../..',
    '2026-02-09/2026-02-08',
    '2026-02-09T25:00',
    '2026-02-09T18:60',
    '2026-02-09T18',
    '2026-02T18:20',
    '2026-02-09T18:20Z',
    '2026-02-09T18:20~',
    '2026-XX-09',
    '2026-21-03',
    '202X-02',
    '2X26',
    '2026/2027/2028',
    'early 2026',
    '2026-02-09~~',
    '2026-02-09T18:45/2026-02-09T18:20',
    '-2026',
    'Y2026',
    '[2026,2027]',
    '0000',
  ])('refuses %j', (text) => {
    expect(isFuzzyDate(text)).toBe(false);
    expect(() => parseFuzzyDate(text)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('tells about from uncertain', () => {
    expect(['2025', '2025~', '2025?', '2025%'].map((text) => parseFuzzyDate(text))).toMatchObject([
      { qualifier: 'exact' },
      { qualifier: 'about' },
      { qualifier: 'uncertain' },
      { qualifier: 'about-uncertain' },
    ]);
  });

  it('sorts by the earliest possible moment, the more exact first among equals', () => {
    const sorted = [
      '../2026-02-09',
      '2025-12-16~',
      '2026',
      '2026-01-01/..',
      '2026-02-01',
      '2026-02',
      '2026-02-01T08:00',
      '2026-02-09T18:20/2026-02-09T18:45',
      '2026-02-09T18:20:30',
      '2026-02-10',
      '2026-21',
    ];
    const shuffled = sorted.toReversed();
    const byKey = shuffled.toSorted((a, b) =>
      fuzzySortKey(parseFuzzyDate(a)) < fuzzySortKey(parseFuzzyDate(b)) ? -1 : 1,
    );
    expect(byKey).toEqual(sorted);
  });

  it('never throws anything but a refusal, whatever is typed', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'0123456789XT:-/~?%. '.split('')), maxLength: 30 });
    fc.assert(
      fc.property(letters, (text) => {
        if (!isFuzzyDate(text)) {
          expect(() => parseFuzzyDate(text)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
          return;
        }
        const [earliest, latest] = span(text);
        if (earliest && latest) expect(earliest <= latest).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
