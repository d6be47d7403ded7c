import { found } from '../../../shared/assert.ts';
import type { SourceRow } from '../../../shared/contract/views.ts';
import { exhibitLabels, seriesInForce } from '../../../shared/domain/exhibits.ts';
import type { EvidenceObject } from '../../../shared/domain/sources.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';
import { columnsOf, fromRaw, type RawRow } from '../journal/tables.ts';
import { prepared } from '../journal/write.ts';

export type PageRow = {
  readonly number: number;
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly rotate: number;
};

const rowSql = `SELECT ${columnsOf('source', 's')}, o.sha256, o.bytes, o.format, o.pages, o.chars, o.unreadable, o.seconds
  FROM source s JOIN object o ON o.name = s.object`;

/** Gives every source in order of import, with what its bytes are and its exhibit label. */
export function listSources(opened: ReadableCase): SourceRow[] {
  const labels = sourceLabels(opened);
  return (prepared(opened.db, `${rowSql} ORDER BY s.id`).all() as RawRow[]).map((raw) => sourceRow(raw, labels));
}

/** Gives the sources that the case uses, as exhibits or by an excerpt, in order of import: few, however many were taken in. */
export function listUsedSources(opened: ReadableCase): SourceRow[] {
  const labels = sourceLabels(opened);
  const used = 'SELECT source FROM exhibit UNION SELECT source FROM excerpt';
  return (prepared(opened.db, `${rowSql} WHERE s.id IN (${used}) ORDER BY s.id`).all() as RawRow[]).map((raw) =>
    sourceRow(raw, labels),
  );
}

/** Gives the sources of these ids, each by its own; those that the case has not are left out. */
export function sourcesById(opened: ReadableCase, ids: Iterable<string>): ReadonlyMap<string, SourceRow> {
  const labels = sourceLabels(opened);
  const rows = prepared(opened.db, `${rowSql} WHERE s.id IN (SELECT value FROM json_each(?))`).all(
    JSON.stringify([...new Set(ids)]),
  ) as RawRow[];
  return new Map(rows.map((raw) => [String(raw['id']), sourceRow(raw, labels)]));
}

/** Gives how many sources there are. */
export function countSources(opened: ReadableCase): number {
  return Number(prepared(opened.db, 'SELECT count(*) FROM source').pluck().get());
}

/** Gives the sources whose bytes could not be read, in order of import. */
export function listUnreadable(opened: ReadableCase): { id: string; title: string }[] {
  return prepared(
    opened.db,
    'SELECT s.id, s.title FROM source s JOIN object o ON o.name = s.object WHERE o.unreadable IS NOT NULL ORDER BY s.id',
  ).all() as { id: string; title: string }[];
}

/** Gives one source. Throws `not-found`. */
export function getSource(opened: ReadableCase, id: string): SourceRow {
  const raw = prepared(opened.db, `${rowSql} WHERE s.id = ?`).get(id) as RawRow | undefined;
  return sourceRow(found(raw, 'this source'), sourceLabels(opened));
}

function sourceRow(raw: RawRow, labels: ReadonlyMap<string, string>): SourceRow {
  const row = fromRaw('source', raw) as Omit<SourceRow, 'label'>;
  return { ...row, label: labels.get(row.id) ?? null };
}

/** Gives the exhibit label of each source that is an exhibit, by the source's id. */
export function sourceLabels(opened: ReadableCase): ReadonlyMap<string, string> {
  const exhibits = allRows(opened, 'exhibit');
  const labels = exhibitLabels(exhibits, seriesInForce(allRows(opened, 'exhibit_series')));
  return new Map(exhibits.map((e) => [e.source, labels.get(e.id) ?? '']));
}

/** Gives the sources that have these bytes, parts of others last. */
export function sourcesOfObject(opened: ReadableCase, object: string): { id: string; kind: string }[] {
  return prepared(opened.db, 'SELECT id, kind FROM source WHERE object = ? ORDER BY parent IS NOT NULL, id').all(
    object,
  ) as {
    id: string;
    kind: string;
  }[];
}

/** Gives the part that has these bytes at this place of its parent, or undefined. */
export function partTwin(
  opened: ReadableCase,
  object: string,
  place: { readonly parent: string | null; readonly parentPath: string },
): { id: string; kind: string } | undefined {
  const sql = 'SELECT id, kind FROM source WHERE parent = ? AND parentPath = ? AND object = ?';
  return prepared(opened.db, sql).get(place.parent, place.parentPath, object) as
    | { id: string; kind: string }
    | undefined;
}

/** Gives what is known of an evidence object, or undefined. */
export function getObject(opened: ReadableCase, name: string): EvidenceObject | undefined {
  const raw = prepared(opened.db, 'SELECT * FROM object WHERE name = ?').get(name) as
    | (Omit<EvidenceObject, 'warnings' | 'meta'> & { warnings: string; meta: string })
    | undefined;
  if (raw === undefined) return undefined;
  return {
    ...raw,
    warnings: JSON.parse(raw.warnings) as string[],
    meta: JSON.parse(raw.meta) as Record<string, string>,
  };
}

/** Gives `count` pages of a source from page `from` (from 1). */
export function listPages(opened: ReadableCase, object: string, from: number, count: number): PageRow[] {
  return prepared(
    opened.db,
    'SELECT number, text, width, height, rotate FROM page WHERE object = ? AND number >= ? ORDER BY number LIMIT ?',
  ).all(object, from, count) as PageRow[];
}

/** Gives one page, or undefined where the source has none of that number. */
export function getPage(opened: ReadableCase, object: string, number: number): PageRow | undefined {
  const [page] = listPages(opened, object, number, 1);
  return page?.number === number ? page : undefined;
}
