import type { SearchAnswer, SearchHit, SourceHits } from '../../../shared/contract/search-views.ts';

/** A page that was found; the rest as a test wants it. */
export function hit(over: Partial<SearchHit> = {}): SearchHit {
  return {
    kind: 'page',
    id: 's1',
    of: null,
    title: 'Digest',
    page: 2,
    excerpt: null,
    snippet: 'the \u0002Border\u0003 \u0002Patrol\u0003 call',
    ocr: false,
    sense: null,
    date: null,
    ...over,
  };
}

/** A source with one hit; the rest as a test wants it. */
export function sourceHits(over: Partial<SourceHits> = {}): SourceHits {
  return {
    source: 's1',
    title: 'Digest',
    label: null,
    kind: 'news-report',
    date: null,
    withheld: null,
    found: 1,
    hits: [hit()],
    ...over,
  };
}

/** An answer with nothing in it; the rest as a test wants it. */
export function answerOf(over: Partial<SearchAnswer> = {}): SearchAnswer {
  return {
    counts: { pages: 0, facts: 0, people: 0, notes: 0 },
    atLeast: false,
    sourcesFound: 0,
    sources: [],
    facts: [],
    people: [],
    notes: [],
    ranked: true,
    rankedAmong: null,
    ...over,
  };
}
