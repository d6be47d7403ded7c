import { AppError } from '../errors.ts';
import { dayOf, formatDay, monthNames, partsOf, shortMonth } from './dates.ts';
import { isFuzzyDate, parseFuzzyDate } from './fuzzy-dates.ts';
import type { FuzzyDate, FuzzyInterval, FuzzyPoint } from './fuzzy-dates.ts';

const seasons = ['spring', 'summer', 'fall', 'winter'] as const;

/** Parts of a month and the days that they stand for; the last day of `late` depends on the month. */
const monthParts = [
  { name: 'early', from: 1, to: 10 },
  { name: 'mid', from: 11, to: 20 },
  { name: 'late', from: 21, to: 31 },
] as const;

/** Gives the date in plain words: "early February 2026", "about 16 Dec 2025", "9 Feb 2026, 18:20 to 18:45". */
export function formatFuzzyDate(date: FuzzyDate | string): string {
  const value = typeof date === 'string' ? parseFuzzyDate(date) : date;
  return value.kind === 'point' ? formatPoint(value) : formatInterval(value);
}

/** Gives the date as a brief prints it, month first: "about December 16, 2025", "February 16 to 20, 2026". */
export function fuzzyDateInBrief(date: FuzzyDate | string): string {
  const longMonth = (short: string) => monthNames.find((name) => name.startsWith(short)) ?? short;
  return formatFuzzyDate(date)
    .replaceAll(
      /(?<!\d)(\d{1,2}) to (\d{1,2}) ([A-Z][a-z]{2}) (\d{4})/gu,
      (_all, from: string, to: string, m: string, y: string) => `${longMonth(m)} ${from} to ${to}, ${y}`,
    )
    .replaceAll(/(\d{1,2}) ([A-Z][a-z]{2}) to (?=\d)/gu, (_all, d: string, m: string) => `${longMonth(m)} ${d} to `)
    .replaceAll(
      /(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})/gu,
      (_all, d: string, m: string, y: string) => `${longMonth(m)} ${d}, ${y}`,
    );
}

function formatPoint(point: FuzzyPoint): string {
  return withQualifier(plainPoint(point), point);
}

function plainPoint(point: FuzzyPoint): string {
  const { year, month } = partsOf(point.earliest);
  switch (point.precision) {
    case 'minute':
      return `${formatDay(point.earliest)}, ${point.time ?? ''}`;
    case 'day':
      return formatDay(point.earliest);
    case 'month':
      return `${point.unspecified ? 'a day in ' : ''}${monthNames[month - 1] ?? ''} ${year}`;
    case 'season':
      return point.season === 4 ? `winter ${year}–${year + 1}` : `${seasons[(point.season ?? 1) - 1] ?? ''} ${year}`;
    case 'year':
      return `${point.unspecified ? 'a day in ' : ''}${year}`;
    case 'decade':
      return `the ${year}s`;
    default:
      return `a day from ${year} to ${year + 99}`;
  }
}

function formatInterval({ start, end }: FuzzyInterval): string {
  if (typeof start === 'string') {
    const words = typeof end === 'string' ? '' : formatPoint(end);
    return start === 'open' ? `until ${words}` : `from an unknown day until ${words}`;
  }
  if (typeof end === 'string') {
    return end === 'open' ? `since ${formatPoint(start)}` : `from ${formatPoint(start)} until an unknown day`;
  }
  return partOfMonth(start, end) ?? withinOne(start, end) ?? `${formatPoint(start)} to ${formatPoint(end)}`;
}

function isExactDay(point: FuzzyPoint): boolean {
  return point.precision === 'day' && point.qualifier === 'exact';
}

function withQualifier(words: string, { qualifier }: FuzzyPoint): string {
  const about = qualifier === 'about' || qualifier === 'about-uncertain' ? `about ${words}` : words;
  return qualifier === 'uncertain' || qualifier === 'about-uncertain' ? `${about} (uncertain)` : about;
}

