import { found } from '../../../shared/assert.ts';
import type { ImportCounts, ImportOutcome, ImportRun, ImportState } from '../../../shared/domain/imports.ts';
import type { Source, SourceKind } from '../../../shared/domain/sources.ts';
import { toAppError } from '../../../shared/errors.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { prepared } from '../journal/write.ts';

/** What a person chose for all files of an import. */
export type ImportChoice = {
  readonly kind?: SourceKind;
  /** How and from whom it came. */
  readonly received?: Partial<Pick<Source, 'receivedOn' | 'receivedFrom' | 'receivedHow' | 'custodian'>>;
};

/** An import as it is kept for going on with it. */
export type KeptRun = {
  readonly id: string;
  readonly paths: readonly string[];
  readonly choice: ImportChoice;
  readonly batch: number | null;
};

/** A file of an import that is on record. */
export type KeptFile = { readonly bytes: number; readonly modifiedAt: number; readonly source: string | null };

type RunRow = {
  id: string;
  startedAt: string;
  endedAt: string | null;
  state: ImportState;
  paths: string;
  options: string;
  batch: number | null;
  total: number | null;
};

/** Enters the beginning of an import. These rows are no part of the case's own story, and so lie beside the journal. */
export function beginRun(opened: WritableCase, paths: readonly string[], choice: ImportChoice): KeptRun {
  const id = opened.ids.next();
  run(
    opened,
    `INSERT INTO import_run (id, startedAt, endedAt, state, paths, options, batch, total)
     VALUES (?, ?, NULL, 'running', ?, ?, NULL, NULL)`,
    [id, opened.clock.now(), JSON.stringify(paths), JSON.stringify(choice)],
  );
  return { id, paths, choice, batch: null };
}

/** Takes an import up again. Throws `not-found`. */
export function reopenRun(opened: WritableCase, id: string): KeptRun {
  const row = runRow(opened, id);
  run(opened, `UPDATE import_run SET state = 'running', endedAt = NULL WHERE id = ?`, [id]);
  const { paths, options, batch } = row;
  return { id, paths: JSON.parse(paths) as string[], choice: JSON.parse(options) as ImportChoice, batch };
}

export function endRun(opened: WritableCase, id: string, state: Exclude<ImportState, 'running'>): void {
  run(opened, 'UPDATE import_run SET state = ?, endedAt = ? WHERE id = ?', [state, opened.clock.now(), id]);
}

/** Notes how many files an import has, and the first step of its batch. */
export function noteRun(opened: WritableCase, id: string, about: { total?: number; batch?: number | null }): void {
  if (about.total !== undefined) run(opened, 'UPDATE import_run SET total = ? WHERE id = ?', [about.total, id]);
  if (about.batch !== undefined) run(opened, 'UPDATE import_run SET batch = ? WHERE id = ?', [about.batch, id]);
}

/** Keeps what became of a file or of a part; a file that is tried again takes the place of what was said of it. */
export function keepOutcome(
  opened: WritableCase,
  id: string,
  file: {
    readonly position: number;
    readonly bytes: number;
    readonly modifiedAt: number;
    readonly complete: boolean;
  },
  { path, inside, outcome, source, reason }: ImportOutcome,
): void {
  run(
    opened,
    `INSERT INTO import_file (run, path, inside, position, bytes, modifiedAt, outcome, source, reason, complete)
     VALUES (@id, @path, @inside, @position, @bytes, @modifiedAt, @outcome, @source, @reason, @complete)
     ON CONFLICT (run, path, inside) DO UPDATE SET bytes = @bytes, modifiedAt = @modifiedAt, complete = @complete,
       outcome = @outcome, reason = @reason, source = @source`,
    [{ id, path, inside, outcome, source, reason, ...file, complete: file.complete ? 1 : 0 }],
  );
}

/** Gives how many files and parts of an import are on record. */
export function countKept(opened: ReadableCase, id: string): number {
  return prepared(opened.db, 'SELECT count(*) FROM import_file WHERE run = ?').pluck().get(id) as number;
}

/** Gives what this import has said of a source at a place before, or null. */
export function keptOutcome(
  opened: ReadableCase,
  id: string,
  place: { readonly path: string; readonly inside: string; readonly source: string },
): ImportOutcome['outcome'] | null {
  const sql = 'SELECT outcome FROM import_file WHERE run = ? AND path = ? AND inside = ? AND source = ?';
  const row = prepared(opened.db, sql).get(id, place.path, place.inside, place.source);
  return (row as { outcome: ImportOutcome['outcome'] } | undefined)?.outcome ?? null;
}

