import { found } from '../../../shared/assert.ts';
import type { Provision } from '../../../shared/domain/source-parts.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowById } from '../journal/read.ts';
import { type Patch, write } from '../journal/write.ts';
import { checkExcerpt, insertPart, movePart, type PartPlace, removePart } from './part-tree.ts';

export type NewProvision = Patch<Omit<Provision, 'id' | 'position'>> & { readonly source: string };

/** Adds a provision at a place among its siblings, last where none is given. Throws `not-found`, `invalid-input`. */
export function createProvision(opened: WritableCase, given: NewProvision, index = Infinity): Provision {
  const provision: Provision = {
    id: opened.ids.next(),
    source: given.source,
    parent: given.parent ?? null,
    position: 0,
    label: given.label ?? '',
    text: given.text ?? '',
    bearing: given.bearing ?? 'other',
    excerpt: given.excerpt ?? null,
  };
  return write(opened, { label: 'add provision' }, (edit) => insertPart(opened, edit, 'provision', provision, index))
    .value;
}

/** Changes what a provision says. Throws `not-found`, `invalid-input` for an excerpt of another source. */
export function updateProvision(
  opened: WritableCase,
  id: string,
  patch: Patch<Pick<Provision, 'label' | 'text' | 'bearing' | 'excerpt'>>,
): Provision {
  const { source } = found(rowById(opened, 'provision', id), 'this provision');
  checkExcerpt(opened, source, patch.excerpt ?? null);
  return write(opened, { label: 'edit provision' }, (edit) => edit.update('provision', id, patch)).value;
}

/** Moves a provision. Throws `conflict` for a place below itself. */
export function moveProvision(opened: WritableCase, id: string, place: PartPlace): void {
  write(opened, { label: 'move provision' }, (edit) => movePart(opened, edit, 'provision', id, place));
}

/** Removes a provision with all below it, as one step. */
export function removeProvision(opened: WritableCase, id: string): void {
  write(opened, { label: 'remove provision' }, (edit) => removePart(opened, edit, 'provision', id));
}
