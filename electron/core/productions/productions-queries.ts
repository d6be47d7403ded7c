import type { ProductionListed, ProductionView, RedRow } from '../../../shared/contract/production-views.ts';
import { found } from '../../../shared/assert.ts';
import { exhibitsInOrder } from '../exhibits/series-queries.ts';
import { barsOf, barsOnPaper, batesSpan, type ProductionState } from '../../../shared/domain/productions.ts';
import { groupBy } from '../../../shared/group-by.ts';
import { exhibitForm } from '../briefs/exhibit-form.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { latestBates } from '../exhibits/exhibits-queries.ts';
import { allRows, rowById, rowsWhere } from '../journal/read.ts';
import { coveredPagesLeft } from '../redactions/redactions-queries.ts';
import { prepared } from '../journal/write.ts';
import { getSource, listUsedSources, sourceLabels } from '../sources/sources-queries.ts';

/** Gives every production, the latest day first, with what it counts and the numbers it went under. */
export function listProductions(opened: ReadableCase): ProductionListed[] {
  const rows = groupBy(allRows(opened, 'production_source'), (row) => row.production);
  const ranges = new Map(allRows(opened, 'bates_range').map((range) => [range.id, range]));
  return allRows(opened, 'production', 'date DESC, id DESC').map((production) => {
    const own = rows.get(production.id) ?? [];
    return {
      ...production,
      sources: own.filter((row) => !row.withheld).length,
      withheld: own.filter((row) => row.withheld).length,
      spans: [...batesSpan(own.flatMap((row) => (row.bates === null ? [] : (ranges.get(row.bates) ?? []))))],
    };
  });
}

/** Gives a production with its sources in order and the folders it was written to. Throws `not-found`. */
export function getProduction(opened: ReadableCase, id: string): ProductionView {
  const production = found(rowById(opened, 'production', id), 'this production');
  const issued = latestBates(opened);
  const covered = coveredPagesLeft(opened);
  return {
    production,
    sources: rowsWhere(opened, 'production_source', 'production', id, 'position').map((row) => {
      const source = getSource(opened, row.source);
      const form = exhibitForm(source);
      const range = row.bates === null ? null : (rowById(opened, 'bates_range', row.bates) ?? null);
      const known = production.direction === 'given' && production.servedAt === null ? issued.get(row.source) : range;
      return {
        ...row,
        title: source.title,
        label: source.label,
        kind: source.kind,
        date: source.date,
        pages: form.kind === 'slip-sheet' ? source.pages : form.pages,
        slipSheet: form.kind === 'slip-sheet',
        range: known ?? null,
        bars: barsOnPaper(source, covered),
      };
    }),
    exports: rowsWhere(opened, 'production_export', 'production', id, 'id DESC'),
  };
}

/** Gives where sources stand between the sides: one entry for each production that a source is in; none for one in none. */
export function productionStates(opened: ReadableCase): ProductionState[] {
  const sql = `SELECT r.source, p.id AS production, p.date, p.party,
      CASE WHEN p.direction = 'received' THEN 'received' WHEN r.withheld = 1 THEN 'withheld'
           WHEN p.servedAt IS NULL THEN 'preparing' ELSE 'produced' END AS state
    FROM production_source r JOIN production p ON p.id = r.production ORDER BY r.source, p.date, p.id`;
  return prepared(opened.db, sql).all() as ProductionState[];
}

/** Gives the sources that the other side has: produced to it, or received from it. */
export function sharedSources(opened: ReadableCase): ReadonlySet<string> {
  const known = productionStates(opened).filter(({ state }) => state === 'produced' || state === 'received');
  return new Set(known.map(({ source }) => source));
}

/**
 * Gives the red list: exhibits of ours and sources that facts cite which were neither produced to the other side nor received
 * from it, exhibits first. Evidence not produced at an earlier step may not be considered (domain rules, production ledger). What is privileged is not
 * asked for, nor is a compelled statement that nobody made an exhibit: both are kept back on purpose.
 */
export function redList(opened: ReadableCase): RedRow[] {
  const states = groupBy(productionStates(opened), (state) => state.source);
  const series = new Map(allRows(opened, 'exhibit').map((exhibit) => [exhibit.source, exhibit.series]));
  const labels = sourceLabels(opened);
  const cited = new Map(
    (
      prepared(
        opened.db,
        'SELECT e.source, count(DISTINCT f.fact) AS facts FROM fact_excerpt f JOIN excerpt e ON e.id = f.excerpt GROUP BY e.source',
      ).all() as { source: string; facts: number }[]
    ).map(({ source, facts }) => [source, facts]),
  );
  const rows = listUsedSources(opened).flatMap((source): RedRow[] => {
    const facts = cited.get(source.id) ?? 0;
    const own = series.get(source.id);
    if ((own === undefined && facts === 0) || own === 'employer') return [];
    if (source.privilege !== 'none' || (source.compelled && own === undefined)) return [];
    const known = states.get(source.id) ?? [];
    if (known.some(({ state }) => state === 'produced' || state === 'received')) return [];
    const label = labels.get(source.id) ?? null;
    return [{ id: source.id, title: source.title, label, facts, state: known.at(-1) ?? null, bars: barsOf(source) }];
  });
  const place = new Map(exhibitsInOrder(opened).map((exhibit, at) => [exhibit.source, at]));
  const rank = (row: RedRow) => (row.label === null ? Number.MAX_SAFE_INTEGER : (place.get(row.id) ?? 0));
  return rows.toSorted((a, b) => rank(a) - rank(b));
}
