import { isDay, weekdayName, type CalendarDay } from '../../shared/domain/dates.ts';
import { formatFuzzyDate, fuzzyDateFromWords } from '../../shared/domain/fuzzy-date-words.ts';
import { earliestDay, isFuzzyDate, latestDay, parseFuzzyDate } from '../../shared/domain/fuzzy-dates.ts';
import { AppError } from '../../shared/errors.ts';

/** Gives an EDTF date in plain words: "early February 2026"; text that is no EDTF stays as it is. */
export function dateWords(edtf: string | null): string {
  if (edtf === null) return '';
  return isFuzzyDate(edtf) ? formatFuzzyDate(edtf) : edtf;
}

/** Gives the weekday of a date, or of both ends of a fuzzy one: "Monday", "Sunday to Tuesday"; empty when open. */
export function weekdayWords(edtf: string | null): string {
  if (edtf === null || !isFuzzyDate(edtf)) return '';
  const date = parseFuzzyDate(edtf);
  const [from, to] = [earliestDay(date), latestDay(date)];
  if (from === null || to === null) return '';
  return from === to ? weekdayName(from) : `between ${dayLine(from)} and ${dayLine(to)}`;
}

function dayLine(day: CalendarDay): string {
  return `${weekdayName(day)}, ${formatFuzzyDate(day)}`;
}

/** Gives EDTF for what was typed, or null for nothing; throws `invalid-input` when it names no date. */
export function typedDate(text: string): string | null {
  return text.trim() === '' ? null : fuzzyDateFromWords(text);
}

/** Gives the one day that was typed, YYYY-MM-DD, or null for nothing; throws `invalid-input` for a fuzzy date. */
export function typedDay(text: string): string | null {
  const edtf = typedDate(text);
  if (edtf === null || isDay(edtf)) return edtf;
  throw new AppError('invalid-input', 'not one day', { data: { reason: 'not-one-day' } });
}

/** Gives the wall clock that was typed, `YYYY-MM-DDTHH:MM:SS`, or null for nothing; throws `invalid-input` without a time of day. */
export function typedClock(text: string): string | null {
  const edtf = typedDate(text);
  if (edtf === null) return null;
  if (!/^\d{4}-\d{2}-\d{2}T[\d:]+$/.test(edtf)) {
    throw new AppError('invalid-input', 'no time of day', { data: { reason: 'not-a-clock' } });
  }
  return edtf.length === 16 ? `${edtf}:00` : edtf;
}
