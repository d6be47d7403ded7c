import type { FactView } from '../../shared/contract/views.ts';
import {
  addDays,
  addMonths,
  addYears,
  dayOf,
  daysBetween,
  partsOf,
  shortMonth,
  type CalendarDay,
} from '../../shared/domain/dates.ts';
import { earliestDay, latestDay } from '../../shared/domain/fuzzy-dates.ts';
import { readFuzzyDate } from './fact-order.ts';

/** A fact on the timeline. `from` and `to` run from 0 to 1 over the scale; a fuzzy date is a bar, an exact day a dot. */
export type TimelineMark = {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly fuzzy: boolean;
  /** Row from 0, so that marks do not cover each other. */
  readonly lane: number;
};

export type TimelineTick = { readonly at: number; readonly label: string };

export type Timeline = {
  readonly first: CalendarDay;
  readonly last: CalendarDay;
  readonly marks: readonly TimelineMark[];
  /** Pairs of fact ids that contradict each other, each once. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly ticks: readonly TimelineTick[];
  readonly undated: number;
};

type Dated = { readonly id: string; readonly from: CalendarDay; readonly to: CalendarDay; readonly fuzzy: boolean };

/**
 * Gives the place of every dated fact, or null when no fact has a day. `lanes` is the number of rows that fit. With a
 * span of days the scale is that span, and facts outside of it are left out.
 */
export function layTimeline(
  facts: readonly Pick<FactView, 'id' | 'date' | 'contradicts'>[],
  lanes: number,
  span: { readonly from: CalendarDay; readonly to: CalendarDay } | null = null,
): Timeline | null {
  const all = facts.map(datedFact).filter((fact) => fact !== null);
  const [start, end] = span === null ? [earliest(all), latest(all)] : [span.from, span.to];
  if (start === null || end === null) return null;
  const pad = Math.max(1, Math.round(daysBetween(start, end) * 0.03));
  const [first, last] = [addDays(start, -pad), addDays(end, pad)];
  const dated = span === null ? all : all.filter(({ from, to }) => from <= end && to >= start);
  const place = placeOn(first, last);
  const bars = dated.map(({ id, from, to, fuzzy }) => ({
    id,
    from: within(place(from)),
    to: within(place(to)),
    fuzzy,
  }));
  const shown = new Set(dated.map(({ id }) => id));
  return {
    first,
    last,
    marks: intoLanes(bars, lanes),
    pairs: facts.flatMap((fact) =>
      fact.contradicts
        .filter((other) => fact.id < other.fact && shown.has(fact.id) && shown.has(other.fact))
        .map((other) => [fact.id, other.fact] as const),
    ),
    ticks: ticksOf(first, last, place),
    undated: facts.length - all.length,
  };
}

/** Gives the day at a place from 0 to 1 on the scale; places outside give its first and last day. */
export function dayAt(timeline: Pick<Timeline, 'first' | 'last'>, place: number): CalendarDay {
  const days = daysBetween(timeline.first, timeline.last);
  return addDays(timeline.first, Math.round(Math.min(1, Math.max(0, place)) * days));
}

function datedFact(fact: Pick<FactView, 'id' | 'date'>): Dated | null {
  const date = readFuzzyDate(fact.date);
  if (date === null) return null;
  const [from, to] = [earliestDay(date), latestDay(date)];
  const start = from ?? to;
  const end = to ?? from;
  if (start === null || end === null) return null;
  const exact = date.kind === 'point' && date.qualifier === 'exact' && start === end;
  return { id: fact.id, from: start, to: end, fuzzy: !exact };
}

function earliest(dated: readonly Dated[]): CalendarDay | null {
  return dated.reduce<CalendarDay | null>((best, { from }) => (best === null || from < best ? from : best), null);
}

function latest(dated: readonly Dated[]): CalendarDay | null {
  return dated.reduce<CalendarDay | null>((best, { to }) => (best === null || to > best ? to : best), null);
}

function placeOn(first: CalendarDay, last: CalendarDay): (day: CalendarDay) => number {
  const days = Math.max(1, daysBetween(first, last));
  return (day) => daysBetween(first, day) / days;
}

/** A fuzzy date that reaches past the scale is cut at its end. */
function within(place: number): number {
  return Math.min(1, Math.max(0, place));
}

/** The width that a dot takes, as a share of the scale. */
const dotWidth = 0.012;

function intoLanes(bars: readonly Omit<TimelineMark, 'lane'>[], lanes: number): TimelineMark[] {
  const free: number[] = Array.from({ length: Math.max(1, lanes) }, () => -1);
  return bars
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .map(({ id, from, to, fuzzy }) => {
      const open = free.findIndex((until) => until <= from);
      // Subtle: with no free row the mark goes where it covers least, so that no fact is left out.
      const lane = open >= 0 ? open : free.indexOf(Math.min(...free));
      free[lane] = Math.max(free[lane] ?? -1, to, from + dotWidth);
      return { id, from, to, fuzzy, lane };
    });
}

/** At most about ten ticks: days, months, quarters, or years, whichever fits the span. */
function ticksOf(first: CalendarDay, last: CalendarDay, place: (day: CalendarDay) => number): TimelineTick[] {
  const days = daysBetween(first, last);
  const step = days <= 12 ? 'day' : days <= 60 ? 'week' : days <= 330 ? 'month' : days <= 1100 ? 'quarter' : 'year';
  const years = step === 'year' ? Math.max(1, Math.ceil(days / 365 / 10)) : 1;
  const { year, month } = partsOf(first);
  const next = (day: CalendarDay): CalendarDay =>
    step === 'day'
      ? addDays(day, 1)
      : step === 'week'
        ? addDays(day, 7)
        : step === 'year'
          ? addYears(day, years)
          : addMonths(day, step === 'month' ? 1 : 3);
  const ticks: TimelineTick[] = [];
  let day = step === 'day' || step === 'week' ? first : step === 'month' ? dayOf(year, month, 1) : dayOf(year, 1, 1);
  for (; day <= last; day = next(day)) if (day >= first) ticks.push({ at: place(day), label: tickLabel(day, step) });
  return ticks;
}

function tickLabel(day: CalendarDay, step: 'day' | 'week' | 'month' | 'quarter' | 'year'): string {
  const { year, month, day: date } = partsOf(day);
  if (step === 'year') return String(year);
  return step === 'day' || step === 'week' ? `${date} ${shortMonth(month)}` : `${shortMonth(month)} ${year}`;
}
