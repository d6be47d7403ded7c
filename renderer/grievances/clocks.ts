import { daysBetween, isDay } from '../../shared/domain/dates.ts';
import { deadlineResultSchema, type DeadlineResult } from '../../shared/domain/deadline-schema.ts';
import type { Deadline } from '../../shared/domain/grievances.ts';

/** How a clock stands on a day: met, past its day, within three days, or further off. */
export type ClockState = 'met' | 'late' | 'soon' | 'open';

export type ClockRow = {
  readonly deadline: Deadline;
  /** The day that counts now: that of the extension where a document grants one. */
  readonly day: string;
  /** Days from today to it, negative when it is past. */
  readonly days: number;
  readonly state: ClockState;
  /** The engine's answer with its trace, or null for a day that was set by hand. */
  readonly result: DeadlineResult | null;
};

/** Gives every clock as it stands today, earliest day first; clocks that were met come after the open ones of a day. */
export function clockRows(deadlines: readonly Deadline[], today: string): ClockRow[] {
  return deadlines
    .map((deadline) => clockRow(deadline, today))
    .toSorted(
      (a, b) =>
        (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) ||
        Number(a.state === 'met') - Number(b.state === 'met') ||
        a.deadline.title.localeCompare(b.deadline.title),
    );
}

function clockRow(deadline: Deadline, today: string): ClockRow {
  const day = deadline.extendedTo !== null && deadline.extensionSource !== null ? deadline.extendedTo : deadline.due;
  const days = isDay(today) && isDay(day) ? daysBetween(today, day) : 0;
  const state = deadline.metOn !== null ? 'met' : days < 0 ? 'late' : days <= 3 ? 'soon' : 'open';
  return { deadline, day, days, state, result: resultOf(deadline.result) };
}

/** Gives the engine's answer that a clock or a preview holds, or null where it holds none. */
export function resultOf(result: unknown): DeadlineResult | null {
  const parsed = deadlineResultSchema.safeParse(result);
  return parsed.success ? parsed.data : null;
}

/** Gives how long is left, in words: "today", "in 3 days", "2 days late", "met", "met 1 day late". */
export function daysLeftWords({
  deadline,
  day,
  days,
  state,
}: Pick<ClockRow, 'deadline' | 'day' | 'days' | 'state'>): string {
  if (state === 'met') {
    const met = deadline.metOn;
    const late = met !== null && isDay(met) && isDay(day) ? daysBetween(day, met) : 0;
    return late > 0 ? `met ${daysWords(late)} late` : 'met';
  }
  if (days === 0) return 'today';
  return days < 0 ? `${daysWords(-days)} late` : `in ${daysWords(days)}`;
}

/** Tells whether a person still has to confirm which of several readings holds. */
export function needsReading(row: Pick<ClockRow, 'deadline' | 'result'>): boolean {
  return row.deadline.confirmedBy === '' && row.result !== null && row.result.readings.length > 1;
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days.toLocaleString('en-US')} days`;
}
