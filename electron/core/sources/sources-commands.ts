import { found } from '../../../shared/assert.ts';
import { AppError } from '../../../shared/errors.ts';
import type { EvidenceObject, Source } from '../../../shared/domain/sources.ts';
import { isFuzzyDate } from '../../../shared/domain/fuzzy-dates.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowById, rowsWhere } from '../journal/read.ts';
import { prepared, type Patch, write } from '../journal/write.ts';
import type { Database } from '../case-file/database.ts';
import type { ExtractedPage } from './extract/extraction.ts';
import { hashPages } from './pages-hash.ts';

/** Enters a source with its bytes' facts and pages, as a step of the import's batch. Gives the batch. */
export function addSource(
  opened: WritableCase,
  source: Source,
  object: EvidenceObject,
  pages: readonly ExtractedPage[],
  batch: number | null,
): number | null {
  const details = { source: source.id, sha256: object.sha256, pages: hashPages(pages) };
  const about = { label: 'add evidence', batch, details };
  return write(opened, about, (edit, db) => {
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

/** Changes what is said of a source. Throws `not-found`, `invalid-input` for a date that is none, `conflict` for an exhibit that would become privileged. */
export function updateSource(opened: WritableCase, id: string, patch: Patch<Source>): Source {
  for (const date of [patch.date, patch.receivedOn]) {
    if (typeof date === 'string' && !isFuzzyDate(date)) {
      throw new AppError('invalid-input', `${date} is not a date`, { data: { field: 'date', value: date } });
    }
  }
  return write(opened, { label: 'edit evidence' }, (edit) => {
    const source = edit.update('source', id, patch);
    const isExhibit = rowsWhere(opened, 'exhibit', 'source', id).length > 0;
    if (isExhibit && (source.privilege !== 'none' || source.compelled)) {
      throw new AppError('conflict', 'this source is an exhibit: take it off the exhibit list first', { data: { id } });
    }
    return source;
  }).value;
}

/** Takes sources out of the case; undo brings them back, the bytes stay. Throws `conflict` while something rests on one. */
export function removeSources(opened: WritableCase, ids: readonly string[]): void {
  write(opened, { label: ids.length === 1 ? 'remove evidence' : `remove ${ids.length} items of evidence` }, (edit) => {
    for (const id of ids) {
      found(rowById(opened, 'source', id), 'this source');
      const rests = restsOn(opened, id);
      if (rests !== null) {
        throw new AppError('conflict', `this source cannot be removed: ${rests} rests on it`, { data: { id, rests } });
      }
      for (const excerpt of rowsWhere(opened, 'excerpt', 'source', id)) edit.remove('excerpt', excerpt.id);
      edit.remove('source', id);
    }
  });
}

function restsOn(opened: WritableCase, id: string): string | null {
  if (rowsWhere(opened, 'exhibit', 'source', id).length > 0) return 'an exhibit';
  if (rowsWhere(opened, 'bates_range', 'source', id).length > 0) return 'a Bates range';
  if (rowsWhere(opened, 'source', 'parent', id).length > 0) return 'a part of it';
  if (rowsWhere(opened, 'production_source', 'source', id).length > 0) return 'a production';
  if (rowsWhere(opened, 'deadline', 'extensionSource', id).length > 0) return 'an extension';
  for (const excerpt of rowsWhere(opened, 'excerpt', 'source', id)) {
    if (rowsWhere(opened, 'fact_excerpt', 'excerpt', excerpt.id).length > 0) return 'a fact';
    if (rowsWhere(opened, 'comparator', 'excerpt', excerpt.id).length > 0) return 'a comparator';
  }
  return null;
}
