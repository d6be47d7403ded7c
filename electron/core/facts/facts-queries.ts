import type { FactView } from '../../../shared/contract/views.ts';
import { pinCite } from '../../../shared/domain/exhibits.ts';
import type { ExcerptBearing } from '../../../shared/domain/facts.ts';
import type { Fact } from '../../../shared/domain/facts.ts';
import { earliestDay, isFuzzyDate, parseFuzzyDate } from '../../../shared/domain/fuzzy-dates.ts';
import { groupBy } from '../../../shared/group-by.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows, rowsWhere } from '../journal/read.ts';
import { columnsOf, fromRaw, type RawRow } from '../journal/tables.ts';
import { prepared } from '../journal/write.ts';
import { sourceLabels } from '../sources/sources-queries.ts';

type Pin = FactView['pins'][number];

/** Gives every fact with its pins and links, by earliest possible day; facts without a date come last. */
export function listFacts(opened: ReadableCase): FactView[] {
  return viewsOf(opened, allRows(opened, 'fact')).toSorted(
    (a, b) => compare(a.sortDay ?? '9999-99-99', b.sortDay ?? '9999-99-99') || compare(a.id, b.id),
  );
}

/** Gives one fact with its pins and links, or undefined. */
export function getFact(opened: ReadableCase, id: string): FactView | undefined {
  return viewsOf(opened, rowsWhere(opened, 'fact', 'id', id), id)[0];
}

function viewsOf(opened: ReadableCase, facts: readonly Fact[], only?: string): FactView[] {
  const pins = pinsByFact(opened, only);
  const links = only === undefined ? allRows(opened, 'fact_issue') : rowsWhere(opened, 'fact_issue', 'fact', only);
  const issues = groupBy(links, (link) => link.fact);
  const contradictions = allRows(opened, 'contradiction');
  const against = new Map<string, FactView['contradicts']>();
  for (const { id, factA, factB, note } of contradictions) {
    against.set(factA, [...(against.get(factA) ?? []), { link: id, fact: factB, note }]);
    against.set(factB, [...(against.get(factB) ?? []), { link: id, fact: factA, note }]);
  }
  return facts.map((fact) => ({
    ...fact,
    sortDay: fact.date !== null && isFuzzyDate(fact.date) ? earliestDay(parseFuzzyDate(fact.date)) : null,
    pins: pins.get(fact.id) ?? [],
    issues: (issues.get(fact.id) ?? []).map(({ id, issue, bearing }) => ({ link: id, issue, bearing })),
    contradicts: against.get(fact.id) ?? [],
  }));
}

type PinRow = RawRow & { link: string; fact: string; bearing: ExcerptBearing; publisher: string; sourceTitle: string };

function pinsByFact(opened: ReadableCase, only: string | undefined): ReadonlyMap<string, Pin[]> {
  const labels = sourceLabels(opened);
  const sql = `SELECT fe.id AS link, fe.fact, fe.bearing, s.publisher, s.title AS sourceTitle, ${columnsOf('excerpt', 'e')}
    FROM fact_excerpt fe JOIN excerpt e ON e.id = fe.excerpt JOIN source s ON s.id = e.source
    ${only === undefined ? '' : 'WHERE fe.fact = ?'} ORDER BY fe.id`;
  const rows = prepared(opened.db, sql).all(...(only === undefined ? [] : [only])) as PinRow[];
  const pins = new Map<string, Pin[]>();
  for (const raw of rows) {
    const excerpt = fromRaw('excerpt', raw);
    const list = pins.get(raw.fact) ?? [];
    pins.set(raw.fact, list);
    list.push({
      link: raw.link,
      excerpt: excerpt.id,
      source: excerpt.source,
      page: excerpt.page,
      pin: pinCite(excerpt, labels.get(excerpt.source) ?? raw.sourceTitle),
      bearing: raw.bearing,
      quote: excerpt.quote,
      publisher: raw.publisher,
    });
  }
  return pins;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
