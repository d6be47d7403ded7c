import { formatDay, isDay, monthNames, partsOf, type CalendarDay } from './dates.ts';
import { fuzzyDateFromWords } from './fuzzy-date-words.ts';

/**
 * How sure it is that a text means a day: `sure`; `no-year` where the text leaves the year out; `either-order` where the same
 * digits are another day when read the other way round (02/09/2026).
 */
export const mentionSenses = ['sure', 'no-year', 'either-order'] as const;
export type MentionSense = (typeof mentionSenses)[number];

/** A date as it stands in a text, from `start` to before `end`, and what it can mean: month first before day first. */
export type DateMention = {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly Reading[];
};
type Reading = { readonly year: number | null; readonly month: number; readonly day: number };

const units = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const teens = ['tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth'];
const ordinals = [
  ...units,
  ...teens,
  'eighteenth',
  'nineteenth',
  'twentieth',
  ...units.map((unit) => `twenty-${unit}`),
  'thirtieth',
  'thirty-first',
];

const wordOfMonth = monthNames.map((name) => (name === 'May' ? 'may' : name.toLowerCase()));
/** Each month in full and by its first three letters; September by four too. */
const monthForms = wordOfMonth.map((name) => [
  ...new Set([name, name.slice(0, 3), ...(name.startsWith('sept') ? ['sept'] : [])]),
]);

const month = `(?<month>${monthForms
  .flat()
  .toSorted((a, b) => b.length - a.length)
  .join('|')})\\b\\.?`;
const ordinal = [...ordinals]
  .toSorted((a, b) => b.length - a.length)
  .map((word) => word.replace('-', '[-\\s]?'))
  .join('|');
const day = `(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\p{L}\\d])|(?<ordinal>${ordinal})(?!\\p{L}))`;
// Subtle: "Feb. 9 2020 hours" is twenty past eight in the evening, not the year.
const year = `(?<year>(?:19|20)\\d\\d|[\u2019']\\d\\d)(?!\\d)(?!\\s*(?:hours|hrs|h)\\b)`;
const shortYear = `(?<year>(?:19|20)\\d\\d|\\d\\d)(?!\\d)`;
const gap = '[\\s,.-]{1,3}';
const apart = '(?<![\\p{L}\\p{N}])';

/** Words: "February 9th, 2026", "2026 Feb 9", "9 Feb", "ninth day of February 2026", "9-Feb-26", "09FEB2026". */
const wordPatterns = [
  `${apart}(?:${year.replace('<year>', '<before>')}${gap})?${month}[\\s-]{0,3}(?:the\\s+)?${day}(?:${gap}${year})?`,
  `${apart}${day}(?:\\s+day)?(?:\\s+of)?[\\s-]{1,3}${month}(?:${gap}(?:of\\s+)?${year})?`,
  `${apart}(?<day>\\d{1,2})-(?<month>${monthForms.flat().join('|')})-${shortYear}`,
  `${apart}(?<day>\\d{1,2})(?<month>${monthForms.map((forms) => forms[1] ?? forms[0]).join('|')})${shortYear}`,
].map((source) => new RegExp(source, 'giu'));