/** "early February 2026" for the first to the tenth. */
function partOfMonth(start: FuzzyPoint, end: FuzzyPoint): string | null {
  if (start.precision !== 'day' || end.precision !== 'day' || start.qualifier !== end.qualifier) return null;
  const [from, to] = [partsOf(start.earliest), partsOf(end.earliest)];
  if (from.year !== to.year || from.month !== to.month) return null;
  const part = monthParts.find((each) => each.from === from.day && lastOf(each, from.year, from.month) === to.day);
  if (part === undefined) return null;
  const joint = part.name === 'mid' ? '-' : ' ';
  return withQualifier(`${part.name}${joint}${monthNames[from.month - 1] ?? ''} ${from.year}`, start);
}

/** "9 Feb 2026, 18:20 to 18:45" and "9 to 11 Feb 2026": what both ends share is said once. */
function withinOne(start: FuzzyPoint, end: FuzzyPoint): string | null {
  if (start.precision === 'minute' && end.precision === 'minute' && start.earliest === end.earliest) {
    return `${formatPoint(start)} to ${end.time ?? ''}`;
  }
  if (!isExactDay(start) || !isExactDay(end)) return null;
  const [from, to] = [partsOf(start.earliest), partsOf(end.earliest)];
  if (from.year !== to.year) return null;
  return from.month === to.month
    ? `${from.day} to ${formatDay(end.earliest)}`
    : `${from.day} ${shortMonth(from.month)} to ${formatDay(end.earliest)}`;
}

function lastOf(part: (typeof monthParts)[number], year: number, month: number): number {
  if (part.name !== 'late') return part.to;
  return partsOf(pointOf(`${year}-${two(month)}`).latest).day;
}

/**
 * Gives EDTF for what a person types: EDTF itself, or words such as "9 Feb 2026", "February 9, 2026", "2/9/2026" (month
 * first), "early February 2026", "about 16 Dec 2025", "spring 2026", "9 Feb 2026 18:20", and two of these with "to".
 * Throws `invalid-input` when it knows no meaning; it never guesses a year.
 */
export function fuzzyDateFromWords(text: string): string {
  const trimmed = text.trim();
  if (isFuzzyDate(trimmed)) return trimmed;
  const words = trimmed.toLowerCase().replaceAll(/\s+/g, ' ');
  const open = /^(since|after|until|before) (.+)$/.exec(words);
  if (open !== null) return openInterval(open[1] ?? '', open[2] ?? '', trimmed);
  const [from, to, ...rest] = words.split(/ (?:to|until|through) | – /);
  if (to === undefined) return wordsOfPoint(from ?? '', trimmed);
  if (rest.length > 0) throw notUnderstood(trimmed);
  const end = wordsOfPoint(to, trimmed, dayPrefix(from ?? ''));
  return checked(`${wordsOfPoint(from ?? '', trimmed, yearSuffix(to))}/${end}`, trimmed);
}

function openInterval(word: string, rest: string, whole: string): string {
  // Subtle: "after" and "before" leave the day itself out, and EDTF has no form for that.
  if (word === 'after' || word === 'before') throw notUnderstood(whole);
  return checked(word === 'since' ? `${wordsOfPoint(rest, whole)}/..` : `../${wordsOfPoint(rest, whole)}`, whole);
}

/** What "18:45" in "9 Feb 2026 18:20 to 18:45" takes from the other end. */
type Missing = { readonly day?: string; readonly tail?: string };

function dayPrefix(from: string): Missing {
  const match = /^(.+?),? \d{1,2}:\d{2}(?::\d{2})?$/.exec(from);
  return match?.[1] === undefined ? {} : { day: match[1] };
}

/** What "9" or "9 Feb" in "9 to 11 Feb 2026" takes from the other end. */
function yearSuffix(to: string): Missing {
  const match = /^\d{1,2} ([a-z]+\.? \d{4})$/.exec(to);
  return match?.[1] === undefined ? {} : { tail: match[1] };
}

