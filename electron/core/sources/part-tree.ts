import { found } from '../../../shared/assert.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { rowById, rowsWhere } from '../journal/read.ts';
import type { Rows } from '../journal/tables.ts';
import type { Edit } from '../journal/write.ts';

/** The parts of a source that form a tree: provisions of a policy, charges of a notice with their specifications. */
export type PartTable = 'provision' | 'charge';

/** Where a part goes: `index` counts among its new siblings without the part itself. */
export type PartPlace = { readonly parent: string | null; readonly index: number };

/** Gives the parts of a source, siblings in their order. */
export function partsOf<T extends PartTable>(opened: ReadableCase, table: T, source: string): Rows[T][] {
  return rowsWhere(opened, table, 'source', source, 'position, id');
}

/** Puts a new part in its place among its siblings. Throws `not-found` for a source, parent or excerpt that is not there. */
export function insertPart<T extends PartTable>(
  opened: WritableCase,
  edit: Edit,
  table: T,
  row: Rows[T],
  index: number,
): Rows[T] {
  found(rowById(opened, 'source', row.source), 'this source');
  checkExcerpt(opened, row.source, row.excerpt);
  const siblings = siblingsOf(opened, table, row.source, row.parent);
  const at = Math.min(index, siblings.length);
  renumber(edit, table, siblings.toSpliced(at, 0, row), row.id);
  return edit.insert(table, { ...row, position: at });
}

/** Moves a part among the parts of its source. Throws `conflict` below itself, `invalid-input` below a part of another source. */
export function movePart(opened: WritableCase, edit: Edit, table: PartTable, id: string, place: PartPlace): void {
  const row: Rows[PartTable] = found(rowById(opened, table, id), `this ${table}`);
  for (let above = place.parent; above !== null; above = parentOf(opened, table, above)) {
    if (above === id) throw new AppError('conflict', `a ${table} cannot stand below itself`, { data: { id } });
  }
  const siblings = siblingsOf(opened, table, row.source, place.parent).filter((each) => each.id !== id);
  const at = Math.min(place.index, siblings.length);
  edit.update(table, id, { parent: place.parent, position: at });
  renumber(edit, table, siblings.toSpliced(at, 0, row), id);
}

/** Removes a part with all below it. Throws `not-found`. */
export function removePart(opened: WritableCase, edit: Edit, table: PartTable, id: string): void {
  found(rowById(opened, table, id), `this ${table}`);
  for (const child of rowsWhere(opened, table, 'parent', id)) removePart(opened, edit, table, child.id);
  edit.remove(table, id);
}

/** Throws `invalid-input` for an excerpt of another source, `not-found` for none. */
export function checkExcerpt(opened: ReadableCase, source: string, excerpt: string | null): void {
  if (excerpt === null) return;
  if (found(rowById(opened, 'excerpt', excerpt), 'this excerpt').source === source) return;
  throw new AppError('invalid-input', 'this excerpt is of another source', { data: { field: 'excerpt' } });
}

function siblingsOf(opened: ReadableCase, table: PartTable, source: string, parent: string | null): Rows[PartTable][] {
  if (parent !== null && found(rowById(opened, table, parent), `this ${table}`).source !== source) {
    throw new AppError('invalid-input', `this ${table} is of another source`, { data: { field: 'parent' } });
  }
  return partsOf(opened, table, source).filter((each) => each.parent === parent);
}

function parentOf(opened: ReadableCase, table: PartTable, id: string): string | null {
  return rowById(opened, table, id)?.parent ?? null;
}

/** Numbers siblings from 0; the one that is written otherwise is left out. */
function renumber(edit: Edit, table: PartTable, siblings: readonly { readonly id: string }[], but: string): void {
  siblings.forEach(({ id }, position) => {
    if (id !== but) edit.update(table, id, { position });
  });
}
