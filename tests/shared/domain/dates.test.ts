import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  calendarDaySchema,
  compareDays,
  dayOf,
  daysBetween,
  formatDay,
  formatDayInBrief,
  formatWeekday,
  isDay,
  isWeekend,
  parseDay,
  weekdayOf,
} from '../../../shared/domain/dates.ts';
import type { CalendarDay } from '../../../shared/domain/dates.ts';

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);
const anyDay = fc
  .integer({ min: utc('1900-01-01'), max: utc('2199-12-31') })
  .map((time) => new Date(time).toISOString().slice(0, 10) as CalendarDay);

describe('calendar days', () => {
  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-2-9',
    '26-02-09',
    '',
    '2026-02-09T00:00',
    ' 2026-02-09',
    '0999-01-01',
    '+002026-01-01',
    '2026-04-31',
  ])('refuses %j as a day', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => parseDay(text)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(calendarDaySchema.safeParse(text).success).toBe(false);
  });

  it('takes 29 February in a leap year alone', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
    expect(isDay('2100-02-29')).toBe(false);
    expect(() => dayOf(2026, 2, 29)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('agrees with the clock arithmetic of the platform on adding days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        const expected = new Date(utc(day) + count * 86_400_000).toISOString().slice(0, 10);
        expect(addDays(day, count)).toBe(expected);
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(weekdayOf(day)).toBe(new Date(utc(day)).getUTCDay() || 7);
      }),
    );
  });

  it('clamps to the last day of a shorter month', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addYears('2024-02-29', 3)).toBe('2027-02-28');
    expect(addMonths('2026-01-31', 2)).toBe('2026-03-31');
  });

  it('refuses to leave the years that it knows', () => {
    expect(() => addYears('9000-01-01', 3000)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => addDays('1000-01-01', -1)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => addYears('2026-01-01', 999_999_999)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => addDays('2026-02-30', 1)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('writes a day for a trace, a table and a brief', () => {
    expect(formatDay('2026-02-09')).toBe('9 Feb 2026');
    expect(formatWeekday('2026-02-20')).toBe('Fri 20 Feb 2026');
    expect(formatWeekday('2026-02-20', '2026-02-19')).toBe('Fri 20 Feb');
    expect(formatWeekday('2027-01-01', '2026-12-31')).toBe('Fri 1 Jan 2027');
    expect(formatDayInBrief('2026-02-19')).toBe('February 19, 2026');
  });

  it('knows weekends and order', () => {
    expect(['2026-07-03', '2026-07-04', '2026-07-05', '2026-07-06'].map((day) => isWeekend(parseDay(day)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect((['2026-07-04', '2025-12-31', '2026-01-01'] as const).toSorted(compareDays)).toEqual([
      '2025-12-31',
      '2026-01-01',
      '2026-07-04',
    ]);
  });
});
