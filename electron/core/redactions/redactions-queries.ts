import { groupBy } from '../../../shared/group-by.ts';
import { isCovered, textLinePlace } from '../../../shared/domain/placed-text.ts';
import { placesOfRedacted, type Redaction } from '../../../shared/domain/redactions.ts';
import type { ExcerptView } from '../../../shared/contract/views.ts';
import type { Rect } from '../../../shared/domain/excerpts.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows, rowsWhere } from '../journal/read.ts';
import { prepared } from '../journal/write.ts';
import { listExcerpts } from '../sources/excerpts-queries.ts';

/** Gives what is marked for redaction in a source, in order of its pages. */
export function redactionsOfSource(opened: ReadableCase, source: string): Redaction[] {
  return rowsWhere(opened, 'redaction', 'source', source, 'page, id');
}

/** Gives every redaction of the case by its source. */
export function redactionsBySource(opened: ReadableCase): ReadonlyMap<string, readonly Redaction[]> {
  return groupBy(allRows(opened, 'redaction', 'source, page, id'), ({ source }) => source);
}

/** Gives the pages (from 1) on which the import found text under boxes, by source. */
export function coveredPages(opened: ReadableCase): ReadonlyMap<string, readonly number[]> {
  const sql = `SELECT s.id, json_extract(o.meta, '$.textUnderBoxes') AS pages FROM source s JOIN object o ON o.name = s.object
    WHERE o.meta LIKE '%"textUnderBoxes"%'`;
  const rows = prepared(opened.db, sql).all() as { id: string; pages: string | null }[];
  return new Map(
    rows.map(({ id, pages }) => [
      id,
      (pages ?? '')
        .split(', ')
        .map(Number)
        .filter((page) => page > 0),
    ]),
  );
}

/** Gives the pages (from 1) of sources on which text lies under boxes and nothing is redacted; a page that is redacted loses it. */
export function coveredPagesLeft(opened: ReadableCase): ReadonlyMap<string, readonly number[]> {
  const covered = coveredPages(opened);
  if (covered.size === 0) return covered;
  const bySource = redactionsBySource(opened);
  const left = [...covered].map(([source, pages]) => {
    const mended = new Set((bySource.get(source) ?? []).map(({ page }) => page));
    return [source, pages.filter((page) => !mended.has(page))] as const;
  });
  return new Map(left.filter(([, pages]) => pages.length > 0));
}

/** An excerpt that stands, in whole or in part, in a place that is redacted: to quote or cite it gives away what is removed. */
export type RedactedExcerpt = { readonly excerpt: ExcerptView; readonly redactions: readonly Redaction[] };

/** Gives the excerpts on redacted places, for the check of cites and for the export. */
export function redactedExcerpts(opened: ReadableCase): RedactedExcerpt[] {
  const bySource = redactionsBySource(opened);
  if (bySource.size === 0) return [];
  return listExcerpts(opened).flatMap((excerpt) => {
    const redactions = (bySource.get(excerpt.source) ?? []).filter((redaction) => touches(excerpt, redaction));
    return redactions.length === 0 ? [] : [{ excerpt, redactions }];
  });
}

function touches(excerpt: ExcerptView, redaction: Redaction): boolean {
  if (excerpt.page !== redaction.page || excerpt.kind === 'span') return false;
  const places = placesOf(excerpt);
  if (places.some((place) => redaction.rects.some((rect) => isCovered(place, rect, 0.02)))) return true;
  if (places.length > 0 && excerpt.rects.length > 0) return false;
  return redaction.words !== '' && placesOfRedacted(excerpt.quote, redaction.words).length > 0;
}

function placesOf({ rects, lineFrom, lineTo, kind }: ExcerptView): readonly Rect[] {
  if (rects.length > 0 || kind !== 'lines' || lineFrom === null) return rects;
  const count = (lineTo ?? lineFrom) - lineFrom + 1;
  return Array.from({ length: count }, (_, index) => textLinePlace(lineFrom + index));
}
