import { AppError } from '../errors.ts';
import { addDays, addMonths, dayOf, isDay, parseDay } from './dates.ts';
import type { CalendarDay } from './dates.ts';

/**
 * A date as people know it: the forms of EDTF level 1 that a case file needs. They are `2026`, `2026-02`, `2026-02-09`,
 * `2026-02-09T18:20` (local wall clock), `2026-21` to `2026-24` (spring to winter), `2026-02-XX`, `2026-XX`, `202X`,
 * each but the one with a time also with `~` (about), `?` (uncertain) or `%` (both), and `start/end` of these with
 * `..` for an open and nothing for an unknown end.
 */
export type FuzzyDate = FuzzyPoint | FuzzyInterval;

export type FuzzyPoint = {
  readonly kind: 'point';
  /** The text in EDTF. */
  readonly edtf: string;
  readonly precision: 'decade' | 'century' | 'year' | 'season' | 'month' | 'day' | 'minute';
  readonly qualifier: 'exact' | 'about' | 'uncertain' | 'about-uncertain';
  /** True when the rest was left out by `X`: a day in that month, not the month as a whole. */
  readonly unspecified: boolean;
  readonly earliest: CalendarDay;
  readonly latest: CalendarDay;
  /** Wall clock as HH:MM or HH:MM:SS, for precision `minute` alone. */
  readonly time: string | null;
  /** 1 spring, 2 summer, 3 fall, 4 winter, for precision `season` alone. */
  readonly season: 1 | 2 | 3 | 4 | null;
};

export type FuzzyInterval = {
  readonly kind: 'interval';
  readonly edtf: string;
  readonly start: FuzzyPoint | 'open' | 'unknown';
  readonly end: FuzzyPoint | 'open' | 'unknown';
};

const qualifiers = { '': 'exact', '~': 'about', '?': 'uncertain', '%': 'about-uncertain' } as const;
const pointPattern = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX)(?:T(\d{2}:\d{2}(?::\d{2})?))?)?)?([~?%]?)$/;
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;

/** Gives the date that the EDTF text means; throws `invalid-input` when it is none of the forms or names no real day. */
export function parseFuzzyDate(text: string): FuzzyDate {
  const trimmed = text.trim();
  const ends = trimmed.split('/');
  const [first, second] = ends;
  if (ends.length > 2 || first === undefined || trimmed.length > 80) throw notEdtf(trimmed);
  if (second === undefined) return parsePoint(first, trimmed);
  const interval: FuzzyInterval = {
    kind: 'interval',
    edtf: trimmed,
    start: parseEnd(first, trimmed),
    end: parseEnd(second, trimmed),
  };
  if (typeof interval.start === 'string' && typeof interval.end === 'string') throw notEdtf(trimmed);
  if (startsAfterEnd(interval)) {
    throw new AppError('invalid-input', `"${trimmed}" ends before it starts`, { data: { value: trimmed } });
  }
  return interval;
}

/** Tells whether `parseFuzzyDate` takes the text. */
export function isFuzzyDate(text: string): boolean {
  try {
    parseFuzzyDate(text);
    return true;
  } catch {
    return false;
  }
}

/** Gives the earliest day that the date can mean, or null when its start is open or unknown. */
export function earliestDay(date: FuzzyDate): CalendarDay | null {
  if (date.kind === 'point') return date.earliest;
  return typeof date.start === 'string' ? null : date.start.earliest;
}

/** Gives the latest day that the date can mean, or null when its end is open or unknown. */
export function latestDay(date: FuzzyDate): CalendarDay | null {
  if (date.kind === 'point') return date.latest;
  return typeof date.end === 'string' ? null : date.end.latest;
}

/**
 * Gives text that sorts dates by their earliest possible moment and, among equals, the more exact first. An open or
 * unknown start sorts before all else.
 */
