import { placesOfTerm, type Stretch } from './folded-text.ts';
import type { redactionPatterns } from './redactions.ts';

export type RedactionPattern = (typeof redactionPatterns)[number];

/** A place that a person may want to redact: a suggestion, whatever it is. */
export type PatternHit = Stretch & { readonly pattern: RedactionPattern };

/** What is looked for: patterns by name, and a person's own terms. */
export type WantedPatterns = { readonly patterns: readonly RedactionPattern[]; readonly terms: readonly string[] };

const dash = String.raw`[-\u2010-\u2015\u2212]`;
/** Between the parts of a number: a hyphen, dot or blank, a line's end among them. */
const gap = String.raw`(?:\s?${dash}\s?|\.|\s{1,2})`;
const before = String.raw`(?<![\p{L}\p{N}]|[\p{L}\p{N}]${dash}|\d[.:/])`;
const after = String.raw`(?![\p{L}\p{N}]|${dash}[\p{L}\p{N}]|[.:/]\d)`;

const pattern = (source: string, flags = 'gu'): RegExp => new RegExp(source, flags);

/** Parts that were never issued: area 000 and 666, group 00, serial 0000 (SSA, Program Operations Manual RM 10201.035). */
const socialSecurity = pattern(
  `${before}(?!000|666)(?:\\d{3}|[Xx*#]{3})${gap}(?!00)(?:\\d{2}|[Xx*#]{2})${gap}(?!0000)\\d{4}${after}`,
);
const bareNine = pattern(`${before}\\d{9}${after}`);
const socialSecurityLabel = /(?:\bssn\b|\bs\.s\.n\.|\bss ?(?:no|#)|soc(?:ial)?\.? ?sec(?:urity)?)[^\d]{0,40}$/iu;

/** North American numbers: neither the area nor the exchange begins with 0 or 1. */
const phone = pattern(
  `${before}(?:\\+1${gap}?|1${gap})?(?:\\([2-9]\\d{2}\\)\\s{0,2}|[2-9]\\d{2}${gap})[2-9]\\d{2}${gap}\\d{4}(?:\\s{0,2}(?:x|ext\\.?|extension)\\s{0,2}\\d{1,6})?${after}`,
  'giu',
);
const plainPhone = pattern(`${before}(?:\\+?1)?(?:[2-9]\\d{2}[2-9]\\d{6}|[2-9]\\d{2}${gap}\\d{4})${after}`);
const phoneLabel = /\b(?:phone|telephone|tel|cell|mobile|fax|call|pager)\b[^\d]{0,24}$/iu;

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const date = pattern(
  `(?<![\\d/])(?:\\d{1,2}\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?(?:\\d{4}|\\d{2})|\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}|${months}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\s+${months},?\\s+\\d{4})(?![\\d/])`,
  'giu',
);
const birthBefore = /(?:\bd\.?\s?o\.?\s?b\b\.?|\bborn\b|\bbirth(?:day|date)?\b)[^\d]{0,40}$/iu;
const birthAfter = /^[^\d\n]{0,12}(?:\bd\.?o\.?b\b|\bdate of birth\b|\bbirth(?:day|date)\b)/iu;

/** Michigan: one letter and twelve figures, in groups of three or not (Michigan Department of State). */
const michigan = pattern(`${before}[A-Z]${gap}?\\d{3}${gap}?\\d{3}${gap}?\\d{3}${gap}?\\d{3}${after}`, 'giu');
const labelledLicence = pattern(
  String.raw`(?:\bdriver['\u2019]?s?['\u2019]?\s+licen[cs]e|\boperator['\u2019]?s?['\u2019]?\s+licen[cs]e|\bd\.?l\.?|\boln)\s*(?:no\.?|num(?:ber)?|#)?\s*[:#]?\s*(?<number>(?=[A-Z0-9 -]*\d{4})[A-Z]{0,3}[ -]?\d[\d-]{4,18})${after}`,
  'dgiu',
);

/** Gives every place that looks like what is wanted, in order; a place is given once. Suggestions only. */
export function findPatterns(text: string, wanted: WantedPatterns): PatternHit[] {
  const hits: PatternHit[] = [];
  const put = (name: RedactionPattern, places: readonly Stretch[]) => {
    for (const { from, to } of places) {
      if (!hits.some((hit) => hit.from <= from && hit.to >= to)) hits.push({ pattern: name, from, to });
    }
  };
  for (const name of wanted.patterns) if (name !== 'term') put(name, finders[name](text));
  for (const term of wanted.terms) put('term', placesOfTerm(text, term));
  return hits.sort((a, b) => a.from - b.from || b.to - a.to);
}

const finders: Readonly<Record<Exclude<RedactionPattern, 'term'>, (text: string) => Stretch[]>> = {
  'social-security': (text) => [
    ...all(text, socialSecurity),
    ...all(text, bareNine).filter(({ from }) => socialSecurityLabel.test(text.slice(Math.max(0, from - 70), from))),
  ],
  phone: (text) => [
    ...all(text, phone),
    ...all(text, plainPhone).filter(({ from }) => phoneLabel.test(text.slice(Math.max(0, from - 40), from))),
  ],
  'birth-date': (text) =>
    all(text, date).filter(
      ({ from, to }) =>
        birthBefore.test(text.slice(Math.max(0, from - 60), from)) || birthAfter.test(text.slice(to, to + 40)),
    ),
  licence: (text) => [
    ...all(text, michigan),
    ...[...text.matchAll(labelledLicence)].flatMap((match) => {
      const place = match.indices?.groups?.['number'];
      return place === undefined ? [] : [{ from: place[0], to: place[1] }];
    }),
  ],
};

const all = (text: string, regex: RegExp): Stretch[] =>
  [...text.matchAll(regex)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
