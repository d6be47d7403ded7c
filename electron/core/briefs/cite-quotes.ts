import { foldTypography, joinPages, type PageWords, pageWords } from '../../../shared/domain/page-words.ts';
import {
  quotationDifference,
  type QuotationDifference,
  wordCount,
} from '../../../shared/domain/quotation-difference.ts';
import {
  findQuotation,
  isRemark,
  type Quotation,
  type QuotationMark,
  type QuotationMatch,
  readQuotation,
} from '../../../shared/domain/quotations.ts';
import type { Found } from './cite-findings.ts';
import type { CheckedPage, CiteGround } from './cite-ground-queries.ts';
import type { CitedPlace } from './cite-places.ts';

/** Shorter quoted words are a manner of speaking. */
export const fewestQuotedWords = 3;
/** Pages of a source that are searched for words that do not stand where the cite says. */
const mostPagesSought = 300;

export type QuoteOutcome = {
  /** `differs`: the words are not those of the source, or stand elsewhere in it. */
  readonly outcome: 'stands' | 'differs' | 'unchecked';
  readonly finding: Pick<Found, 'kind' | 'severity' | 'detail' | 'target' | 'pin' | 'place' | 'difference'> | null;
};

/** Holds quoted words against the sources cited beside them; the best of them counts. Null for too few words. */
export function checkQuote(ground: CiteGround, quoted: string, places: readonly CitedPlace[]): QuoteOutcome | null {
  const quotation = readQuotation(withoutRemarks(quoted));
  if (wordCount(quotation) < fewestQuotedWords) return null;
  let unchecked: CitedPlace | null = null;
  let loose: QuoteOutcome | null = null;
  for (const place of places) {
    const standing = standsAt(ground, quotation, place);
    if (standing === 'no text') unchecked ??= place;
    else if (standing !== null) {
      const outcome = stands(quotation, place, standing);
      if (outcome.finding === null) return outcome;
      loose ??= outcome;
    }
  }
  if (loose !== null) return loose;
  for (const place of places) {
    const page = pageElsewhere(ground, quotation, place);
    if (page !== null) return elsewhere(place, page);
  }
  const differing = nearest(ground, quotation, places);
  if (differing !== null && (unchecked === null || differing.difference !== null)) return differs(differing);
  if (unchecked === null) return null;
  const { pin, source, excerpt, target } = unchecked;
  const detail = `${source.title} has no text to hold these words against. Compare them with ${source.seconds === null ? 'the page' : 'the recording'} yourself.`;
  const place = { source: source.id, page: excerpt?.page ?? 1 };
  return { outcome: 'unchecked', finding: { kind: 'quote-unchecked', severity: 'notes', detail, target, pin, place } };
}

/** Leaves out "(emphasis added)" and its like, which are no words of the source. */
function withoutRemarks(quoted: string): string {
  return quoted.replaceAll(/\(([^()]{3,60})\)/gu, (whole, inside: string) => (isRemark(inside) ? ' ' : whole));
}

type Standing = {
  readonly match: QuotationMatch;
  readonly isOcr: boolean;
  readonly isTyped: boolean;
  readonly lines: string;
};

/** Gives how a quotation stands at a cited place, null where it does not, or that there is no text. */
function standsAt(ground: CiteGround, quotation: Quotation, place: CitedPlace): Standing | 'no text' | null {
  const { source, excerpt } = place;
  if (excerpt === null) return standsInSource(ground, quotation, place);
  const page = ground.page(source, excerpt.page);
  if (page === null || page.words.keys.length === 0) {
    // What was heard or seen is only in the words of who picked it.
    if (excerpt.quote.trim() === '') return 'no text';
    const match = findQuotation(quotation, pageWords(excerpt.quote));
    return match === null ? null : { match, isOcr: false, isTyped: true, lines: '' };
  }
  const match = findQuotation(quotation, page.words);
  if (match !== null) return { match, isOcr: page.isOcr, isTyped: false, lines: otherLines(place, page, match) };
  const around = neighbours(ground, place);
  if (around.pages.length < 2) return null;
  const over = findQuotation(quotation, around.words);
  if (over === null) return null;
  const [from, to] = [around.pageOf(over.first), around.pageOf(over.last)];
  if (from > excerpt.page || to < excerpt.page) return null;
  return { match: over, isOcr: around.pages.some(({ isOcr }) => isOcr), isTyped: false, lines: '' };
}

