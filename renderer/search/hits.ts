import type { SearchHit } from '../../shared/contract/views.ts';
import type { Target } from '../navigation.ts';

export type Hit = SearchHit;
/** `first` is the index of the group's first hit in the whole list. */
export type HitGroup = {
  readonly kind: Hit['kind'];
  readonly words: string;
  readonly first: number;
  readonly hits: readonly Hit[];
};

const kinds: readonly (readonly [Hit['kind'], string])[] = [
  ['page', 'Evidence'],
  ['fact', 'Facts'],
  ['person', 'People'],
];

/** Gives hits by kind, evidence first, each kind in the order in which it was found. */
export function groupHits(hits: readonly Hit[]): readonly HitGroup[] {
  const groups: HitGroup[] = [];
  for (const [kind, words] of kinds) {
    const own = hits.filter((hit) => hit.kind === kind);
    const first = groups.reduce((sum, group) => sum + group.hits.length, 0);
    if (own.length > 0) groups.push({ kind, words, first, hits: own });
  }
  return groups;
}

/** Gives where a hit leads: a page with the words marked, a fact, or a person. */
export function placeOfHit(hit: Hit, words: string): Target {
  if (hit.kind === 'page') return { screen: 'sources', id: hit.id, page: hit.page, words: hitWords(hit, words) };
  return { screen: hit.kind === 'fact' ? 'facts' : 'people', id: hit.id };
}

/** The words as they were found, so that a prefix or a folded letter marks what really stands there. */
function hitWords(hit: Hit, typed: string): string {
  const found = snippetParts(hit.snippet).filter((part) => part.found);
  const distinct = [...new Set(found.map((part) => part.text.toLowerCase()))];
  return distinct.length === 0 ? typed : distinct.join(' ');
}

export type SnippetPart = { readonly at: number; readonly text: string; readonly found: boolean };

/** Gives a snippet in parts, each with its index; `found` parts stand between U+0002 and U+0003. */
export function snippetParts(snippet: string): readonly SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = 0;
  for (const [index, piece] of snippet.split('\u0002').entries()) {
    const [first = '', ...rest] = index === 0 ? ['', piece] : piece.split('\u0003');
    if (first !== '') parts.push({ at, text: first, found: true });
    at += first.length;
    if (rest.join('') !== '') parts.push({ at, text: rest.join(''), found: false });
    at += rest.join('').length;
  }
  return parts;
}
