import { type MentionSense, mentionSenses, mentionsOf } from '../../../shared/domain/date-spellings.ts';
import type { SearchHit } from '../../../shared/contract/search-views.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { prepared } from '../journal/write.ts';
import type { Catalog, CatalogSource } from './catalog.ts';
import { type SearchPlan, sourceFits } from './search-plan.ts';
import { type Place, placesOf, snippetOf } from './snippets.ts';

/** Pages that were found: their ids in the index, and how many there are in each object. */
export type FoundPages = {
  readonly ids: readonly number[];
  /** Pages that were found, one counted for each source that has these bytes and fits. */
  readonly count: number;
  readonly perObject: ReadonlyMap<number, number>;
  /** For a search by date: how sure each page is. */
  readonly senses: ReadonlyMap<number, MentionSense> | null;
};

/** Above so many pages the best are chosen among the first of them, exhibits before other sources. */
export const mostWeighed = 5000;
/** A search by date looks closely at so many pages that may spell the day. */
const mostRead = 4000;
/** A page of text may be as long as a person made it; found words past this are not shown. */
const longestText = 60_000;

/** Gives for each object how many of its sources fit the filters. */
export function fittingSources(catalog: Catalog, { request, asksSource, asksDate }: SearchPlan): Uint16Array {
  const isOpen = !asksSource && !asksDate;
  return Uint16Array.from(catalog.objects, ({ sources }) =>
    isOpen ? sources.length : sources.filter((source) => sourceFits(source, request)).length,
  );
}

/** Asks the index for pages, in their order, at most `limit` before the filters. */
export function matchPages(
  opened: ReadableCase,
  catalog: Catalog,
  query: string,
  fitting: Uint16Array,
  limit: number,
): { found: FoundPages; isAll: boolean } {
  const sql = 'SELECT rowid FROM page_fts WHERE page_fts MATCH ? LIMIT ?';
  const matched = prepared(opened.db, sql).pluck().all(query, limit) as number[];
  const ids = matched.filter((id) => (fitting[catalog.objectOf[id] ?? 0] ?? 0) > 0);
  return { found: countPages(catalog, fitting, ids, null), isAll: matched.length < limit };
}

function countPages(
  catalog: Catalog,
  fitting: Uint16Array,
  ids: readonly number[],
  senses: FoundPages['senses'],
): FoundPages {
  const counts = new Uint32Array(catalog.objects.length);
  let count = 0;
  for (const id of ids) {
    const object = catalog.objectOf[id] ?? 0;
    counts[object] = (counts[object] ?? 0) + 1;
    count += fitting[object] ?? 0;
  }
  const perObject = new Map<number, number>();
  for (let object = 0; object < counts.length; object++) {
    const pages = counts[object] ?? 0;
    if (pages > 0) perObject.set(object, pages);
  }
  return { ids, count, perObject, senses };
}

/** Gives the pages that are weighed: all, or where they are too many the first of them, exhibits before other sources. */
export function pagesToWeigh(catalog: Catalog, { ids }: FoundPages): readonly number[] {
  if (ids.length <= mostWeighed) return ids;
  const isExhibit = (id: number) =>
    catalog.objects[catalog.objectOf[id] ?? 0]?.sources.some((source) => source.label !== null) === true;
  const exhibits = ids.filter(isExhibit).slice(0, mostWeighed);
  const rest = mostWeighed - exhibits.length;
  return rest === 0 ? exhibits : [...exhibits, ...ids.filter((id) => !isExhibit(id)).slice(0, rest)];
}

/** Puts pages in the order of how well they fit (BM25), at most `limit`. */
export function weighPages(
  opened: ReadableCase,
  catalog: Catalog,
  query: string,
  ids: readonly number[],
  limit: number,
): readonly number[] {
  // Subtle: one byte for each page is what SQLite can look up fastest; a join or a list of ids costs ten times as much.
  const chosen = new Uint8Array(catalog.objectOf.length + 1);
  let last = 0;
  for (const id of ids) {
    chosen[id] = 1;
    if (id > last) last = id;
  }
  const sql = `SELECT rowid FROM page_fts WHERE page_fts MATCH ? AND rowid <= ? AND substr(?, rowid + 1, 1) = x'01'
    ORDER BY bm25(page_fts), rowid LIMIT ?`;
  return prepared(opened.db, sql).pluck().all(query, last, chosen, limit) as number[];
}

