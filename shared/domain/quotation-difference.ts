import type { WordRun } from './cite-check.ts';
import { type PageWords, wordsBetween } from './page-words.ts';
import { type Quotation, type QuotedRun, type QuotedWord, runEnd } from './quotations.ts';

/** How the words of a quotation differ from those of a text. */
export type QuotationDifference = {
  /** Word by word, the nearest passage of the text on the other side. */
  readonly runs: readonly WordRun[];
  /** Words of the quotation that do not stand there, of all its words. */
  readonly changed: number;
  readonly words: number;
  /** First and last word of the nearest passage. */
  readonly first: number;
  readonly last: number;
};

/** Above this many comparisons only the surroundings of the likeliest place are looked at. */
const mostCells = 1_000_000;
/** A longer run is held against the text piece by piece. */
const longestPiece = 400;

/** Gives how a quotation differs from the nearest passage of a text, or null where the two have hardly a word in common. */
export function quotationDifference(given: Quotation, words: PageWords): QuotationDifference | null {
  const quotation = { ...given, runs: given.runs.flatMap(inPieces) };
  const all = wordCount(quotation);
  const runs: WordRun[] = [];
  let [changed, first, last, from] = [0, -1, -1, 0];
  for (const [i, run] of quotation.runs.entries()) {
    const between = i === 0 ? '' : betweenRuns(quotation, i);
    if (between !== '') runs.push({ side: 'both', text: between });
    const standing = standsAfter(quotation, i, words, from);
    if (standing !== null) {
      runs.push({ side: 'both', text: saidBetween(quotation, run.words, 0, run.words.length - 1) });
      first = first < 0 ? standing.from : first;
      [last, from] = [standing.to - 1, standing.to];
      continue;
    }
    const nearest = alignRun(quotation, run.words, words);
    if (nearest === null) {
      runs.push({ side: 'paper', text: saidBetween(quotation, run.words, 0, run.words.length - 1) });
      changed += run.words.length;
      continue;
    }
    runs.push(...nearest.runs);
    changed += nearest.changed;
    first = first < 0 ? nearest.first : Math.min(first, nearest.first);
    [last, from] = [Math.max(last, nearest.last), nearest.last + 1];
  }
  return first < 0 || changed >= all ? null : { runs, changed, words: all, first, last };
}

function inPieces(run: QuotedRun): QuotedRun[] {
  const pieces: QuotedRun[] = [];
  for (let at = 0; at < run.words.length; at += longestPiece) {
    pieces.push({ words: run.words.slice(at, at + longestPiece), skips: at === 0 ? run.skips : 0 });
  }
  return pieces;
}

/** A run that stands as it is, at the first place after those before it, else anywhere. */
function standsAfter(
  { runs }: Quotation,
  i: number,
  words: PageWords,
  after: number,
): { from: number; to: number } | null {
  const run = runs[i];
  if (run === undefined || run.words.length < 2) return null;
  for (const begin of [after, 0]) {
    for (let at = begin; at < words.keys.length; at++) {
      const to = runEnd(run, words, at);
      if (to > 0) return { from: at, to };
    }
  }
  return null;
}

