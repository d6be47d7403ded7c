import { objectMark } from './brief-passages.ts';
import type { NameFinder } from './named-people.ts';
import { saidDates } from './said-dates.ts';

/*
 * Which sentences say a fact that a source should prove. Plain rules that a person can check; each finding says which one it was.
 */

/** Words of argument, of request, of what ought to be: such a sentence is left out. */
const argued =
  /\b(?:should|ought|must|may not|cannot|would|could|respectfully|requests?|asks? (?:that|the|for)|urges?|submits? that|contends?|argues?|therefore|thus|accordingly|whether|we|our)\b/iu;
/** Headings under which what is asked for stands, or the questions. */
const asking = /\b(?:conclusion|remed(?:y|ies)|relief|requests?|prayer|issues?|questions?|signature|certificate)\b/iu;
const telling = /\b(?:facts?|background|chronology|history|events?|what happened|timeline)\b/iu;

/** Figures that belong to law, a rule or a label, and no fact. */
const cited =
  /(?:\d+\s*(?:U\.?\s?S\.?\s?C\.?|C\.?\s?F\.?\s?R\.?|F\.\s?\dd|Mich\.?|N\.W\.(?:2d)?)[^.;]{0,24}\d+|(?:§+|\b(?:sections?|secs?|articles?|arts?|rules?|tests?|counts?|charges?|specifications?|steps?|parts?|chapters?|nos?|exhibits?|exs?|pages?|pp?|tr|polic(?:y|ies)|directives?|orders?|FRE|FRCP|MCL|Act))\.?\s*#?(?:\d[\d.:-]*(?:\([a-z0-9]+\))*(?:,\s*|\s+and\s+)?)+)/giu;

/** Verbs of the past that do not end in -ed, as reports use them. */
const past =
  /\b(?:\p{L}{2,}ed|was|were|had|did|said|told|went|came|took|gave|made|sent|saw|heard|wrote|read|met|began|left|brought|held|found|knew|thought|spoke|drove|stood|ran|kept|let|put|got|paid|lost|chose|swore|understood|withdrew)\b/iu;

/** Gives why a sentence says a fact, as words for a person, or null where it does not. `under`: the headings above it. */
export function whyFactual(sentence: string, under: readonly string[], names: NameFinder): string | null {
  const text = sentence.replaceAll(objectMark, ' ').trim();
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 4 || text.endsWith('?')) return null;
  if (under.some((heading) => asking.test(heading)) || argued.test(text)) return null;
  const [date] = saidDates(text);
  if (date !== undefined) return `it names a date (${date.text})`;
  const figure = /\d[\d.,:]*/u.exec(text.replaceAll(cited, ' '));
  if (figure !== null) return `it has a number (${figure[0].replace(/[.,:]+$/u, '')})`;
  const isReport = past.test(text);
  const [named] = names.namesIn(text);
  if (named !== undefined && isReport) return `it tells what ${named.person.surname} did or what was done`;
  const heading = under.findLast((each) => telling.test(each));
  if (heading !== undefined && isReport) return `it tells of the past under “${heading}”`;
  return null;
}