function standsInSource(ground: CiteGround, quotation: Quotation, { source }: CitedPlace): Standing | 'no text' | null {
  let hasText = false;
  let before: CheckedPage | null = null;
  for (let number = 1; number <= Math.min(source.pages, mostPagesSought); number++) {
    const page = ground.page(source, number);
    if (page === null || page.words.keys.length === 0) continue;
    hasText = true;
    const match =
      findQuotation(quotation, page.words) ??
      (before === null ? null : findQuotation(quotation, joinPages([before.words, page.words]).words));
    if (match !== null) return { match, isOcr: page.isOcr, isTyped: false, lines: '' };
    before = page;
  }
  return hasText ? null : 'no text';
}

/** The cited page with the one before and the one after. */
function neighbours(ground: CiteGround, { source, excerpt }: CitedPlace) {
  const at = excerpt?.page ?? 1;
  const pages = [at - 1, at, at + 1].flatMap((number) => (number < 1 ? [] : (ground.page(source, number) ?? [])));
  const { words, firsts } = joinPages(pages.map((page) => page.words));
  const pageOf = (word: number): number => {
    const last = firsts.findLastIndex((first) => first <= word);
    return pages[last]?.number ?? at;
  };
  return { pages, words, pageOf };
}

/** The lines on which words stand, where the cite names others. */
function otherLines({ excerpt }: CitedPlace, { words }: CheckedPage, match: QuotationMatch): string {
  if (excerpt === null || excerpt.kind !== 'lines' || excerpt.lineFrom === null) return '';
  const [from, to] = [words.lines[match.first] ?? 0, words.lines[match.last] ?? 0];
  if (from >= excerpt.lineFrom && to <= (excerpt.lineTo ?? excerpt.lineFrom)) return '';
  return from === to ? `line ${from}` : `lines ${from} to ${to}`;
}

function stands(quotation: Quotation, place: CitedPlace, standing: Standing): QuoteOutcome {
  const said: string[] = [];
  const marked = [...quotation.marks].map((mark) => markWords[mark]);
  if (marked.length > 0) said.push(`The parts between the marks stand in the source. Marked: ${listed(marked)}.`);
  const loose = [...standing.match.loose].map((each) => looseWords[each]);
  if (loose.length > 0) said.push(`The words stand in the source; ${listed(loose)}, and no brackets say so.`);
  if (standing.lines !== '') said.push(`They stand on ${standing.lines}, not on those that the cite names.`);
  if (standing.isTyped) said.push('They were typed from the picture or recording: compare them with it.');
  if (standing.isOcr) said.push('The text of the page was read by OCR: compare it with the picture.');
  if (said.length === 0) return { outcome: 'stands', finding: null };
  const kind = standing.lines === '' ? 'quote-marked' : 'quote-elsewhere';
  const { target, pin, source, excerpt } = place;
  const where = { source: source.id, page: excerpt?.page ?? 1 };
  return {
    outcome: 'stands',
    finding: { kind, severity: 'notes', detail: said.join(' '), target, pin, place: where },
  };
}

