import type { SearchAnswer, SearchHit, SourceHits } from '../../../shared/contract/search-views.ts';
import { withheldReason } from '../../../shared/domain/sources.ts';
import type { SearchRequest } from '../../../shared/domain/searches.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { type Catalog, catalogOf, type CatalogSource } from './catalog.ts';
import {
  fittingSources,
  type FoundPages,
  matchPages,
  mostWeighed,
  pagesOfDays,
  pagesToWeigh,
  showPages,
  weighPages,
} from './page-hits.ts';
import { factHits, noteHits, type NoteHit, personHits, type RowHits } from './row-hits.ts';
import { planOf, type SearchPlan, sourceFits } from './search-plan.ts';

export { snippetMarks } from './snippets.ts';

/** How much of what was found is shown: sources, hits within each, and facts, people and notes each. */
export type SearchSize = { readonly sources: number; readonly perSource: number; readonly others: number };

/** Lets others have their turn; throws to give a search up. */
export type Pause = () => Promise<void>;
const noPause: Pause = () => Promise.resolve();

const noPages: FoundPages = { ids: [], count: 0, perObject: new Map(), senses: null };
/** As much as fills a window: the rest comes with the best. */
const firstShown: SearchSize = { sources: 10, perSource: 2, others: 6 };
/** A search by date is counted at once only as far as so many pages. */
const readAtOnce = 20;

/**
 * Gives a count and the first hits at once, in the order of the evidence, none weighed. Above 5,000 pages the count is a lower
 * bound; `rankedSearch` gives the true one.
 */
export async function firstSearch(
  opened: ReadableCase,
  request: SearchRequest,
  wanted: SearchSize,
): Promise<SearchAnswer> {
  const size = {
    sources: Math.min(wanted.sources, firstShown.sources),
    perSource: Math.min(wanted.perSource, firstShown.perSource),
    others: Math.min(wanted.others, firstShown.others),
  };
  const catalog = catalogOf(opened);
  const plan = planOf(opened, request);
  const fitting = fittingSources(catalog, plan);
  let { found, isAll } = pagesFor(opened, catalog, plan, fitting, mostWeighed + 1);
  if (plan.days.length > 0) {
    const read = await pagesOfDays(opened, catalog, plan, fitting, found, readAtOnce, noPause);
    ({ found, isAll } = { found: read.found, isAll: isAll && read.isAll });
  }
  const others = rowsFor(opened, catalog, plan, size, false);
  return answer({ opened, catalog, plan, fitting, size }, found, found.ids.slice(0, 200), others, {
    ranked: false,
    isAll,
    weighed: null,
  });
}

/**
 * Gives the true counts, and the hits by how well they fit (BM25). Where more than 5,000 pages are found, the best are chosen
 * among 5,000 of them: those of exhibits first, then in the order of the evidence. A search by date puts the surest first.
 * `pause` is awaited between the steps, none of which is long; it throws to give the search up.
 */
export async function rankedSearch(
  opened: ReadableCase,
  request: SearchRequest,
  size: SearchSize,
  pause: Pause = noPause,
): Promise<SearchAnswer> {
  const catalog = catalogOf(opened);
  const plan = planOf(opened, request);
  const fitting = fittingSources(catalog, plan);
  await pause();
  let { found } = pagesFor(opened, catalog, plan, fitting, -1);
  let isAll = true;
  let best: readonly number[] = found.ids;
  let weighed: number | null = null;
  await pause();
  if (plan.days.length > 0) {
    ({ found, isAll } = await pagesOfDays(opened, catalog, plan, fitting, found, Infinity, pause));
    best = found.ids;
  } else if (plan.query !== null && found.ids.length > 0) {
    const among = pagesToWeigh(catalog, found);
    if (among.length < found.ids.length) weighed = among.length;
    best = weighPages(opened, catalog, plan.query, among, Math.max(400, size.sources * size.perSource * 4));
  }
  await pause();
  const others = rowsFor(opened, catalog, plan, size, true);
  await pause();
  return answer({ opened, catalog, plan, fitting, size }, found, best, others, { ranked: true, isAll, weighed });
}

/** Gives every hit of one source in the order of its pages, at most 500. */
export async function searchInSource(
  opened: ReadableCase,
  request: SearchRequest,
  source: string,
): Promise<SourceHits | null> {
  const size = { sources: 1, perSource: 500, others: 0 };
  const within = { ...request, source, scope: 'pages' } as const;
  const catalog = catalogOf(opened);
  const plan = planOf(opened, within);
  const fitting = fittingSources(catalog, plan);
  let { found } = pagesFor(opened, catalog, plan, fitting, -1);
  if (plan.days.length > 0) ({ found } = await pagesOfDays(opened, catalog, plan, fitting, found, Infinity, noPause));
  const ids = found.ids.slice(0, 500).toSorted((a, b) => (catalog.numberOf[a] ?? 0) - (catalog.numberOf[b] ?? 0));
  const others = { facts: nothing, people: nothing, notes: nothing };
  const end = { ranked: false, isAll: true, weighed: null };
  return answer({ opened, catalog, plan, fitting, size }, found, ids, others, end).sources[0] ?? null;
}

type Others = { readonly facts: RowHits; readonly people: RowHits; readonly notes: RowHits<NoteHit> };
const nothing = { count: 0, isAll: true, hits: [] } as const;

function wants({ request }: SearchPlan, scope: SearchRequest['scope']): boolean {
  return request.scope === null || request.scope === scope;
}