export function fuzzySortKey(date: FuzzyDate): string {
  const start = date.kind === 'point' ? date : date.start;
  const end = date.kind === 'point' ? date : date.end;
  const from = typeof start === 'string' ? '0000-00-00T00:00:00' : `${start.earliest}T${secondsOf(start, '00:00:00')}`;
  const to = typeof end === 'string' ? '9999-99-99T99:99:99' : `${end.latest}T${secondsOf(end, '99:99:99')}`;
  return `${from}/${to}`;
}

function secondsOf(point: FuzzyPoint, otherwise: string): string {
  return point.time === null ? otherwise : point.time.padEnd(8, ':00');
}

function parseEnd(text: string, whole: string): FuzzyInterval['start'] {
  if (text === '..') return 'open';
  return text === '' ? 'unknown' : parsePoint(text, whole);
}

function startsAfterEnd({ start, end }: FuzzyInterval): boolean {
  if (typeof start === 'string' || typeof end === 'string') return false;
  if (start.earliest > end.latest) return true;
  return start.earliest === end.latest && start.time !== null && end.time !== null
    ? secondsOf(start, '') > secondsOf(end, '')
    : false;
}

function parsePoint(text: string, whole: string): FuzzyPoint {
  const match = pointPattern.exec(text);
  if (match === null) throw notEdtf(whole);
  const [, year = '', month, day, time, mark = ''] = match;
  const qualifier = qualifiers[mark as keyof typeof qualifiers];
  const base = { kind: 'point', edtf: text, qualifier, time: null, season: null } as const;
  if (year.includes('X')) {
    if (month !== undefined) throw notEdtf(whole);
    const century = year.endsWith('XX');
    const [earliest, latest] = [`${year.replaceAll('X', '0')}-01-01`, `${year.replaceAll('X', '9')}-12-31`];
    const precision = century ? 'century' : 'decade';
    return { ...base, precision, unspecified: true, earliest: parseDay(earliest), latest: parseDay(latest) };
  }
  if (month === undefined || month === 'XX') {
    if (day !== undefined && day !== 'XX') throw notEdtf(whole);
    if (time !== undefined) throw notEdtf(whole);
    const [earliest, latest] = [parseDay(`${year}-01-01`), parseDay(`${year}-12-31`)];
    return { ...base, precision: 'year', unspecified: month === 'XX', earliest, latest };
  }
  const number = Number(month);
  if (number >= 21 && number <= 24 && day === undefined) return seasonOf(base, Number(year), number - 20);
  if (day === undefined || day === 'XX') {
    if (time !== undefined) throw notEdtf(whole);
    const earliest = parseDay(`${year}-${month}-01`);
    const latest = addDays(addMonths(earliest, 1), -1);
    return { ...base, precision: 'month', unspecified: day === 'XX', earliest, latest };
  }
  const exact = `${year}-${month}-${day}`;
  if (!isDay(exact))
    throw new AppError('invalid-input', `${exact} is not a day that exists`, { data: { value: whole } });
  const dated = { ...base, unspecified: false, earliest: exact, latest: exact };
  if (time === undefined) return { ...dated, precision: 'day' };
  if (mark !== '' || !timePattern.test(time)) throw notEdtf(whole);
  return { ...dated, precision: 'minute', time };
}

type PointBase = Pick<FuzzyPoint, 'kind' | 'edtf' | 'qualifier' | 'time'>;

/** Seasons as the three months of the weather service; winter runs into the next year, and its words say so. */
function seasonOf(base: PointBase, year: number, season: number): FuzzyPoint {
  const earliest = dayOf(year, season * 3, 1);
  const latest = addDays(addMonths(earliest, 3), -1);
  return {
    ...base,
    precision: 'season',
    unspecified: false,
    earliest,
    latest,
    season: season === 1 || season === 2 || season === 3 ? season : 4,
  };
}

function notEdtf(text: string): AppError {
  return new AppError('invalid-input', `"${text}" is not a date of EDTF level 1, for example 2026-02 or 2025-12-16~`, {
    data: { value: text },
  });
}
