import { dayFromWords } from './date-spellings.ts';
import { isDay, type CalendarDay } from './dates.ts';

/** Words that must stand one after another; with `prefix` the last may go on. */
export type SearchTerm = { readonly words: readonly string[]; readonly prefix: boolean };

/** What was typed, as it is understood. */
export type SearchTree =
  | ({ readonly kind: 'term' } & SearchTerm)
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SearchTree[] }
  | { readonly kind: 'not'; readonly yes: SearchTree; readonly no: SearchTree };

export type TypedSearch = {
  /** Null where no words are wanted, such as for a date alone. */
  readonly tree: SearchTree | null;
  /** Days of which a spelling is wanted: `date:2026-02-09`, `date:"9 Feb 2026"`. */
  readonly days: readonly CalendarDay[];
};

/** Subtle: FTS5 takes neither an expression of any size nor one of any depth. */
const mostTerms = 200;
const deepest = 20;

/** A word is what the index has as one: letters, figures, and what stands upon them. */
const wordPattern = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/**
 * Understands what a person typed: words (all must occur), "phrases", prefix*, AND, OR, NOT in capitals, parentheses, date:.
 * Anything else is taken as words or passed over, so no input is an error. NOT binds closest, then AND, then OR.
 */
export function understandSearch(text: string): TypedSearch {
  const days = new Set<CalendarDay>();
  const tokens: string[] = [];
  for (const token of text.match(/date:"[^"]*"?|date:[^\s()"]+|"[^"]*"?|[()]|[^\s"()]+/giu) ?? []) {
    const day = dayOfToken(token);
    if (day === null) tokens.push(token);
    else days.add(day);
  }
  const reader = { tokens: tokens.slice(0, mostTerms * 4), at: 0, terms: 0, depth: 0 };
  let tree = readOr(reader);
  while (reader.at < reader.tokens.length) {
    const before = reader.at;
    tree = joined('and', [tree, readOr(reader)]);
    // A closing parenthesis that closes nothing.
    if (reader.at === before) reader.at++;
  }
  return { tree, days: [...days].slice(0, 5) };
}

/** Gives the terms that are looked for, those that are ruled out by NOT left out. */
export function wantedTerms(tree: SearchTree | null): readonly SearchTerm[] {
  if (tree === null) return [];
  if (tree.kind === 'term') return [tree];
  return tree.kind === 'not' ? wantedTerms(tree.yes) : tree.parts.flatMap(wantedTerms);
}

/** Gives the words of a text as the index parts them. */
export function wordsOf(text: string): readonly string[] {
  return text.match(wordPattern) ?? [];
}

type Reader = { readonly tokens: readonly string[]; at: number; terms: number; depth: number };

function dayOfToken(token: string): CalendarDay | null {
  if (!/^date:/i.test(token)) return null;
  const given = token.slice(5).replaceAll('"', '').trim();
  return isDay(given) ? given : dayFromWords(given);
}

function readOr(reader: Reader): SearchTree | null {
  const parts = [readAnd(reader)];
  while (reader.tokens[reader.at] === 'OR') {
    reader.at++;
    parts.push(readAnd(reader));
  }
  return joined('or', parts);
}

function readAnd(reader: Reader): SearchTree | null {
  const parts: (SearchTree | null)[] = [];
  const ruledOut: (SearchTree | null)[] = [];
  for (;;) {
    const token = reader.tokens[reader.at];
    if (token === undefined || token === 'OR' || token === ')') break;
    reader.at++;
    if (token === 'AND') continue;
    if (token === 'NOT') ruledOut.push(readOne(reader));
    else {
      reader.at--;
      parts.push(readOne(reader));
    }
  }
  const [yes, no] = [joined('and', parts), joined('or', ruledOut)];
  // Without anything wanted, what is ruled out rules out nothing: the index cannot give all pages but some.
  return yes === null || no === null ? yes : { kind: 'not', yes, no };
}

function readOne(reader: Reader): SearchTree | null {
  const token = reader.tokens[reader.at];
  if (token === undefined || token === ')' || token === 'OR' || token === 'AND' || token === 'NOT') return null;
  reader.at++;
  if (token === '(') {
    if (reader.depth >= deepest) return null;
    reader.depth++;
    const inner = readOr(reader);
    reader.depth--;
    if (reader.tokens[reader.at] === ')') reader.at++;
    return inner;
  }
  const words = wordsOf(token.replaceAll(/["*]/g, ' '));
  if (words.length === 0 || reader.terms >= mostTerms) return null;
  reader.terms++;
  const last = words.at(-1) ?? '';
  // A prefix of one letter stands on every page: it is taken as that letter.
  const prefix = !token.startsWith('"') && token.endsWith('*') && last.length > 1;
  return { kind: 'term', words, prefix };
}

function joined(kind: 'and' | 'or', parts: readonly (SearchTree | null)[]): SearchTree | null {
  const real = parts.filter((part) => part !== null);
  const [only] = real;
  if (only === undefined) return null;
  return real.length === 1 ? only : { kind, parts: real };
}