const digits = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|[\u2019']?\d{2})(?![\d])(?![/.-]\d)/gu;
const yearFirst = /(?<![\d/.-])((?:19|20)\d\d)([/.-])(\d{1,2})\2(\d{1,2})(?!\d)(?![/.-]\d)/gu;
const compact = /(?<![\p{L}\p{N}])((?:19|20)\d\d)(\d\d)(\d\d)(?=T\d|(?![\p{L}\p{N}]))/gu;

/** Gives every date that a text spells out to the day, in any of the usual spellings, in order of place. */
export function datesIn(text: string): DateMention[] {
  const found: DateMention[] = [];
  const keep = (match: RegExpExecArray, readings: readonly (Reading | null)[]) => {
    const possible = readings.filter((reading) => reading !== null);
    if (possible.length > 0) found.push({ start: match.index, end: match.index + match[0].length, readings: possible });
  };
  for (const pattern of wordPatterns) {
    for (const match of text.matchAll(pattern)) {
      const { groups = {} } = match;
      const number = groups['day'] === undefined ? ordinalOf(groups['ordinal'] ?? '') : Number(groups['day']);
      const given = groups['year'] ?? groups['before'];
      keep(match, [reading(given === undefined ? null : fullYear(given), monthOf(groups['month'] ?? ''), number)]);
    }
  }
  for (const match of text.matchAll(digits)) {
    const [, first = '', , second = '', given = ''] = match;
    const [a, b, inYear] = [Number(first), Number(second), fullYear(given)];
    keep(match, a === b ? [reading(inYear, a, b)] : [reading(inYear, a, b), reading(inYear, b, a)]);
  }
  for (const pattern of [yearFirst, compact]) {
    for (const match of text.matchAll(pattern)) {
      const [y = '', m = '', d = ''] = match.slice(1).filter((part) => /^\d+$/.test(part));
      keep(match, [reading(Number(y), Number(m), Number(d))]);
    }
  }
  const inOrder = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let reach = 0;
  // Subtle: "9-Feb" is no date of its own within "9-Feb-26".
  return inOrder.filter(({ end }) => {
    const isWhole = end > reach;
    reach = Math.max(reach, end);
    return isWhole;
  });
}

/** Gives in what sense a mention is of a day, or null where it is of another. */
export function senseOf(mention: DateMention, wanted: CalendarDay): MentionSense | null {
  const parts = partsOf(wanted);
  const fits = mention.readings.find(
    (one) => one.month === parts.month && one.day === parts.day && (one.year ?? parts.year) === parts.year,
  );
  if (fits === undefined) return null;
  if (mention.readings.length > 1) return 'either-order';
  return fits.year === null ? 'no-year' : 'sure';
}

/**
 * Gives the places of a text that spell out a day. One without a year counts only where `yearKnown`, or where the text names
 * the year elsewhere.
 */
export function mentionsOf(
  text: string,
  wanted: CalendarDay,
  yearKnown = false,
): (DateMention & { readonly sense: MentionSense })[] {
  const { year: wantedYear } = partsOf(wanted);
  const named = yearKnown || new RegExp(`(?<!\\d)${wantedYear}(?!\\d)`).test(text);
  return windowsOn(text, wanted).flatMap(({ at, part }) =>
    datesIn(part).flatMap((mention) => {
      const sense = senseOf(mention, wanted);
      if (sense === null || (sense === 'no-year' && !named)) return [];
      return [{ ...mention, start: at + mention.start, end: at + mention.end, sense }];
    }),
  );
}

/** No spelling of a day is longer than this, on either side of its month. */
const widest = 60;

/** Gives the parts of a text in which the month of a day is named or its figures stand: the rest need not be read closely. */
function windowsOn(text: string, wanted: CalendarDay): readonly { readonly at: number; readonly part: string }[] {
  const { month: m, day: d } = partsOf(wanted);
  const name = (monthForms[m - 1] ?? [])[1] ?? wordOfMonth[m - 1] ?? '';
  const two = (value: number) => String(value).padStart(2, '0');
  const figures = `(?<!\\d)0?(?:${m}|${d})[/.-]|${two(m)}${two(d)}(?!\\d)|${two(m)}${two(d)}T`;
  const windows: { at: number; end: number }[] = [];
  for (const { index } of text.matchAll(new RegExp(`${name}|${figures}`, 'giu'))) {
    const from = Math.max(0, text.lastIndexOf(' ', index - widest) + 1);
    const blank = text.indexOf(' ', index + widest);
    const end = blank < 0 ? text.length : blank;
    const last = windows.at(-1);
    if (last !== undefined && from <= last.end) last.end = end;
    else windows.push({ at: from, end });
  }
  return windows.map(({ at, end }) => ({ at, part: text.slice(at, end) }));
}

/**
 * Gives the runs of words that a page must have one of to spell out a day: what a full-text index is asked before
 * `mentionsOf` looks closely. A trailing `*` stands for more letters.
 */
export function dayPhrases(wanted: CalendarDay): readonly string[] {
  const { year: y, month: m, day: d } = partsOf(wanted);
  const two = (value: number) => String(value).padStart(2, '0');
  const forms = monthForms[m - 1] ?? [];
  const word = ordinals[d - 1] ?? '';
  const days = new Set([String(d), two(d), `${d}${ending(d)}`, `${two(d)}${ending(d)}`]);
  for (const spelled of [word, word.replace('-', ' '), word.replace('-', '')]) days.add(spelled);
  const phrases = new Set<string>();
  for (const name of forms) {
    for (const each of days) {
      phrases.add(`${name} ${each}`).add(`${name} the ${each}`).add(`${each} ${name}`);
      phrases.add(`${each} of ${name}`).add(`${each} day of ${name}`).add(`${each} day ${name}`);
      phrases.add(`${name}${each}`);
    }
    for (const each of [String(d), two(d)]) for (const end of [y, two(y % 100)]) phrases.add(`${each}${name}${end}`);
  }
  for (const a of new Set([String(m), two(m)])) {
    for (const b of new Set([String(d), two(d)])) {
      for (const end of [String(y), two(y % 100)]) phrases.add(`${a} ${b} ${end}`).add(`${b} ${a} ${end}`);
      // "2026-02-09T18:20" is one word to the index from the day on.
      phrases.add(`${y} ${a} ${b}`).add(`${y} ${a} ${b}t*`);
    }
  }
  phrases.add(`${y}${two(m)}${two(d)}`).add(`${y}${two(m)}${two(d)}t*`);
  return [...phrases];
}

/** Gives the one day that a text as a whole spells, else null: "9 Feb 2026", "2/9/2026", "2026-02-09". */
export function dayFromWords(text: string): CalendarDay | null {
  try {
    const edtf = fuzzyDateFromWords(text);
    return isDay(edtf) ? edtf : null;
  } catch {
    return null;
  }
}

/** Gives a few spellings of a day that a person knows it by, to show what a search takes in. */
export function exampleSpellings(wanted: CalendarDay): readonly string[] {
  const { year: y, month: m, day: d } = partsOf(wanted);
  const name = monthNames[m - 1] ?? '';
  return [formatDay(wanted), `${name} ${d}${ending(d)}, ${y}`, `${m}/${d}/${String(y).slice(2)}`, wanted];
}

function reading(inYear: number | null, inMonth: number, onDay: number): Reading | null {
  if (inMonth < 1 || inMonth > 12 || onDay < 1) return null;
  const isLeap = inYear === null || (inYear % 4 === 0 && (inYear % 100 !== 0 || inYear % 400 === 0));
  const last = inMonth === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(inMonth) ? 30 : 31;
  return onDay <= last ? { year: inYear, month: inMonth, day: onDay } : null;
}

function monthOf(word: string): number {
  return wordOfMonth.findIndex((name) => name.startsWith(word.toLowerCase().slice(0, 3))) + 1;
}

function ordinalOf(word: string): number {
  const plain = word.toLowerCase().replaceAll(/[-\s]/g, '');
  return ordinals.findIndex((each) => each.replace('-', '') === plain) + 1;
}

/** Two digits are of this century up to 68, of the last from 69, as POSIX has it. */
function fullYear(text: string): number {
  const number = Number(text.replace(/^\D/u, ''));
  if (number >= 100) return number;
  return number < 69 ? 2000 + number : 1900 + number;
}

function ending(number: number): string {
  if (number % 100 >= 11 && number % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
}
