import { found } from '../../../shared/assert.ts';
import type { SavedSearch } from '../../../shared/domain/saved-searches.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { type Edit, type Patch, write } from '../journal/write.ts';
import { listSavedSearches } from './saved-searches-queries.ts';

/** Keeps a search under a name, after those that are kept already. */
export function createSavedSearch(opened: WritableCase, given: Pick<SavedSearch, 'name' | 'query'>): SavedSearch {
  const { name, query } = given;
  const position = listSavedSearches(opened).length;
  const row: SavedSearch = { id: opened.ids.next(), name, position, query };
  return write(opened, { label: 'save search' }, (edit) => edit.insert('saved_search', row)).value;
}

/** Renames a saved search, or keeps another search under its name. Throws `not-found`. */
export function updateSavedSearch(
  opened: WritableCase,
  id: string,
  patch: Patch<Pick<SavedSearch, 'name' | 'query'>>,
): SavedSearch {
  const label = patch.query === undefined ? 'rename saved search' : 'edit saved search';
  return write(opened, { label }, (edit) => edit.update('saved_search', id, patch)).value;
}

/** Puts a saved search at an index of the list, from 0; past the end is the end. Throws `not-found`. */
export function moveSavedSearch(opened: WritableCase, id: string, index: number): void {
  const list = listSavedSearches(opened);
  const moved = found(
    list.find((one) => one.id === id),
    'this saved search',
  );
  const rest = list.filter((one) => one !== moved);
  rest.splice(index, 0, moved);
  write(opened, { label: 'move saved search' }, (edit) => number(edit, rest));
}

/** Forgets a saved search. Throws `not-found`. */
export function removeSavedSearch(opened: WritableCase, id: string): void {
  write(opened, { label: 'remove saved search' }, (edit) => {
    edit.remove('saved_search', id);
    number(edit, listSavedSearches(opened));
  });
}

function number(edit: Edit, list: readonly SavedSearch[]): void {
  for (const [position, { id }] of list.entries()) edit.update('saved_search', id, { position });
}
