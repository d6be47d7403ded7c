import { found } from '../../../shared/assert.ts';
import { AppError } from '../../../shared/errors.ts';
import { mergeDetails } from '../../../shared/domain/source-details.ts';
import { type EvidenceObject, type Source, withheldReason, closedReason } from '../../../shared/domain/sources.ts';
import { isFuzzyDate } from '../../../shared/domain/fuzzy-dates.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowById, rowsWhere } from '../journal/read.ts';
import { type Edit, prepared, type Patch, write } from '../journal/write.ts';
import type { Database } from '../case-file/database.ts';
import type { ExtractedPage } from './extract/extraction.ts';
import { hashPages } from './pages-hash.ts';

/**
 * Enters a source with its bytes' facts and pages, as a step of the import's batch. Gives the batch. `about` says of what was made
 * within the case what was done, and in whose custody that stands too.
 */
export function addSource(
  opened: WritableCase,
  source: Source,
  object: EvidenceObject,
  pages: readonly ExtractedPage[],
  batch: number | null,
  about: { readonly label: string; readonly sources?: readonly string[] } = { label: 'add evidence' },
): number | null {
  const { label, ...more } = about;
  const details = { source: source.id, sha256: object.sha256, pages: hashPages(pages), ...more };
  return write(opened, { label, batch, details }, (edit, db) => {
    keepObject(db, object, pages);
    edit.insert('source', source);
  }).batch;
}

/** Keeps what an object's bytes say. Derived from the bytes, so beside the journal, in the same transaction. */
function keepObject(db: Database, object: EvidenceObject, pages: readonly ExtractedPage[]): void {
  const { changes } = prepared(
    db,
    `INSERT INTO object (name, sha256, bytes, format, mime, pages, chars, unreadable, warnings, meta, seconds)
     VALUES (@name, @sha256, @bytes, @format, @mime, @pages, @chars, @unreadable, @warnings, @meta, @seconds) ON CONFLICT DO NOTHING`,
  ).run({ ...object, warnings: JSON.stringify(object.warnings), meta: JSON.stringify(object.meta) });
  if (changes === 0) return;
  const insert = prepared(
    db,
    'INSERT INTO page (object, number, text, width, height, rotate) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const page of pages) insert.run(object.name, page.number, page.text, page.width, page.height, page.rotate);
}

/** What may be said of a source; of `details` only the fields that change. */
export type SourcePatch = Patch<Omit<Source, 'id' | 'object' | 'name' | 'importedAt'>>;

/** Changes what is said of a source. Throws `not-found`, `invalid-input` for a date that is none, `conflict` for an exhibit that would be withheld. */
export function updateSource(opened: WritableCase, id: string, patch: SourcePatch): Source {
  checkDates(patch);
  return write(opened, { label: 'edit evidence' }, (edit) => changeSource(opened, edit, id, patch)).value;
}

/** Changes the same of many sources, as one step. Throws what `updateSource` throws, and then changes none. */
export function updateSources(opened: WritableCase, ids: readonly string[], patch: SourcePatch): Source[] {
  checkDates(patch);
  const label = ids.length === 1 ? 'edit evidence' : `edit ${ids.length} items of evidence`;
  return write(opened, { label }, (edit) => ids.map((id) => changeSource(opened, edit, id, patch))).value;
}

function changeSource(opened: WritableCase, edit: Edit, id: string, patch: SourcePatch): Source {
  const before = found(rowById(opened, 'source', id), 'this source');
  const details = patch.details === undefined ? undefined : mergeDetails(before.details, patch.details);
  const source = edit.update('source', id, { ...patch, details });
  // Subtle: an exhibit that is withheld already may still be described; only what makes it so is refused.
  const isBarred =
    (withheldReason(source) !== null && withheldReason(before) === null) ||
    (closedReason(source) !== null && closedReason(before) === null);
  if (isBarred && rowsWhere(opened, 'exhibit', 'source', id).length > 0) {
    throw new AppError('conflict', 'this source is an exhibit: take it off the exhibit list first', {
      data: { id, reason: 'is-exhibit' },
    });
  }
  return source;
}

function checkDates(patch: SourcePatch): void {
  for (const date of [patch.date, patch.receivedOn]) {
    if (typeof date === 'string' && !isFuzzyDate(date)) {
      throw new AppError('invalid-input', `${date} is not a date`, { data: { field: 'date', value: date } });
    }
  }
}

/**
 * Takes sources out of the case with their excerpts, observations, provisions, charges and redactions, as one step; undo brings all back, the
 * bytes stay. Throws `conflict` while something rests on one: `reason` says what.
 */
export function removeSources(opened: WritableCase, ids: readonly string[]): void {
  write(opened, { label: ids.length === 1 ? 'remove evidence' : `remove ${ids.length} items of evidence` }, (edit) => {
    for (const id of partsFirst(opened, ids)) {
      const rests = restsOn(opened, id);
      if (rests !== null) {
        throw new AppError('conflict', `this source cannot be removed: ${restWords[rests]} rests on it`, {
          data: { id, rests: restWords[rests], reason: `rests-${rests}` },
        });
      }
      for (const table of ['provision', 'charge', 'observation', 'redaction'] as const) {
        for (const part of rowsWhere(opened, table, 'source', id)) edit.remove(table, part.id);
      }
      for (const excerpt of rowsWhere(opened, 'excerpt', 'source', id)) edit.remove('excerpt', excerpt.id);
      edit.remove('source', id);
    }
  });
}

const restWords = {
  exhibit: 'an exhibit',
  bates: 'a Bates range',
  part: 'a part of it',
  production: 'a production',
  extension: 'an extension',
  fact: 'a fact',
  comparator: 'a comparator',
} as const;

function restsOn(opened: WritableCase, id: string): keyof typeof restWords | null {
  if (rowsWhere(opened, 'exhibit', 'source', id).length > 0) return 'exhibit';
  if (rowsWhere(opened, 'production_source', 'source', id).length > 0) return 'production';
  if (rowsWhere(opened, 'bates_range', 'source', id).length > 0) return 'bates';
  if (rowsWhere(opened, 'source', 'parent', id).length > 0) return 'part';
  if (rowsWhere(opened, 'deadline', 'extensionSource', id).length > 0) return 'extension';
  for (const excerpt of rowsWhere(opened, 'excerpt', 'source', id)) {
    if (rowsWhere(opened, 'fact_excerpt', 'excerpt', excerpt.id).length > 0) return 'fact';
    if (rowsWhere(opened, 'comparator', 'excerpt', excerpt.id).length > 0) return 'comparator';
  }
  return null;
}

/** Gives the sources with what is a part of another before it, so that both can go together. Throws `not-found`. */
function partsFirst(opened: WritableCase, ids: readonly string[]): string[] {
  const depth = (id: string): number => {
    const { parent } = found(rowById(opened, 'source', id), 'this source');
    return parent === null ? 0 : depth(parent) + 1;
  };
  return [...new Set(ids)]
    .map((id) => ({ id, depth: depth(id) }))
    .toSorted((a, b) => b.depth - a.depth)
    .map(({ id }) => id);
}
