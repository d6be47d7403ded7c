import type { SearchAnswer, SearchHit, SourceHits } from '../../shared/contract/search-views.ts';
import type { Target } from '../navigation.ts';

export type Hit = SearchHit;
/** A part of the results under one heading: a source with its hits, or all hits of a kind. */
export type HitSection = {
  readonly key: string;
  readonly words: string;
  readonly source: SourceHits | null;
  /** Index of the section's first hit in the whole list. */
  readonly first: number;
  readonly hits: readonly Hit[];
};

/** Gives what was found in sections: sources first, in their order, then facts, people, and notes of what is no source. */
export function sectionsOf(answer: SearchAnswer | null): readonly HitSection[] {
  if (answer === null) return [];
  const parts: Omit<HitSection, 'first'>[] = [
    ...answer.sources.map((source) => ({ key: source.source, words: source.title, source, hits: source.hits })),
    { key: 'facts', words: 'Facts', source: null, hits: answer.facts },
    { key: 'people', words: 'People', source: null, hits: answer.people },
    { key: 'notes', words: 'Issues, comparators and grievances', source: null, hits: answer.notes },
  ];
  let first = 0;
  return parts.flatMap((part) => {
    if (part.hits.length === 0) return [];
    const section = { ...part, first };
    first += part.hits.length;
    return [section];
  });
}

/** Gives where a hit leads: the page of its source with the words marked, or the screen of what it is of. */
export function placeOfHit(hit: Hit, source: SourceHits | null, typed: string): Target {
  if (hit.kind === 'fact') return { screen: 'facts', id: hit.id };
  if (hit.kind === 'person') return { screen: 'people', id: hit.id };
  if (hit.of === 'issue') return { screen: 'issues', id: hit.id };
  if (hit.of === 'comparator') return { screen: 'comparators', id: hit.id };
  if (hit.of === 'grievance') return { screen: 'grievances', id: hit.id };
  const place = { screen: 'sources', id: source?.source ?? hit.id } as const;
  if (hit.kind === 'page') return { ...place, page: hit.page, words: hitWords(hit, typed) };
  return hit.excerpt === null ? place : { ...place, page: hit.page, excerpt: hit.excerpt };
}

/**
 * The words as they were found, so that a prefix or a folded letter marks what really stands there; several that were found as
 * one stand between quotes.
 */
function hitWords(hit: Hit, typed: string): string {
  const found = snippetParts(hit.snippet).filter((part) => part.found);
  const distinct = [...new Set(found.map((part) => part.text.toLowerCase().replaceAll('"', ' ')))];
  if (distinct.length === 0) return typed.replaceAll(/\bdate:\S+/gi, '');
  return distinct.map((words) => (/[^\p{L}\p{N}\p{M}]/u.test(words) ? `"${words}"` : words)).join(' ');
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
