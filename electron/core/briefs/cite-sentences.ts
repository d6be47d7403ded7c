import { objectMark } from '../../../shared/domain/brief-passages.ts';
import { whyFactual } from '../../../shared/domain/factual-sentences.ts';
import type { NameFinder } from '../../../shared/domain/named-people.ts';
import { quotedPassages } from '../../../shared/domain/quoted-passages.ts';
import { saidDay } from '../../../shared/domain/said-dates.ts';
import { type Sentence, sentencesOf } from '../../../shared/domain/sentences.ts';
import { dateFindings, nameFindings } from './cite-agreement.ts';
import { type Claim, plainText } from './cite-claims.ts';
import type { Findings } from './cite-findings.ts';
import type { CiteGround } from './cite-ground-queries.ts';
import { gapsIn } from './cite-objects.ts';
import { type CitedPlace, citedPlace, placeFindings } from './cite-places.ts';
import { checkQuote, shownQuote } from './cite-quotes.ts';

export type Counts = {
  cites: number;
  land: number;
  quotes: number;
  differ: number;
  sentences: number;
  uncited: number;
};

export type Checking = {
  readonly ground: CiteGround;
  readonly names: NameFinder;
  readonly findings: Findings;
  readonly counts: Counts;
};

/** Checks one run of text sentence by sentence: places, quotations, sources, dates, names, gaps. */
export function checkClaim(
  checking: Checking,
  claim: Claim,
  around: { readonly before: Claim | null; readonly after: Claim | null },
): void {
  const { text, role } = claim;
  const sentences = sentencesOf(text);
  // Subtle: a cite with no words around it is a sentence all the same.
  for (const sentence of sentences.length > 0 ? sentences : [{ start: 0, end: text.length }]) {
    checkSentence(checking, claim, sentence);
  }
  if (role === 'quotation') checkBlockQuotation(checking, claim, around);
  else checkQuoted(checking, claim, sentences);
  if (claim.words.trim() !== '') countQuote(checking, claim, claim.words, placesOf(checking, claim.cites));
  if (role !== 'quotation') {
    for (const gap of claim.within?.kind === 'fact' ? [] : gapsIn(text)) {
      const detail = `${gap} was left to be filled in.`;
      add(checking, claim, { kind: 'gap', severity: 'asks', text: gap, detail, about: plainText(text).slice(0, 200) });
    }
  }
}

type Given = Parameters<Findings['add']>[0];

function add({ findings }: Checking, { block, within }: Claim, found: Omit<Given, 'block'>): void {
  findings.add({ block, within, ...found });
}

function checkSentence(checking: Checking, claim: Claim, { start, end }: Sentence): void {
  const { ground, names, counts, findings } = checking;
  const own = claim.text.slice(start, end);
  const text = plainText(own);
  const cites = claim.cites.filter(({ at }) => at >= start && at < end);
  for (const { target } of cites) {
    const found = placeFindings(ground, target, { block: claim.block, text, within: claim.within });
    for (const each of found) findings.add(each);
    counts.cites += 1;
    if (!found.some(({ severity }) => severity === 'stops')) counts.land += 1;
  }
  if (claim.role === 'heading' || claim.role === 'quotation') return;
  const places = placesOf(checking, cites);
  const fact = claim.within?.kind === 'fact' ? ground.facts.get(claim.within.id) : undefined;
  const day = fact?.date === undefined || fact.date === null ? null : saidDay(fact.date);
  const said = [...dateFindings(ground, own, places, day), ...nameFindings(ground, names, own, places)];
  for (const each of said) add(checking, claim, { text, ...each });
  if (claim.role === 'row') return checkRow(checking, claim, text);
  if (claim.role === 'cell' && (claim.isCovered || !/[.!?]$/u.test(text))) return;
  const why = whyFactual(own, claim.under, names);
  if (why === null) return;
  counts.sentences += 1;
  if (cites.length > 0 || claim.facts.some(({ at }) => at >= start && at < end)) return;
  counts.uncited += 1;
  const typed = typedCite.test(own)
    ? ' A cite is typed in it as words: set it as a cite, and it will be numbered and linked.'
    : '';
  const detail = `This sentence has no source, and ${why}.${typed}`;
  add(checking, claim, { kind: 'no-cite', severity: 'asks', text, detail });
}

const typedCite = /\b(?:Ex|Exh|Exhibit|Exs)\.?\s*[A-Z]?\d|\bTr\.\s*\d+:\d+/u;

function checkRow({ counts, findings }: Checking, { block, cites, within }: Claim, text: string): void {
  if (within?.kind !== 'comparator' || cites.length > 0) return;
  counts.sentences += 1;
  counts.uncited += 1;
  findings.add({ kind: 'no-cite', severity: 'asks', block, text, detail: 'This comparator has no source.', within });
}

/** Quoted words within sentences, against the cites of the sentence, else the next ones of the passage. */
function checkQuoted(checking: Checking, claim: Claim, sentences: readonly Sentence[]): void {
  for (const { start, end } of quotedPassages(claim.text)) {
    const from = sentences.findLast((sentence) => sentence.start <= start)?.start ?? start;
    const to = sentences.find((sentence) => sentence.end >= end)?.end ?? end;
    const after = claim.cites.filter(({ at }) => at >= end);
    const near = [...after.filter(({ at }) => at < to), ...claim.cites.filter(({ at }) => at >= from && at < start)];
    const cites = near.length > 0 ? near : after.slice(0, 1);
    if (cites.length > 0) countQuote(checking, claim, claim.text.slice(start, end), placesOf(checking, cites));
  }
}

/** A passage that is set in: against its own cites, else those that follow it, else the last ones before it. */
function checkBlockQuotation(
  checking: Checking,
  claim: Claim,
  { before, after }: { readonly before: Claim | null; readonly after: Claim | null },
): void {
  const leads = after !== null && /^[\s([]*(?:see\s+)?\uFFFC/iu.test(after.text) ? after.cites.slice(0, 1) : [];
  const cites = [claim.cites, after?.role === 'quotation' ? after.cites : leads, before?.cites.slice(-1) ?? []];
  const places = placesOf(checking, cites.find((each) => each.length > 0) ?? []);
  const words = claim.text.replaceAll(objectMark, ' ').replaceAll(/\(\s*[;,\s]*\)/gu, ' ');
  if (places.length > 0) return countQuote(checking, claim, words, places);
  checking.counts.quotes += 1;
  const detail = 'This quotation has no cite in it, before it or after it.';
  add(checking, claim, { kind: 'no-cite', severity: 'asks', text: shownQuote(words), detail });
}

function countQuote(checking: Checking, claim: Claim, quoted: string, places: readonly CitedPlace[]): void {
  const outcome = checkQuote(checking.ground, quoted, places);
  if (outcome === null) return;
  checking.counts.quotes += 1;
  if (outcome.outcome === 'differs') checking.counts.differ += 1;
  if (outcome.finding === null) return;
  add(checking, claim, { text: shownQuote(quoted), ...outcome.finding });
}

function placesOf({ ground }: Checking, cites: readonly { readonly target: string }[]): CitedPlace[] {
  return cites.flatMap(({ target }) => citedPlace(ground, target) ?? []);
}
