import { earliestDay, isFuzzyDate, latestDay, parseFuzzyDate } from '../../../shared/domain/fuzzy-dates.ts';
import type { Source } from '../../../shared/domain/sources.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';
import { prepared } from '../journal/write.ts';
import { sourceLabels } from '../sources/sources-queries.ts';

/** As much of a source as a search needs to narrow and to head its hits. */
export type CatalogSource = Pick<
  Source,
  'id' | 'object' | 'title' | 'name' | 'kind' | 'date' | 'privilege' | 'compelled' | 'confidentiality'
> & {
  /** The days that its date can mean; null for none, or an open end. */
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly label: string | null;
  readonly series: string | null;
};

/** What a search keeps at hand of a case: its sources, and which page of which object each row of the index is. */
export type Catalog = {
  readonly sources: ReadonlyMap<string, CatalogSource>;
  /** Evidence objects by a number of their own: the sources that have these bytes. */
  readonly objects: readonly { readonly name: string; readonly sources: readonly CatalogSource[] }[];
  readonly objectNamed: ReadonlyMap<string, number>;
  /** By the id of the page: the number of its object, and its number in it from 1. An unused id has page 0. */
  readonly objectOf: Int32Array;
  readonly numberOf: Int32Array;
};

type Held = Catalog & { readonly step: number; readonly lastPage: number };
type Pages = { readonly byObject: ReadonlyMap<string, PageRange>; readonly lastPage: number };
type PageRange = { object: string; first: number; last: number; offset: number | null };

const held = new WeakMap<ReadableCase['db'], Held>();
const heldPages = new WeakMap<ReadableCase['db'], Pages>();

/** Gives the catalog of a case, made anew where a step touched sources or exhibits, or where pages were added. */
export function catalogOf(opened: ReadableCase): Catalog {
  const { db } = opened;
  const step = Number(prepared(db, 'SELECT max(number) FROM journal_step').pluck().get() ?? 0);
  const lastPage = Number(prepared(db, 'SELECT max(id) FROM page').pluck().get() ?? 0);
  const known = held.get(db);
  if (known !== undefined && known.lastPage === lastPage && !touched(opened, known.step, step)) {
    const kept = known.step === step ? known : { ...known, step };
    held.set(db, kept);
    return kept;
  }
  const made = { ...makeCatalog(opened, pagesOf(opened, lastPage), lastPage), step, lastPage };
  held.set(db, made);
  return made;
}

function touched(opened: ReadableCase, from: number, to: number): boolean {
  if (from === to) return false;
  const sql = `SELECT 1 FROM journal_change WHERE step > ? AND "table" IN ('source', 'exhibit', 'exhibit_series') LIMIT 1`;
  return from > to || prepared(opened.db, sql).get(from) !== undefined;
}

/** Which rows of the index each object's pages are. Pages are only ever added; fewer than before is another database. */
function pagesOf(opened: ReadableCase, lastPage: number): Pages {
  const known = heldPages.get(opened.db);
  const from = known === undefined || known.lastPage > lastPage ? 0 : known.lastPage;
  const byObject = new Map(from === 0 ? [] : known?.byObject);
  // Subtle: without rows that are new the covering index alone is read, never the pages with their text.
  const sql = `SELECT object, min(id) AS first, max(id) AS last,
      CASE WHEN min(id - number) = max(id - number) AND count(*) = max(id) - min(id) + 1 THEN min(id - number) END AS offset
    FROM page ${from === 0 ? '' : 'WHERE id > ?'} GROUP BY object`;
  for (const row of prepared(opened.db, sql).iterate(...(from === 0 ? [] : [from])) as Iterable<PageRange>) {
    const before = byObject.get(row.object);
    byObject.set(
      row.object,
      before === undefined ? row : { ...row, first: Math.min(row.first, before.first), offset: null },
    );
  }
  const pages = { byObject, lastPage };
  heldPages.set(opened.db, pages);
  return pages;
}

function makeCatalog(opened: ReadableCase, pages: Pages, lastPage: number): Catalog {
  const sources = sourcesOf(opened);
  const byObject = new Map<string, CatalogSource[]>();
  for (const source of sources.values()) {
    const list = byObject.get(source.object);
    if (list === undefined) byObject.set(source.object, [source]);
    else list.push(source);
  }
  const objects: { name: string; sources: readonly CatalogSource[] }[] = [];
  const objectOf = new Int32Array(lastPage + 1);
  const numberOf = new Int32Array(lastPage + 1);
  for (const [name, { first, last, offset }] of pages.byObject) {
    const number = objects.length;
    objects.push({ name, sources: byObject.get(name) ?? [] });
    if (offset !== null) {
      objectOf.fill(number, first, last + 1);
      for (let id = first; id <= last; id++) numberOf[id] = id - offset;
      continue;
    }
    const sql = 'SELECT id, number FROM page WHERE object = ?';
    for (const page of prepared(opened.db, sql).all(name) as { id: number; number: number }[]) {
      objectOf[page.id] = number;
      numberOf[page.id] = page.number;
    }
  }
  const objectNamed = new Map(objects.map(({ name }, number) => [name, number]));
  return { sources, objects, objectNamed, objectOf, numberOf };
}

function sourcesOf(opened: ReadableCase): ReadonlyMap<string, CatalogSource> {
  const labels = sourceLabels(opened);
  const series = new Map(allRows(opened, 'exhibit').map((exhibit) => [exhibit.source, exhibit.series]));
  const sql = `SELECT id, object, title, name, kind, date, privilege, compelled, confidentiality FROM source ORDER BY id`;
  const rows = prepared(opened.db, sql).all() as (Omit<CatalogSource, 'compelled'> & { compelled: number })[];
  return new Map(
    rows.map((row) => {
      const { earliest, latest } = daysOf(row.date);
      const label = labels.get(row.id) ?? null;
      return [
        row.id,
        { ...row, compelled: row.compelled === 1, earliest, latest, label, series: series.get(row.id) ?? null },
      ];
    }),
  );
}

/** Gives the first and the last day that an EDTF date can mean; null where there is none, or where an end is open. */
export function daysOf(date: string | null): { earliest: string | null; latest: string | null } {
  if (date === null) return { earliest: null, latest: null };
  // Most dates are one day, and were looked at when they were entered; reading each anew is what takes time.
  const day = /^(\d{4}-\d{2}-\d{2})(?:T[\d:]+)?$/.exec(date)?.[1];
  if (day !== undefined) return { earliest: day, latest: day };
  if (!isFuzzyDate(date)) return { earliest: null, latest: null };
  const parsed = parseFuzzyDate(date);
  return { earliest: earliestDay(parsed), latest: latestDay(parsed) };
}