function pagesFor(opened: ReadableCase, catalog: Catalog, plan: SearchPlan, fitting: Uint16Array, limit: number) {
  if (plan.query === null || !wants(plan, 'pages') || isGone(plan)) return { found: noPages, isAll: true };
  return matchPages(opened, catalog, plan.query, fitting, limit < 0 ? 0x7fffffff : limit);
}

/** A person who was removed meanwhile is named nowhere. */
function isGone({ request, person }: SearchPlan): boolean {
  return request.person !== null && person === null;
}

function rowsFor(opened: ReadableCase, catalog: Catalog, plan: SearchPlan, size: SearchSize, weigh: boolean): Others {
  if (isGone(plan)) return { facts: nothing, people: nothing, notes: nothing };
  const limit = size.others;
  return {
    facts: wants(plan, 'facts') ? factHits(opened, catalog, plan, limit, weigh) : nothing,
    people: wants(plan, 'people') ? personHits(opened, plan, limit, weigh) : nothing,
    notes: wants(plan, 'notes') ? noteHits(opened, catalog, plan, limit, weigh) : nothing,
  };
}

type Search = {
  readonly opened: ReadableCase;
  readonly catalog: Catalog;
  readonly plan: SearchPlan;
  readonly fitting: Uint16Array;
  readonly size: SearchSize;
};
type Group = { readonly source: CatalogSource; readonly pages: number[]; readonly notes: NoteHit[] };

/** Titles that fit stand before pages, yet so many at most: the words on the pages are what is mostly looked for. */
const titlesFirst = 5;

function answer(
  search: Search,
  found: FoundPages,
  best: readonly number[],
  { facts, people, notes }: Others,
  end: { readonly ranked: boolean; readonly isAll: boolean; readonly weighed: number | null },
): SearchAnswer {
  const { opened, catalog, plan, size } = search;
  const groups = groupHits(search, found, best, notes.hits);
  const shown = showPages(
    opened,
    catalog,
    plan,
    groups.flatMap((group) => group.pages),
    found.senses,
  );
  const sources = groups.map(({ source, pages, notes: ofSource }): SourceHits => {
    const ofPages = pages.flatMap((id) => {
      const hit = shown.get(id);
      return hit === undefined ? [] : [{ ...hit, id: source.id, title: source.title }];
    });
    return {
      source: source.id,
      title: source.title,
      label: source.label,
      kind: source.kind,
      date: source.date,
      withheld: withheldReason(source),
      found: found.perObject.get(catalog.objectNamed.get(source.object) ?? -1) ?? 0,
      hits: [...ofSource.map(bareHit), ...ofPages],
    };
  });
  return {
    counts: { pages: found.count, facts: facts.count, people: people.count, notes: notes.count },
    atLeast: !(end.isAll && facts.isAll && people.isAll && notes.isAll),
    sourcesFound: sourcesWith(search, found),
    sources,
    facts: [...facts.hits],
    people: [...people.hits],
    notes: notes.hits
      .filter((note) => note.source === null)
      .slice(0, size.others)
      .map(bareHit),
    ranked: end.ranked,
    rankedAmong: end.weighed,
  };
}

function sourcesWith({ fitting }: Search, found: FoundPages): number {
  let count = 0;
  for (const object of found.perObject.keys()) count += fitting[object] ?? 0;
  return count;
}

function bareHit({ source: _source, ...hit }: NoteHit): SearchHit {
  return hit;
}

/** Hits by source: the first titles that fit, then sources in the order of their best page, then those with most pages, then notes. */
function groupHits(
  search: Search,
  found: FoundPages,
  best: readonly number[],
  notes: readonly NoteHit[],
): readonly Group[] {
  const { catalog, plan, size } = search;
  const groups = new Map<string, Group>();
  const groupOf = (source: CatalogSource): Group | null => {
    const known = groups.get(source.id);
    if (known !== undefined || groups.size >= size.sources) return known ?? null;
    const group = { source, pages: [], notes: [] };
    groups.set(source.id, group);
    return group;
  };
  const addNote = (note: NoteHit) => {
    const source = note.source === null ? undefined : catalog.sources.get(note.source);
    const group = source === undefined ? null : groupOf(source);
    if (group !== null && group.notes.length < size.perSource) group.notes.push(note);
  };
  const addPage = (id: number) => {
    for (const source of catalog.objects[catalog.objectOf[id] ?? 0]?.sources ?? []) {
      if (!sourceFits(source, plan.request)) continue;
      const group = groupOf(source);
      if (group !== null && group.pages.length < size.perSource) group.pages.push(id);
    }
  };
  const titles = notes.filter((note) => note.of === 'source' && note.snippet !== '').slice(0, titlesFirst);
  for (const note of titles) addNote(note);
  for (const id of best) addPage(id);
  if (groups.size < size.sources) for (const id of firstPages(search, found, best)) addPage(id);
  for (const note of notes) if (!titles.includes(note)) addNote(note);
  return [...groups.values()];
}

/** The first page of each source that has none among the best yet, sources with most pages first. */
function firstPages({ catalog, size }: Search, found: FoundPages, best: readonly number[]): readonly number[] {
  const shown = new Set(best.map((id) => catalog.objectOf[id] ?? 0));
  const left = [...found.perObject].filter(([object]) => !shown.has(object));
  const most = left.toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, size.sources);
  const wanted = new Set(most.map(([object]) => object));
  const first: number[] = [];
  for (const id of found.ids) {
    if (wanted.size === 0) break;
    if (wanted.delete(catalog.objectOf[id] ?? 0)) first.push(id);
  }
  return first;
}
