import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { AppError } from '../errors.ts';

/** A calendar day as YYYY-MM-DD: a day, never an instant. Text from outside becomes one through `parseDay`. */
export type CalendarDay = `${number}-${number}-${number}`;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Month names in order, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Tells whether the text is a day that exists, as YYYY-MM-DD with a year from 1000 to 9999. */
export function isDay(text: string): text is CalendarDay {
  if (!dayPattern.test(text) || text.startsWith('0')) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** A day in a parsed file or message. */
export const calendarDaySchema = z.custom<CalendarDay>(
  (value) => typeof value === 'string' && isDay(value),
  'a day that exists, as YYYY-MM-DD',
);

/** Gives the day that the text names; throws `invalid-input` when it is not YYYY-MM-DD or no such day exists. */
export function parseDay(text: string): CalendarDay {
  if (isDay(text)) return text;
  throw new AppError('invalid-input', `"${text}" is not a day: write it as YYYY-MM-DD, for example 2026-02-19`, {
    data: { value: text },
  });
}

/** Gives the day from its parts, months and days from 1; throws `invalid-input` when no such day exists. */
export function dayOf(year: number, month: number, day: number): CalendarDay {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return parseDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** Gives the day `count` days later, earlier when negative; throws `invalid-input` past the year 9999 or before 1000. */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  return shift(day, { days: count });
}

/** Gives the same day of the month `count` months on (back when negative), or the last day of a month that is too short. */
export function addMonths(day: CalendarDay, count: number): CalendarDay {
  return shift(day, { months: count });
}

/** Gives the same day `count` years on (back when negative); 29 February becomes 28 February in a common year. */
export function addYears(day: CalendarDay, count: number): CalendarDay {
  return shift(day, { years: count });
}

function shift(day: CalendarDay, amount: { days?: number; months?: number; years?: number }): CalendarDay {
  const start = plain(day);
  const leaves = (cause?: unknown) =>
    new AppError('invalid-input', `counting from ${day} leaves the years 1000 to 9999`, { cause });
  let end: Temporal.PlainDate;
  try {
    end = start.add(amount, { overflow: 'constrain' });
  } catch (cause) {
    throw leaves(cause);
  }
  if (end.year < 1000 || end.year > 9999) throw leaves();
  return end.toString() as CalendarDay;
}

function plain(day: CalendarDay): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(day);
  } catch {
    // Subtle: the type lets an impossible day such as 2026-02-30 through; this says so in our words.
    return Temporal.PlainDate.from(parseDay(day));
  }
}

/** Gives the number of days from the first day to the second, negative when the second is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return plain(from).until(plain(to), { largestUnit: 'days' }).days;
}

/** Orders two days, earlier first. */
export function compareDays(a: CalendarDay, b: CalendarDay): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Gives the weekday from 1, Monday, to 7, Sunday (ISO 8601). */
export function weekdayOf(day: CalendarDay): number {
  return plain(day).dayOfWeek;
}

/** Tells whether the day is a Saturday or a Sunday. */
export function isWeekend(day: CalendarDay): boolean {
  return weekdayOf(day) >= 6;
}

/** Gives the weekday in full: "Saturday". */
export function weekdayName(day: CalendarDay): string {
  return weekdayNames[weekdayOf(day) - 1] ?? '';
}

/** Gives year, month and day as numbers, months and days from 1. */
export function partsOf(day: CalendarDay): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** Gives "19 Feb 2026". */
export function formatDay(day: CalendarDay): string {
  const { year, month, day: date } = partsOf(day);
  return `${date} ${shortMonth(month)} ${year}`;
}

/** Gives "Thu 19 Feb 2026", or "Thu 19 Feb" when the year is that of `beside`. */
export function formatWeekday(day: CalendarDay, beside?: CalendarDay): string {
  const text = `${weekdays[weekdayOf(day) - 1] ?? ''} ${formatDay(day)}`;
  return beside !== undefined && beside.slice(0, 4) === day.slice(0, 4) ? text.slice(0, -5) : text;
}

/** Gives "February 19, 2026", the form that a brief uses. */
export function formatDayInBrief(day: CalendarDay): string {
  const { year, month, day: date } = partsOf(day);
  return `${monthNames[month - 1] ?? ''} ${date}, ${year}`;
}

/** Gives the month, from 1, in three letters: "Feb". */
export function shortMonth(month: number): string {
  return (monthNames[month - 1] ?? '').slice(0, 3);
}