/** Notes that all parts of a file are in. */
export function completeFile(opened: WritableCase, id: string, path: string, inside: string): void {
  run(opened, 'UPDATE import_file SET complete = 1 WHERE run = ? AND path = ? AND inside = ?', [id, path, inside]);
}

/** Gives the files that an import has finished and whose source, where there is one, is in the case still. */
export function finishedFiles(opened: ReadableCase, id: string): ReadonlyMap<string, KeptFile> {
  const rows = prepared(
    opened.db,
    `SELECT path, bytes, modifiedAt, f.source FROM import_file f
     WHERE run = ? AND inside = '' AND complete = 1 AND outcome <> 'refused'
       AND EXISTS (SELECT 1 FROM source s WHERE s.id = f.source)`,
  ).all(id) as (KeptFile & { path: string })[];
  return new Map(rows.map(({ path, ...file }) => [path, file]));
}

/** Tells whether the parts of a source were all taken in at some time. */
export function hasAllParts(opened: ReadableCase, source: string): boolean {
  const sql = 'SELECT 1 FROM import_file WHERE source = ? AND complete = 1 LIMIT 1';
  return prepared(opened.db, sql).get(source) !== undefined;
}

/** Gives every import of the case, the newest first. */
export function listRuns(opened: ReadableCase): ImportRun[] {
  const rows = prepared(opened.db, 'SELECT * FROM import_run ORDER BY startedAt DESC, id DESC').all() as RunRow[];
  return rows.map((row) => runView(opened, row));
}

/** Gives when the oldest import began that was cut off, or null where none was. */
export function cutOffSince(opened: ReadableCase): string | null {
  const sql = `SELECT min(startedAt) FROM import_run WHERE state IN ('running', 'failed')`;
  return prepared(opened.db, sql).pluck().get() as string | null;
}

/** Gives one import. Throws `not-found`. */
export function getRun(opened: ReadableCase, id: string): ImportRun {
  return runView(opened, runRow(opened, id));
}

/** Gives what became of the files and parts of an import, in its order; `only` picks by outcome. */
export function listOutcomes(
  opened: ReadableCase,
  id: string,
  { only = null, limit = -1 }: { only?: readonly string[] | null; limit?: number } = {},
): ImportOutcome[] {
  return prepared(
    opened.db,
    `SELECT f.path, f.inside, f.outcome, s.id AS source, o.sha256, s.kind, o.pages, o.chars, f.reason
     FROM import_file f LEFT JOIN source s ON s.id = f.source LEFT JOIN object o ON o.name = s.object
     WHERE f.run = ? AND (? IS NULL OR f.outcome IN (SELECT value FROM json_each(?))) ORDER BY f.position LIMIT ?`,
  ).all(id, only === null ? null : 1, JSON.stringify(only ?? []), limit) as ImportOutcome[];
}

function runView(opened: ReadableCase, row: RunRow): ImportRun {
  const { id, startedAt, endedAt, state, total } = row;
  const sql = `SELECT outcome, inside <> '' AS part, complete, count(*) AS n FROM import_file
    WHERE run = ? GROUP BY 1, 2, 3`;
  const groups = prepared(opened.db, sql).all(id) as { outcome: string; part: number; complete: number; n: number }[];
  const sum = (which: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(which).reduce((n, group) => n + group.n, 0);
  const counts: ImportCounts = {
    files: sum((g) => g.part === 0),
    added: sum((g) => g.outcome === 'added'),
    parts: sum((g) => g.part === 1 && g.outcome === 'added'),
    duplicate: sum((g) => g.outcome === 'duplicate'),
    unreadable: sum((g) => g.outcome === 'unreadable'),
    refused: sum((g) => g.outcome === 'refused'),
  };
  const paths = JSON.parse(row.paths) as string[];
  const finished = sum((g) => g.part === 0 && g.complete === 1);
  return { id, startedAt, endedAt, state, paths, finished, total, counts };
}

function runRow(opened: ReadableCase, id: string): RunRow {
  return found(
    prepared(opened.db, 'SELECT * FROM import_run WHERE id = ?').get(id) as RunRow | undefined,
    'this import',
  );
}

function run(opened: WritableCase, sql: string, values: readonly unknown[]): void {
  try {
    prepared(opened.db, sql).run(...values);
  } catch (cause) {
    throw toAppError(cause);
  }
}
