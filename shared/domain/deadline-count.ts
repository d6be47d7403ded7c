import { addDays, addMonths, addYears, formatWeekday, isWeekend, partsOf, weekdayName } from './dates.ts';
import type { CalendarDay } from './dates.ts';
import { coversDay, holidaysOn } from './holidays.ts';
import type { HolidayCalendar } from './holidays.ts';
import type { CheckedRule, CountingMode, TraceRow } from './deadline-schema.ts';

/** Days that FRCP 6(d) adds after service by mail. */
const mailDays = 3;

/** One way to read a rule. */
export type ReadingPlan = {
  readonly mode: CountingMode;
  /** Whether a day whose observance is open to argument is taken for a holiday. */
  readonly ambiguousIsHoliday: boolean;
  readonly addMailDays: boolean;
};

/** What a count came to and what it met on the way. */
export type Count = {
  readonly plan: ReadingPlan;
  readonly due: CalendarDay;
  readonly rows: readonly TraceRow[];
  /** Days whose observance is open to argument and that this count took for holidays. */
  readonly ambiguous: readonly CalendarDay[];
  /** Days that a holiday table had to be asked about and that lie outside of its years. */
  readonly outside: readonly CalendarDay[];
  /** True when a month was too short to have the trigger's day. */
  readonly clamped: boolean;
};

/** Counts a rule from the trigger by one reading, day by day; the trigger day itself is never counted. */
export function countReading(
  rule: CheckedRule,
  trigger: CalendarDay,
  calendar: HolidayCalendar,
  plan: ReadingPlan,
): Count {
  const { mode } = plan;
  const step = rule.backward ? -1 : 1;
  const rows: TraceRow[] = [];
  const ambiguous: CalendarDay[] = [];
  const outside: CalendarDay[] = [];
  let clamped = false;

  const row = (day: CalendarDay, action: TraceRow['action'], number: number | null, reason: string | null) =>
    rows.push({ day, weekday: weekdayName(day).slice(0, 3), action, number, reason });

  const closedReason = (day: CalendarDay, weekends: boolean): string | null => {
    if (!coversDay(calendar, day)) outside.push(day);
    // Subtle: where only holidays are left out of the count, the holiday itself is already out, so that leaving out the
    // day observed for it as well would take two days for one holiday. Both readings are shown.
    const twice = mode === 'calendar-excluding-holidays';
    const hits = holidaysOn(calendar, day);
    const certain = hits.filter((hit) => !hit.ambiguous && !(twice && hit.observedFor !== null));
    const weekend = weekends && isWeekend(day);
    const counted = plan.ambiguousIsHoliday ? hits : certain;
    if (!weekend && certain.length === 0 && counted.length > 0) ambiguous.push(day);
    const names = counted.map((hit) => (hit.observedFor === null ? hit.name : `${hit.name}, observed`));
    const reasons = [...(weekend ? [weekdayName(day)] : []), ...new Set(names)];
    return reasons.length === 0 ? null : reasons.join('; ');
  };

  const roll = (from: CalendarDay): CalendarDay => {
    let day = from;
    for (;;) {
      const reason = closedReason(day, true);
      if (reason === null) return day;
      row(day, 'rolled', null, reason);
      day = addDays(day, step);
    }
  };

  const countUnits = (): CalendarDay => {
    let day = trigger;
    for (let number = 1; number <= rule.count; number += 1) {
      // Subtle: months are added to the trigger, not to the month before, or 31 January would stay a 28th for ever.
      day = rule.unit === 'months' ? addMonths(trigger, step * number) : addYears(trigger, step * number);
      const short = partsOf(day).day !== partsOf(trigger).day;
      clamped = short;
      row(day, 'counted', number, short ? 'the month has no such day: its last day' : null);
    }
    return day;
  };

  const countDays = (): CalendarDay => {
    let day = trigger;
    for (let number = 1; number <= rule.count;) {
      day = addDays(day, step);
      const skips = mode === 'business' || mode === 'calendar-excluding-holidays';
      const reason = skips ? closedReason(day, mode === 'business') : null;
      row(day, reason === null ? 'counted' : 'skipped', reason === null ? number : null, reason);
      if (reason === null) number += 1;
    }
    return day;
  };

  const rolls = mode === 'calendar-roll' || mode === 'business';
  let due = rule.unit === 'days' ? countDays() : countUnits();
  if (rolls) due = roll(due);
  if (plan.addMailDays) {
    for (let number = 1; number <= mailDays; number += 1) {
      due = addDays(due, step);
      row(due, 'service', number, 'service by mail, FRCP 6(d)');
    }
    if (rolls) due = roll(due);
  }
  return { plan, due, rows, ambiguous, outside, clamped };
}

/** Gives why no work is done on the day ("Saturday; Independence Day"), or null; observances open to argument count. */
export function closedDayReason(day: CalendarDay, calendar: HolidayCalendar): string | null {
  const names = holidaysOn(calendar, day).map((hit) =>
    hit.observedFor === null ? hit.name : `${hit.name}, observed for ${formatWeekday(hit.observedFor, day)}`,
  );
  const reasons = [...(isWeekend(day) ? [weekdayName(day)] : []), ...names];
  return reasons.length === 0 ? null : reasons.join('; ');
}
