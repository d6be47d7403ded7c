import type { Database } from '../case-file/database.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { prepared, write } from '../journal/write.ts';
import { hashPages } from './pages-hash.ts';
import { type PageRow, sourcesOfObject } from './sources-queries.ts';

export type ReadingAbout = {
  /** What was done, as the custody log tells it: `read again`, `read again with its password`. */
  readonly label: string;
  /** More for the log's entry. */
  readonly details?: Readonly<Record<string, unknown>>;
};

/**
 * Changes what was read from an object's bytes (its pages, their text) and puts the new state on record for good: an act with the
 * hash of the pages as `change` leaves them, for every source that has these bytes. `verify` holds the pages against the last such entry.
 */
export function recordReading(
  opened: WritableCase,
  object: { readonly name: string; readonly sha256: string },
  about: ReadingAbout,
  change: (db: Database) => void,
): void {
  const sources = sourcesOfObject(opened, object.name).map((source) => source.id);
  // Subtle: the entry is written after the change, so it gets the hash that is set in between.
  const details: Record<string, unknown> = { ...about.details, source: sources[0], sources, read: object.sha256 };
  const touches = ['source', 'page'];
  write(opened, { label: about.label, kind: 'act', details, touches }, (_edit, db) => {
    change(db);
    details['pages'] = pagesHash(opened, object.name);
  });
}

/** Gives the hash of an object's pages as they stand. */
export function pagesHash(opened: ReadableCase, object: string): string {
  const sql = 'SELECT number, text, width, height, rotate FROM page WHERE object = ? ORDER BY number';
  return hashPages(prepared(opened.db, sql).iterate(object) as IterableIterator<PageRow>);
}

/** Gives the hash of the pages as last recorded, by SHA-256 of the bytes that they were read from. */
export function recordedPages(opened: ReadableCase): ReadonlyMap<string, string> {
  const sql = `SELECT coalesce(details ->> 'read', details ->> 'sha256') AS sha256, details ->> 'pages' AS pages
    FROM journal_step WHERE details IS NOT NULL AND json_valid(details) AND details ->> 'source' IS NOT NULL
      AND details ->> 'pages' IS NOT NULL AND sha256 IS NOT NULL ORDER BY number`;
  const rows = opened.db.prepare<[], { sha256: string; pages: string }>(sql).all();
  return new Map(rows.map((row) => [row.sha256, row.pages]));
}
