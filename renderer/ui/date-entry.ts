import { formatWeekday, isDay, type CalendarDay } from '../../shared/domain/dates.ts';
import { formatFuzzyDate, fuzzyDateFromWords } from '../../shared/domain/fuzzy-date-words.ts';
import { parseFuzzyDate } from '../../shared/domain/fuzzy-dates.ts';

/** What a typed date means: its value with the words that say it back, or why it means nothing. Empty means no date. */
export type DateEntry<T extends string = string> =
  | { readonly ok: true; readonly value: T | null; readonly echo: string }
  | { readonly ok: false; readonly why: string };

const noDate = { ok: true, value: null, echo: 'No date' } as const;

/** Reads a date as people know it, in words or EDTF: "early Feb 2026", "about 16 Dec 2025", "2/9/2026 18:20". */
export function readFuzzyEntry(text: string): DateEntry {
  if (text.trim() === '') return noDate;
  try {
    const value = fuzzyDateFromWords(text);
    return { ok: true, value, echo: fuzzyEcho(value) };
  } catch {
    return { ok: false, why: 'Not understood. Write it as 9 Feb 2026, early February 2026, or about 16 Dec 2025.' };
  }
}

/** Reads one exact calendar day, in words or as YYYY-MM-DD. */
export function readDayEntry(text: string): DateEntry<CalendarDay> {
  if (text.trim() === '') return noDate;
  const entry = readFuzzyEntry(text);
  if (entry.ok && entry.value !== null && isDay(entry.value)) {
    return { ok: true, value: entry.value, echo: formatWeekday(entry.value) };
  }
  return { ok: false, why: 'Name one day, such as 19 Feb 2026.' };
}

/** Gives a fuzzy date in plain words, an exact day with its weekday; text that is no date stays as it is. */
export function fuzzyEcho(edtf: string): string {
  try {
    const date = parseFuzzyDate(edtf);
    const exact = date.kind === 'point' && date.precision === 'day' && date.qualifier === 'exact';
    return exact ? formatWeekday(date.earliest) : formatFuzzyDate(date);
  } catch {
    return edtf;
  }
}

/** Gives a stored date as a person would type it again; text that is no date stays as it is. */
export function typedDate(edtf: string | null): string {
  if (edtf === null) return '';
  try {
    const words = formatFuzzyDate(edtf);
    // Subtle: words that would not read back to the same date are worse than EDTF.
    return fuzzyDateFromWords(words) === edtf ? words : edtf;
  } catch {
    return edtf;
  }
}
