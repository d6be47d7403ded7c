import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayPhrases, datesIn, dayFromWords, mentionsOf } from '../../../shared/domain/date-spellings.ts';
import { dayOf, monthNames, partsOf, type CalendarDay } from '../../../shared/domain/dates.ts';

const two = (value: number) => String(value).padStart(2, '0');
const ordinalWords = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
  'sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth ' +
  'twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'
).split(' ');

/** Spellings that can mean one day only, by name. */
const spellings: Record<string, (year: number, month: number, day: number) => string> = {
  'day first, short': (y, m, d) => `${d} ${short(m)} ${y}`,
  'day first, long': (y, m, d) => `${d} ${long(m)} ${y}`,
  'month first, ordinal': (y, m, d) => `${long(m)} ${d}${ending(d)}, ${y}`,
  'month first, dot': (y, m, d) => `${short(m)}. ${d}, ${y}`,
  'month first, capitals': (y, m, d) => `${short(m).toUpperCase()} ${two(d)} ${y}`,
  'words and all': (y, m, d) => `the ${ordinalWords[d - 1]} day of ${long(m)}, ${y}`,
  'ordinal of': (y, m, d) => `${ordinalWords[d - 1]} of ${long(m)} ${y}`,
  'ordinal with a blank': (y, m, d) => `${long(m)} ${ordinalWords[d - 1]!.replace('-', ' ')}, ${y}`,
  'year first in words': (y, m, d) => `${y} ${short(m)} ${d}`,
  'short year': (y, m, d) => `${short(m)}. ${d}, '${two(y % 100)}`,
  hyphens: (y, m, d) => `${d}-${short(m)}-${two(y % 100)}`,
  'one word': (y, m, d) => `${two(d)}${short(m).toUpperCase()}${y}`,
  ISO: (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  'ISO with a time': (y, m, d) => `${y}-${two(m)}-${two(d)}T18:20`,
  'year first, slashes': (y, m, d) => `${y}/${m}/${d}`,
  compact: (y, m, d) => `${y}${two(m)}${two(d)}`,
};

/** Spellings in digits alone, month or day first. */
const digits: Record<string, (year: number, a: number, b: number) => string> = {
  slashes: (y, a, b) => `${two(a)}/${two(b)}/${y}`,
  'bare slashes': (y, a, b) => `${a}/${b}/${two(y % 100)}`,
  dots: (y, a, b) => `${two(a)}.${two(b)}.${y}`,
  'hyphens, short year': (y, a, b) => `${two(a)}-${two(b)}-${two(y % 100)}`,
};

const short = (month: number) => monthNames[month - 1]!.slice(0, 3);
const long = (month: number) => monthNames[month - 1]!;
const ending = (day: number) =>
  day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');

const anyDay = fc
  .tuple(fc.integer({ min: 1970, max: 2067 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([y, m, d]) => dayOf(y, m, d));
const within = (spelled: string) => `On ${spelled} the officer called dispatch.`;

describe('dates as people spell them', () => {
  it('finds a day in each spelling, and no other day there', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.constantFrom(...Object.keys(spellings)), (day, other, name) => {
        const { year, month, day: date } = partsOf(day);
        const text = within(spellings[name]!(year, month, date));
        expect(mentionsOf(text, day).map((mention) => mention.sense)).toEqual(['sure']);
        if (other !== day) expect(mentionsOf(text, other)).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  it('finds digits in both orders, and says that they may be another day', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.constantFrom(...Object.keys(digits)), (day, other, name) => {
        const { year, month, day: date } = partsOf(day);
        const sense = month === date || date > 12 ? 'sure' : 'either-order';
        for (const text of [within(digits[name]!(year, month, date)), within(digits[name]!(year, date, month))]) {
          expect(mentionsOf(text, day).map((mention) => mention.sense)).toEqual([sense]);
          const swapped = date <= 12 && other === dayOf(year, date, month);
          if (other !== day && !swapped) expect(mentionsOf(text, other)).toEqual([]);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('takes a day without a year only where the year is known or named', () => {
    const text = 'Feb. 9: nobody came. The notice is of 2026.';
    expect(mentionsOf(text, '2026-02-09')).toMatchObject([{ start: 0, sense: 'no-year' }]);
    expect(mentionsOf('Feb. 9: nobody came.', '2026-02-09')).toEqual([]);
    expect(mentionsOf('Feb. 9: nobody came.', '2026-02-09', true)).toHaveLength(1);
    expect(mentionsOf('Feb. 9, 2025: in 2026 nobody came.', '2026-02-09')).toEqual([]);
  });

  it('is not misled by times, longer numbers and words', () => {
    const none = [
      '19 Feb 2026',
      'Feb. 90, 2026',
      '12/02/09/2026',
      'exhibit 1.02.09.2026.4',
      'Marching 9, 2026',
      'maybe 9 2026',
      'decided 9 times in 2026',
    ];
    for (const text of none) expect(mentionsOf(text, '2026-02-09', true)).toEqual([]);
    expect(mentionsOf('Feb 9 2020 hours, in 2026', '2026-02-09')).toMatchObject([{ sense: 'no-year' }]);
    expect(datesIn('30 Feb 2026, 2026-13-01, 29 Feb 2025')).toEqual([]);
  });

  it('asks the index for a run of words that each spelling has', () => {
    const tokens = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...Object.values(spellings), ...Object.values(digits)), (day, spell) => {
        const { year, month, day: date } = partsOf(day);
        const page = tokens(within(spell(year, month, date)));
        const has = (phrase: string) =>
          page.includes(phrase.endsWith('*') ? ` ${phrase.slice(0, -1)}` : ` ${tokens(phrase).trim()} `);
        expect(dayPhrases(day).some(has)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('reads one day out of words, and none out of a month', () => {
    expect(dayFromWords('2/9/2026')).toBe('2026-02-09' satisfies CalendarDay);
    expect(dayFromWords('9 Feb 2026')).toBe('2026-02-09');
    expect(dayFromWords('February 2026')).toBeNull();
    expect(dayFromWords('dispatch')).toBeNull();
  });
});