function betweenRuns({ runs, text }: Quotation, i: number): string {
  const from = runs[i - 1]?.words.at(-1)?.end ?? 0;
  return text
    .slice(from, runs[i]?.words[0]?.start ?? from)
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function saidBetween({ text }: Quotation, words: readonly QuotedWord[], first: number, last: number): string {
  const start = words[first]?.start ?? 0;
  return text.slice(start, words[last]?.end ?? start).replaceAll(/\s+/gu, ' ');
}

/** The run held against the passage of the text that takes the fewest changes; null where most words would change. */
function alignRun(
  quotation: Quotation,
  said: readonly QuotedWord[],
  words: PageWords,
): { runs: WordRun[]; changed: number; first: number; last: number } | null {
  const wanted = said.map(({ key }) => key);
  const [from, to] = window(wanted, words.keys);
  const keys = words.keys.slice(from, to);
  const best = nearestEnd(wanted, keys);
  // Subtle: a third of the words in common is a passage that was put in other words; less is chance.
  if (best === null || best.cost > Math.max(1, wanted.length * 0.6)) return null;
  const steps = trace(wanted, keys.slice(best.start, best.end));
  const offset = from + best.start;
  const runs: WordRun[] = [];
  let changed = 0;
  for (const step of steps) {
    if (step.kind === 'same') {
      runs.push({ side: 'both', text: saidBetween(quotation, said, step.said, step.saidEnd - 1) });
      continue;
    }
    if (step.saidEnd > step.said) {
      changed += step.saidEnd - step.said;
      runs.push({ side: 'paper', text: saidBetween(quotation, said, step.said, step.saidEnd - 1) });
    }
    if (step.thereEnd > step.there) {
      changed += step.saidEnd === step.said ? 1 : 0;
      runs.push({ side: 'source', text: wordsBetween(words, offset + step.there, offset + step.thereEnd - 1) });
    }
  }
  return { runs, changed, first: offset, last: offset + (best.end - best.start) - 1 };
}

/** The part of a long text that shares the most words with a run. */
function window(wanted: readonly string[], keys: readonly string[]): readonly [number, number] {
  if (wanted.length * keys.length <= mostCells) return [0, keys.length];
  const set = new Set(wanted);
  const width = wanted.length * 2;
  let [count, best, bestAt] = [0, -1, 0];
  for (let at = 0; at < keys.length; at++) {
    if (set.has(keys[at] ?? '')) count += 1;
    if (at >= width && set.has(keys[at - width] ?? '')) count -= 1;
    if (count > best) [best, bestAt] = [count, at];
  }
  const reach = Math.max(width, Math.floor(mostCells / Math.max(1, wanted.length) / 2));
  return [Math.max(0, bestAt - reach), Math.min(keys.length, bestAt + reach)];
}

/** Gives the passage, from `start` to before `end`, that turns into the wanted words by the fewest changes. */
function nearestEnd(
  wanted: readonly string[],
  keys: readonly string[],
): { cost: number; start: number; end: number } | null {
  if (keys.length === 0) return null;
  // Column by column of the text: a passage may begin anywhere without cost.
  let cost = Uint32Array.from({ length: wanted.length + 1 }, (_, i) => i);
  let begin = new Uint32Array(wanted.length + 1);
  let nextCost = new Uint32Array(wanted.length + 1);
  let nextBegin = new Uint32Array(wanted.length + 1);
  let best = { cost: wanted.length, start: 0, end: 0 };
  for (const [at, key] of keys.entries()) {
    nextCost[0] = 0;
    nextBegin[0] = at + 1;
    for (let i = 1; i <= wanted.length; i++) {
      const match = (cost[i - 1] ?? 0) + (wanted[i - 1] === key ? 0 : 1);
      const left = (cost[i] ?? 0) + 1;
      const up = (nextCost[i - 1] ?? 0) + 1;
      const least = Math.min(match, left, up);
      nextCost[i] = least;
      nextBegin[i] = (least === match ? begin[i - 1] : least === left ? begin[i] : nextBegin[i - 1]) ?? 0;
    }
    [cost, nextCost, begin, nextBegin] = [nextCost, cost, nextBegin, begin];
    const total = cost[wanted.length] ?? 0;
    if (total < best.cost) best = { cost: total, start: begin[wanted.length] ?? 0, end: at + 1 };
  }
  return best.end === 0 ? null : best;
}

type Step = {
  readonly kind: 'same' | 'other';
  readonly said: number;
  saidEnd: number;
  readonly there: number;
  thereEnd: number;
};

/** The way of fewest changes between two passages, like steps joined. */
function trace(wanted: readonly string[], keys: readonly string[]): Step[] {
  const width = keys.length + 1;
  const cost = new Uint32Array((wanted.length + 1) * width);
  for (let i = wanted.length; i >= 0; i--) {
    for (let j = keys.length; j >= 0; j--) {
      const at = i * width + j;
      if (i === wanted.length) cost[at] = keys.length - j;
      else if (j === keys.length) cost[at] = wanted.length - i;
      else {
        const match = (cost[at + width + 1] ?? 0) + (wanted[i] === keys[j] ? 0 : 1);
        cost[at] = Math.min(match, (cost[at + width] ?? 0) + 1, (cost[at + 1] ?? 0) + 1);
      }
    }
  }
  const steps: Step[] = [];
  for (let [i, j] = [0, 0]; i < wanted.length || j < keys.length;) {
    const at = i * width + j;
    const here = cost[at] ?? 0;
    const isSame = i < wanted.length && j < keys.length && wanted[i] === keys[j] && cost[at + width + 1] === here;
    const both = i < wanted.length && j < keys.length && (isSame || cost[at + width + 1] === here - 1);
    const [nextI, nextJ] = both
      ? [i + 1, j + 1]
      : i < wanted.length && cost[at + width] === here - 1
        ? [i + 1, j]
        : [i, j + 1];
    const kind = isSame ? 'same' : 'other';
    const last = steps.at(-1);
    if (last?.kind === kind) [last.saidEnd, last.thereEnd] = [nextI, nextJ];
    else steps.push({ kind, said: i, saidEnd: nextI, there: j, thereEnd: nextJ });
    [i, j] = [nextI, nextJ];
  }
  return steps;
}

/** Gives the number of words that a quotation has between its marks. */
export function wordCount(quotation: Quotation): number {
  return quotation.runs.reduce((sum, run) => sum + run.words.length, 0);
}
