import { dayPhrases } from '../../../shared/domain/date-spellings.ts';
import { type SearchTree, type TypedSearch, understandSearch, wordsOf } from '../../../shared/domain/search-words.ts';

/** Gives an FTS5 query for what a person typed, dates by their spellings; null where there is nothing to look for. */
export function ftsQuery(text: string): string | null {
  return queryOf(understandSearch(text));
}

/** Gives an FTS5 query that wants what was typed, a spelling of each day, and all of `also`; null where that is nothing. */
export function queryOf({ tree, days }: TypedSearch, also: readonly SearchTree[] = []): string | null {
  const trees = [...(tree === null ? [] : [tree]), ...days.map(dayTree), ...also];
  return trees.length === 0 ? null : trees.map(expression).join(' AND ');
}

/** The pages that may spell out a day: each is looked at closely afterwards. */
function dayTree(day: Parameters<typeof dayPhrases>[0]): SearchTree {
  return {
    kind: 'or',
    parts: dayPhrases(day).map((phrase) => ({ kind: 'term', words: wordsOf(phrase), prefix: phrase.endsWith('*') })),
  };
}

function expression(tree: SearchTree): string {
  switch (tree.kind) {
    case 'term':
      return `"${tree.words.join(' ')}"${tree.prefix ? ' *' : ''}`;
    case 'not':
      return `(${expression(tree.yes)} NOT ${expression(tree.no)})`;
    default:
      return `(${tree.parts.map(expression).join(tree.kind === 'and' ? ' AND ' : ' OR ')})`;
  }
}

/** Gives how a name stands on a page: in full, last name first, or after a rank or a form of address. */
export function nameTree(name: string, rank: string): SearchTree | null {
  const words = wordsOf(name.replaceAll(/\b(?:jr|sr|ii|iii|iv)\b\.?/giu, ''));
  if (words.length === 0) return null;
  const term = (parts: readonly string[]): SearchTree => ({ kind: 'term', words: parts, prefix: false });
  const last = words.at(-1) ?? '';
  const ways = [term(words)];
  if (words.length > 1) ways.push(term([last, ...words.slice(0, -1)]));
  const titles = rank === '' ? ['mr', 'ms', 'mrs', 'dr'] : [...wordsOf(rank).slice(0, 1), ...ranksLike(rank)];
  if (words.length <= 3) for (const title of titles) ways.push(term([title, last]));
  return { kind: 'or', parts: ways };
}

const ranks: readonly (readonly string[])[] = [
  ['officer', 'ofc', 'off', 'po', 'patrolman'],
  ['corporal', 'cpl'],
  ['sergeant', 'sgt', 'sergeants'],
  ['lieutenant', 'lt', 'lieut'],
  ['captain', 'capt', 'cpt'],
  ['commander', 'cmdr', 'cdr'],
  ['inspector', 'insp'],
  ['detective', 'det'],
  ['chief'],
  ['deputy', 'dep'],
  ['trooper', 'tpr'],
  ['director', 'dir'],
];

/** A rank in its usual spellings: "Sgt." is "Sergeant". */
function ranksLike(rank: string): readonly string[] {
  const given = wordsOf(rank.toLowerCase());
  return ranks.filter((forms) => forms.some((form) => given.includes(form))).flat();
}
