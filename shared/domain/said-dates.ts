import { datesIn } from './date-spellings.ts';
import { formatDayInBrief, isDay, monthNames, partsOf } from './dates.ts';
import { earliestDay, latestDay, parseFuzzyDate } from './fuzzy-dates.ts';

/** A date that a text says, to the day or the month; `text` as it stands there. */
export type SaidDate = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly readings: readonly DateReading[];
};
type DateReading = { readonly year: number | null; readonly month: number; readonly day: number | null };

const monthWord = new RegExp(
  `(?<![\\p{L}\\p{N}])(${monthNames.join('|')}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?),?\\s+(?:of\\s+)?((?:19|20)\\d\\d)(?!\\d)`,
  'gu',
);

/** Gives the dates of a text, to the day in any spelling, and months with their year, in order. */
export function saidDates(text: string): SaidDate[] {
  const days = datesIn(text).map(({ start, end, readings }): SaidDate => ({
    text: text.slice(start, end).trim(),
    start,
    end,
    readings,
  }));
  const months: SaidDate[] = [];
  for (const match of text.matchAll(monthWord)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (days.some((day) => day.start < end && start < day.end)) continue;
    const name = (match[1] ?? '').slice(0, 3);
    const month = monthNames.findIndex((each) => each.startsWith(name)) + 1;
    months.push({ text: match[0], start, end, readings: [{ year: Number(match[2]), month, day: null }] });
  }
  return months.length === 0 ? days : [...days, ...months].toSorted((a, b) => a.start - b.start);
}

/** Tells whether two dates can be the same: what one leaves out does not speak against the other. */
export function datesAgree(a: SaidDate, b: SaidDate): boolean {
  return a.readings.some((x) =>
    b.readings.some(
      (y) =>
        x.month === y.month &&
        (x.day === null || y.day === null || x.day === y.day) &&
        (x.year === null || y.year === null || x.year === y.year),
    ),
  );
}

/** Tells whether a date can lie within an EDTF date such as `2026-02` or `2025-12-16~`; what is about a day says nothing against it. */
export function dateWithin(said: SaidDate, edtf: string): boolean {
  try {
    const fuzzy = parseFuzzyDate(edtf);
    if (fuzzy.kind === 'point' && fuzzy.qualifier !== 'exact') return true;
    const [from, to] = [earliestDay(fuzzy) ?? '0000-00-00', latestDay(fuzzy) ?? '9999-99-99'];
    return said.readings.some(({ year, month, day }) => {
      const years = year === null ? [Number(from.slice(0, 4)), Number(to.slice(0, 4))] : [year];
      return years.some((each) => {
        const first = `${each}-${two(month)}-${two(day ?? 1)}`;
        const last = `${each}-${two(month)}-${two(day ?? 31)}`;
        return last >= from && first <= to;
      });
    });
  } catch {
    return true;
  }
}

/** Gives a day of the case as a date that a text would say, or null for a date that is vaguer than a day. */
export function saidDay(edtf: string): SaidDate | null {
  const day = edtf.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}(?:T[\d:]+)?$/.test(edtf) || !isDay(day)) return null;
  return { text: formatDayInBrief(day), start: 0, end: 0, readings: [partsOf(day)] };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