function wordsOfPoint(words: string, whole: string, missing: Missing = {}): string {
  const time = /^(?:(.+?),? )?(\d{1,2}:\d{2}(?::\d{2})?)$/.exec(words);
  if (time?.[2] !== undefined) {
    const day = wordsOfPoint(time[1] ?? missing.day ?? '', whole);
    return checked(`${day}T${/^\d:/.test(time[2]) ? `0${time[2]}` : time[2]}`, whole);
  }
  const unsure = /^(.+?) ?(?:\(uncertain\)|\?)$/.exec(words);
  if (unsure?.[1] !== undefined) return qualified(wordsOfPoint(unsure[1], whole), '?', whole);
  const about = /^(?:about|around|circa|approximately|c\.|ca\.) (.+)$/.exec(words);
  if (about?.[1] !== undefined) return qualified(wordsOfPoint(about[1], whole), '~', whole);
  const part = /^(early|mid|late)[ -]([a-z]+)\.? (\d{4})$/.exec(words);
  if (part !== null) return partInterval(part[1] ?? '', part[2] ?? '', Number(part[3]), whole);
  const season = /^(spring|summer|fall|autumn|winter) (?:of )?(\d{4})(?:[–-]\d{2,4})?$/.exec(words);
  if (season !== null) {
    const name = season[1] === 'autumn' ? 'fall' : season[1];
    return `${season[2] ?? ''}-${21 + seasons.findIndex((each) => each === name)}`;
  }
  return dateOfWords(words, missing.tail) ?? fail(whole);
}

/** Marks a date, or both ends of "early February 2026", as about (`~`) or uncertain (`?`). */
function qualified(edtf: string, mark: '~' | '?', whole: string): string {
  const ends = edtf.split('/').map((end) => (/[~?]$/.test(end) ? `${end.slice(0, -1)}%` : `${end}${mark}`));
  return checked(ends.join('/'), whole);
}

function dateOfWords(words: string, tail: string | undefined): string | null {
  if (isFuzzyDate(words.toUpperCase())) return words.toUpperCase();
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words);
  if (slashes !== null) return dayOf(Number(slashes[3]), Number(slashes[1]), Number(slashes[2]));
  const year = tail?.slice(-4);
  const full = /^\d{1,2}$/.test(words)
    ? `${words} ${tail ?? ''}`
    : /\d{4}$/.test(words)
      ? words
      : `${words} ${year ?? ''}`;
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.? (\d{4})$/.exec(full);
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(full);
  const [month, day] = dayFirst === null ? [monthFirst?.[1], monthFirst?.[2]] : [dayFirst[2], dayFirst[1]];
  const number = monthNumber(month ?? '');
  if (number !== null) return dayOf(Number(full.slice(-4)), number, Number(day));
  const monthOnly = /^([a-z]+)\.? (\d{4})$/.exec(full);
  const alone = monthNumber(monthOnly?.[1] ?? '');
  return alone === null ? null : `${monthOnly?.[2] ?? ''}-${two(alone)}`;
}

function partInterval(name: string, monthName: string, year: number, whole: string): string {
  const month = monthNumber(monthName);
  const part = monthParts.find((each) => each.name === name);
  if (month === null || part === undefined) throw notUnderstood(whole);
  const prefix = `${year}-${two(month)}`;
  return `${prefix}-${two(part.from)}/${prefix}-${two(lastOf(part, year, month))}`;
}

function monthNumber(name: string): number | null {
  if (name.length < 3) return null;
  const index = monthNames.findIndex(
    (each) => each.toLowerCase().startsWith(name) || (name === 'sept' && each === 'September'),
  );
  return index < 0 ? null : index + 1;
}

function pointOf(edtf: string): FuzzyPoint {
  const date = parseFuzzyDate(edtf);
  return date.kind === 'point' ? date : fail(edtf);
}

function checked(edtf: string, whole: string): string {
  return isFuzzyDate(edtf) ? edtf : fail(whole);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function fail(whole: string): never {
  throw notUnderstood(whole);
}

function notUnderstood(whole: string): AppError {
  return new AppError(
    'invalid-input',
    `"${whole}" is not understood as a date, for example 9 Feb 2026 or early February 2026`,
    {
      data: { value: whole },
    },
  );
}
