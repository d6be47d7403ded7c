import type { ExcerptView } from '../../../shared/contract/views.ts';
import { pinCite } from '../../../shared/domain/exhibits.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { columnsOf, fromRaw, type RawRow } from '../journal/tables.ts';
import { prepared } from '../journal/write.ts';
import { sourceLabels } from './sources-queries.ts';

/** Gives every excerpt with its rendered pin, in order of source and page. */
export function listExcerpts(opened: ReadableCase): ExcerptView[] {
  return select(opened, 'ORDER BY e.source, e.page, e.id', []);
}

/** Gives the excerpts of one source. */
export function excerptsOfSource(opened: ReadableCase, source: string): ExcerptView[] {
  return select(opened, 'WHERE e.source = ? ORDER BY e.page, e.id', [source]);
}

/** Gives one excerpt, or undefined. */
export function getExcerpt(opened: ReadableCase, id: string): ExcerptView | undefined {
  return select(opened, 'WHERE e.id = ?', [id])[0];
}

function select(opened: ReadableCase, where: string, values: readonly string[]): ExcerptView[] {
  const labels = sourceLabels(opened);
  const sql = `SELECT ${columnsOf('excerpt', 'e')}, s.title AS sourceTitle,
    (SELECT json_group_array(fe.fact) FROM fact_excerpt fe WHERE fe.excerpt = e.id) AS facts
    FROM excerpt e JOIN source s ON s.id = e.source ${where}`;
  return (prepared(opened.db, sql).all(...values) as (RawRow & { sourceTitle: string; facts: string })[]).map((raw) => {
    const excerpt = fromRaw('excerpt', raw);
    return {
      ...excerpt,
      sourceTitle: raw.sourceTitle,
      facts: JSON.parse(raw.facts) as string[],
      pin: pinCite(excerpt, labels.get(excerpt.source) ?? raw.sourceTitle),
    };
  });
}
