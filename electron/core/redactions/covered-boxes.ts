import type { CoveredBox } from '../../../shared/domain/redactions.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { prepared } from '../journal/write.ts';
import { getSource } from '../sources/sources-queries.ts';
import { coveredPages, coveredPagesLeft } from './redactions-queries.ts';

/** Gives the boxes of a source under which its import found text, with that text, page by page. Throws `not-found`, `unreadable-file`. */
export async function coveredBoxesOf(opened: ReadableCase, pool: ExtractPool, id: string): Promise<CoveredBox[]> {
  const source = getSource(opened, id);
  const pages = coveredPages(opened).get(id) ?? [];
  if (pages.length === 0 || source.format !== 'pdf') return [];
  return pool.covered(await opened.store.readAll(source.object), pages);
}

/** A source with text under boxes, and the pages (from 1) on which none of it is marked for redaction. */
export type CoveredSource = { readonly source: string; readonly title: string; readonly pages: readonly number[] };

/** Gives the sources that still hold text under boxes, in the order in which they came; of one import where a run is named. */
export function coveredSources(opened: ReadableCase, run: string | null): CoveredSource[] {
  const left = coveredPagesLeft(opened);
  if (left.size === 0) return [];
  const of = run === null ? '' : 'WHERE id IN (SELECT source FROM import_file WHERE run = ?)';
  const sql = `SELECT id, title FROM source ${of} ORDER BY importedAt, id`;
  const rows = prepared(opened.db, sql).all(...(run === null ? [] : [run])) as { id: string; title: string }[];
  return rows.flatMap(({ id, title }) => {
    const pages = left.get(id);
    return pages === undefined ? [] : [{ source: id, title, pages }];
  });
}