/** Looks closely at pages that may spell a day, and keeps those that do: the surest first, else in their order. */
export async function pagesOfDays(
  opened: ReadableCase,
  catalog: Catalog,
  plan: SearchPlan,
  fitting: Uint16Array,
  found: FoundPages,
  limit: number,
  pause: () => Promise<void>,
): Promise<{ found: FoundPages; isAll: boolean }> {
  const senses = new Map<number, MentionSense>();
  const ids = found.ids.slice(0, Math.min(limit, mostRead));
  for (let at = 0; at < ids.length; at += 40) {
    if (at > 0) await pause();
    const chunk = ids.slice(at, at + 40);
    for (const [id, { text }] of textsOf(opened, chunk)) {
      const sense = senseIn(text, plan, catalog.objects[catalog.objectOf[id] ?? 0]?.sources ?? []);
      if (sense !== null) senses.set(id, sense);
    }
  }
  const rank = (id: number) => mentionSenses.indexOf(senses.get(id) ?? 'sure');
  const kept = ids.filter((id) => senses.has(id)).toSorted((a, b) => rank(a) - rank(b) || a - b);
  return { found: countPages(catalog, fitting, kept, senses), isAll: ids.length === found.ids.length };
}

/** How surely a text spells each of the days that are wanted; null where one is missing. */
function senseIn(text: string, { days }: SearchPlan, sources: readonly CatalogSource[]): MentionSense | null {
  let least = 0;
  for (const day of days) {
    const yearKnown = sources.some((source) => yearsOf(source).has(day.slice(0, 4)));
    const ranks = mentionsOf(text, day, yearKnown).map((mention) => mentionSenses.indexOf(mention.sense));
    if (ranks.length === 0) return null;
    least = Math.max(least, Math.min(...ranks));
  }
  return mentionSenses[least] ?? null;
}

/** The years that the date of a source, or of a fact, is of. */
export function yearsOf({ earliest, latest }: Pick<CatalogSource, 'earliest' | 'latest'>): ReadonlySet<string> {
  return new Set([earliest, latest].flatMap((day) => (day === null ? [] : [day.slice(0, 4)])));
}

/** Gives the hits of pages as they are shown, by the page's id in the index. */
export function showPages(
  opened: ReadableCase,
  catalog: Catalog,
  plan: SearchPlan,
  ids: readonly number[],
  senses: FoundPages['senses'],
): ReadonlyMap<number, Omit<SearchHit, 'id' | 'title'>> {
  const shown = new Map<number, Omit<SearchHit, 'id' | 'title'>>();
  for (const [id, { text, textFrom }] of textsOf(opened, ids)) {
    const sources = catalog.objects[catalog.objectOf[id] ?? 0]?.sources ?? [];
    shown.set(id, {
      kind: 'page',
      of: null,
      page: catalog.numberOf[id] ?? 1,
      excerpt: null,
      snippet: snippetOf(text, placesIn(text, plan, sources)),
      ocr: textFrom === 'ocr',
      sense: senses?.get(id) ?? null,
      date: null,
    });
  }
  return shown;
}

/** Gives where in a text stands what is looked for: the days, then the words. */
export function placesIn(
  text: string,
  { terms, days }: SearchPlan,
  sources: readonly Pick<CatalogSource, 'earliest' | 'latest'>[],
): readonly Place[] {
  const dates = days.flatMap((day, at) =>
    mentionsOf(
      text,
      day,
      sources.some((source) => yearsOf(source).has(day.slice(0, 4))),
    ).map(({ start, end }) => ({ start, end, term: -1 - at })),
  );
  if (dates.length === 0) return placesOf(text, terms);
  const words = placesOf(text, terms).filter((one) => dates.every((d) => one.end <= d.start || one.start >= d.end));
  return [...dates, ...words].toSorted((a, b) => a.start - b.start);
}

type PageText = { readonly text: string; readonly textFrom: string };

function textsOf(opened: ReadableCase, ids: readonly number[]): ReadonlyMap<number, PageText> {
  const sql = `SELECT id, substr(text, 1, ${longestText}) AS text, textFrom FROM page
    WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`;
  const rows = prepared(opened.db, sql).all(JSON.stringify(ids)) as ({ id: number } & PageText)[];
  return new Map(rows.map((row) => [row.id, row]));
}
