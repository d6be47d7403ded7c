import { z } from 'zod';
import { addDays, calendarDaySchema, dayOf, isDay, partsOf, weekdayOf } from './dates.ts';
import type { CalendarDay } from './dates.ts';

const month = z.int().min(1).max(12);
const weekday = z.int().min(1).max(7);
const year = z.int().min(1000).max(9999);
const text = z.string().min(1);

const fixedDay = z
  .strictObject({ kind: z.literal('fixed'), month, day: z.int().min(1).max(31) })
  .refine((when) => isDay(`2024-${two(when.month)}-${two(when.day)}`), 'a day of the month that exists')
  .readonly();

const nthWeekday = z
  .strictObject({
    kind: z.literal('nth-weekday'),
    month,
    weekday,
    /** 1 is the first, -1 the last of the month. */
    nth: z.union([z.int().min(1).max(4), z.literal(-1)]),
    /** Days after that weekday: 1 for the Friday after Thanksgiving. */
    plusDays: z.int().min(0).max(6).default(0),
  })
  .readonly();

const listedDays = z
  .strictObject({ kind: z.literal('listed'), days: z.array(calendarDaySchema).readonly() })
  .readonly();

const observance = z
  .strictObject({
    /** The weekday that the holiday falls on. */
    on: weekday,
    /** How far the observed day lies from it: -1 is the day before. */
    moveDays: z.int().min(-6).max(6),
    /** True when it is open to argument that the observed day stops a clock. */
    ambiguous: z.boolean(),
    source: text,
  })
  .readonly();

const holidaySchema = z
  .strictObject({
    name: text,
    when: z.discriminatedUnion('kind', [fixedDay, nthWeekday, listedDays]),
    observed: z.array(observance).readonly().default([]),
    /** First and last year of the holiday, where the table covers more. */
    from: year.optional(),
    to: year.optional(),
  })
  .readonly();

/** A holiday table: data with a name, a version and a source. */
export const holidayCalendarSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]*$/),
    title: text,
    version: text,
    source: text,
    /** Whose rules the table serves: FRCP 6(d) is taken to apply under `federal` and `none`, not under `state`. */
    regime: z.enum(['federal', 'state', 'none']),
    covers: z.strictObject({ from: year, to: year }).readonly(),
    needsConfirmation: z.boolean(),
    unverified: z.array(text).readonly(),
    notes: z.array(text).readonly(),
    holidays: z.array(holidaySchema).readonly(),
  })
  .refine((table) => table.covers.from <= table.covers.to, 'the first year covered comes before the last')
  .readonly();

export type HolidayCalendar = z.infer<typeof holidayCalendarSchema>;
type Holiday = z.infer<typeof holidaySchema>;

/** One reason why a day is a holiday. */
export type HolidayHit = {
  readonly name: string;
  /** The day that this one stands in for, or null when it is the holiday itself. */
  readonly observedFor: CalendarDay | null;
  /** True when it is open to argument that this day stops a clock. */
  readonly ambiguous: boolean;
};

/** Gives the holidays, in the table's order, that the day is or is observed for; empty outside of the years covered. */
export function holidaysOn(calendar: HolidayCalendar, day: CalendarDay): readonly HolidayHit[] {
  if (!coversDay(calendar, day)) return [];
  return tableOf(calendar, partsOf(day).year).get(day) ?? [];
}

/** Tells whether the table speaks to the day's year. */
export function coversDay(calendar: HolidayCalendar, day: CalendarDay): boolean {
  const { year } = partsOf(day);
  return year >= calendar.covers.from && year <= calendar.covers.to;
}

type YearTable = ReadonlyMap<CalendarDay, readonly HolidayHit[]>;
const tables = new WeakMap<HolidayCalendar, Map<number, YearTable>>();

function tableOf(calendar: HolidayCalendar, year: number): YearTable {
  const known = tables.get(calendar) ?? new Map<number, YearTable>();
  tables.set(calendar, known);
  const table = known.get(year) ?? buildYear(calendar, year);
  known.set(year, table);
  return table;
}

function buildYear(calendar: HolidayCalendar, year: number): YearTable {
  const table = new Map<CalendarDay, HolidayHit[]>();
  const add = (day: CalendarDay, hit: HolidayHit) => {
    if (partsOf(day).year === year) table.set(day, [...(table.get(day) ?? []), hit]);
  };
  for (const holiday of calendar.holidays) {
    // Subtle: New Year's Day on a Saturday is observed in the year before, so the neighbors of the year matter too.
    for (const day of [year - 1, year, year + 1].flatMap((each) => daysIn(holiday, each))) {
      add(day, { name: holiday.name, observedFor: null, ambiguous: false });
      const rule = holiday.observed.find((each) => each.on === weekdayOf(day));
      if (rule === undefined) continue;
      add(addDays(day, rule.moveDays), { name: holiday.name, observedFor: day, ambiguous: rule.ambiguous });
    }
  }
  return table;
}

function daysIn(holiday: Holiday, year: number): readonly CalendarDay[] {
  if (year < (holiday.from ?? 1000) || year > (holiday.to ?? 9999)) return [];
  const { when } = holiday;
  if (when.kind === 'listed') return when.days.filter((day) => partsOf(day).year === year);
  if (when.kind === 'nth-weekday') return [addDays(nthOf(year, when.month, when.weekday, when.nth), when.plusDays)];
  const day = `${year}-${two(when.month)}-${two(when.day)}`;
  return isDay(day) ? [day] : [];
}

function nthOf(year: number, month: number, weekday: number, nth: number): CalendarDay {
  if (nth > 0) {
    const first = dayOf(year, month, 1);
    return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
  }
  const last = addDays(dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1), -1);
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
