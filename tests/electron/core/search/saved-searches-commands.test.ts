import { expect, it } from 'vitest';
import { redo, undo } from '../../../../electron/core/journal/history.ts';
import {
  createSavedSearch,
  moveSavedSearch,
  removeSavedSearch,
  updateSavedSearch,
} from '../../../../electron/core/search/saved-searches-commands.ts';
import { listSavedSearches } from '../../../../electron/core/search/saved-searches-queries.ts';
import { emptySearch } from '../../../../shared/domain/searches.ts';
import { buildCase } from '../../../support/case-builder.ts';

const query = (text: string) => ({ ...emptySearch, text });

it('keeps searches in their order; each act is one step that undo turns back', async () => {
  const opened = await buildCase();
  const names = () => listSavedSearches(opened).map((one) => one.name);
  const [radio, orders] = ['Radio', 'Orders', 'Days'].map((name) =>
    createSavedSearch(opened, { name, query: query(name) }),
  );
  expect(names()).toEqual(['Radio', 'Orders', 'Days']);
  moveSavedSearch(opened, radio!.id, 9);
  expect(names()).toEqual(['Orders', 'Days', 'Radio']);
  updateSavedSearch(opened, orders!.id, { name: 'Instructions' });
  removeSavedSearch(opened, radio!.id);
  expect(names()).toEqual(['Instructions', 'Days']);
  expect(undo(opened).label).toBe('remove saved search');
  expect(undo(opened).label).toBe('rename saved search');
  expect(names()).toEqual(['Orders', 'Days', 'Radio']);
  undo(opened);
  expect(names()).toEqual(['Radio', 'Orders', 'Days']);
  redo(opened);
  expect(names()).toEqual(['Orders', 'Days', 'Radio']);
});

it('reads a search that a newer program kept, without what it does not know', async () => {
  const opened = await buildCase();
  const kept = createSavedSearch(opened, { name: 'New', query: query('radio') });
  const odd = JSON.stringify({ text: 'radio', kind: 'hologram', mood: 'blue' });
  opened.db.prepare('UPDATE saved_search SET query = ? WHERE id = ?').run(odd, kept.id);
  expect(listSavedSearches(opened)).toMatchObject([{ query: query('radio') }]);
});

it('refuses to move or remove what is gone', async () => {
  const opened = await buildCase();
  expect(() => removeSavedSearch(opened, 'gone')).toThrow(/saved_search/);
  expect(() => moveSavedSearch(opened, 'gone', 0)).toThrow(/saved search/);
});
