import type { ExhibitRow } from '../../../shared/contract/views.ts';
import type { BatesRange } from '../../../shared/domain/bates.ts';
import { exhibitLabels, orderExhibits, type Exhibit } from '../../../shared/domain/exhibits.ts';
import { closedReason, exportable } from '../../../shared/domain/sources.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows, rowsWhere } from '../journal/read.ts';
import { prepared } from '../journal/write.ts';
import { seriesRows } from './series-queries.ts';
import { listSources, sourcesById } from '../sources/sources-queries.ts';

/** Gives the exhibits in the order of the bundle, with label, pages and issued Bates numbers. */
export function listExhibits(opened: ReadableCase): ExhibitRow[] {
  return rowsOf(opened, allRows(opened, 'exhibit'));
}

/**
 * Gives the exhibits of a bundle: the list that a person made; where none was made, every source that is not
 * withheld, in order of import, as union exhibits.
 */
export function exhibitsForBundle(opened: ReadableCase): ExhibitRow[] {
  const chosen = listExhibits(opened);
  if (chosen.length > 0) return chosen;
  const stand = listSources(opened)
    .filter(exportable)
    .map((source, position): Exhibit => ({
      id: `source-${source.id}`,
      source: source.id,
      series: 'union',
      position,
      number: null,
      late: false,
    }));
  return rowsOf(opened, stand);
}

function rowsOf(opened: ReadableCase, exhibits: readonly Exhibit[]): ExhibitRow[] {
  const series = seriesRows(opened);
  const labels = exhibitLabels(exhibits, series);
  const sources = sourcesById(
    opened,
    exhibits.map(({ source }) => source),
  );
  const bates = latestBates(opened);
  return orderExhibits(exhibits, series).flatMap((exhibit) => {
    const source = sources.get(exhibit.source);
    if (source === undefined) return [];
    const letIn = source.compelled ? letInReason(opened, exhibit) : null;
    return {
      ...exhibit,
      label: labels.get(exhibit.id) ?? '',
      title: source.title,
      pages: source.pages,
      bates: bates.get(exhibit.source) ?? null,
      // Fails closed: a compelled statement for which no reason is on record stays out of every export.
      exportable: closedReason(source) === null && (!source.compelled || letIn !== null),
      letIn,
      confidentiality: source.confidentiality,
    };
  });
}

/** Gives the reason with which a person made a compelled statement an exhibit, as the log has it, or null. */
function letInReason(opened: ReadableCase, { id, source }: Exhibit): string | null {
  const sql = `SELECT s.details ->> 'reason' FROM journal_change c JOIN journal_step s ON s.number = c.step
    WHERE c."table" = 'exhibit' AND c.row = ? AND c.before IS NULL
      AND EXISTS (SELECT 1 FROM json_each(s.details, '$.sources') WHERE value = ?)
    ORDER BY s.number DESC LIMIT 1`;
  const reason: unknown = prepared(opened.db, sql).pluck().get(id, source);
  return typeof reason === 'string' && reason !== '' ? reason : null;
}

/** Gives the Bates range in force of each source: the last one issued under the prefix that the case has now. */
export function latestBates(opened: ReadableCase): ReadonlyMap<string, BatesRange> {
  const prefix = allRows(opened, 'case_info')[0]?.batesPrefix ?? '';
  return new Map(rowsWhere(opened, 'bates_range', 'prefix', prefix, 'first').map((range) => [range.source, range]));
}