const markWords: Readonly<Record<QuotationMark, string>> = {
  omission: 'words left out',
  change: 'words changed in brackets',
  capital: 'a capital changed in brackets',
  remark: 'a remark in brackets',
};
const looseWords = {
  capitals: 'its capitals differ',
  punctuation: 'its punctuation differs',
  spacing: 'its hyphens or blanks differ',
} as const;

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** Gives the page of the cited source on which the words stand, where it is another than the cited one. */
function pageElsewhere(ground: CiteGround, quotation: Quotation, { source, excerpt }: CitedPlace): number | null {
  if (excerpt === null || source.pages > mostPagesSought) return null;
  // Subtle: the first word that is longest is cheap to look for, and seldom there.
  const key = (quotation.runs[0]?.words ?? []).reduce(
    (long, { key: each }) => (each.length > long.length ? each : long),
    '',
  );
  for (let number = 1; number <= source.pages; number++) {
    if (number === excerpt.page) continue;
    const page = ground.page(source, number);
    if (page === null || (!page.words.keys.includes(key) && page.words.hyphened.size === 0)) continue;
    if (findQuotation(quotation, page.words) !== null) return number;
  }
  return null;
}

function elsewhere({ target, pin, source }: CitedPlace, page: number): QuoteOutcome {
  const detail = `These words stand on page ${page} of ${source.title}; the cite leads to another.`;
  const place = { source: source.id, page };
  return { outcome: 'differs', finding: { kind: 'quote-elsewhere', severity: 'asks', detail, target, pin, place } };
}

type Nearest = {
  readonly place: CitedPlace;
  readonly page: number;
  readonly difference: QuotationDifference | null;
  readonly isOcr: boolean;
};

/** The passage of the cited sources that is nearest to the quoted words; null where none of them has text. */
function nearest(ground: CiteGround, quotation: Quotation, places: readonly CitedPlace[]): Nearest | null {
  let best: Nearest | null = null;
  const better = (next: Nearest) => {
    const [a, b] = [next.difference?.changed ?? Infinity, best?.difference?.changed ?? Infinity];
    if (best === null || a < b) best = next;
  };
  for (const place of places) {
    const around = textAround(ground, place);
    if (around === null) continue;
    const difference = quotationDifference(quotation, around.words);
    const page = difference === null ? (place.excerpt?.page ?? 1) : around.pageOf(difference.first);
    better({ place, page, difference, isOcr: around.isOcr });
  }
  return best;
}

function textAround(
  ground: CiteGround,
  place: CitedPlace,
): { words: PageWords; pageOf: (word: number) => number; isOcr: boolean } | null {
  const { source, excerpt } = place;
  if (excerpt !== null) {
    const around = neighbours(ground, place);
    if (around.words.keys.length > 0) return { ...around, isOcr: around.pages.some(({ isOcr }) => isOcr) };
    if (excerpt.quote.trim() === '') return null;
    return { words: pageWords(excerpt.quote), pageOf: () => excerpt.page, isOcr: false };
  }
  const numbers = Array.from({ length: Math.min(source.pages, 40) }, (_, i) => i + 1);
  const pages = numbers.flatMap((number) => ground.page(source, number) ?? []);
  const { words, firsts } = joinPages(pages.map((page) => page.words));
  if (words.keys.length === 0) return null;
  const pageOf = (word: number) => pages[firsts.findLastIndex((first) => first <= word)]?.number ?? 1;
  return { words, pageOf, isOcr: pages.some(({ isOcr }) => isOcr) };
}

function differs({ place, page, difference, isOcr }: Nearest): QuoteOutcome {
  const { target, pin, source, excerpt } = place;
  const ocr = isOcr ? ' The text of the page was read by OCR, which may have misread it.' : '';
  const where =
    excerpt === null ? `in the pages of ${source.title} that were searched` : 'on the cited page or those beside it';
  const detail =
    difference === null
      ? `These words do not stand ${where}.${ocr}`
      : `${difference.changed === 1 ? '1 word differs' : `${difference.changed} of ${difference.words} words differ`} from the nearest passage, on page ${page}.${ocr}`;
  return {
    outcome: 'differs',
    finding: {
      kind: 'quote-differs',
      severity: 'asks',
      detail,
      target,
      pin,
      place: { source: source.id, page },
      difference: [...(difference?.runs ?? [])],
    },
  };
}

/** Gives quoted words as they are shown in a finding. */
export function shownQuote(quoted: string): string {
  return foldTypography(quoted).replaceAll(/\s+/gu, ' ').trim();
}
