import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { SavedSearch } from '../../shared/domain/saved-searches.ts';
import { isNarrowed, type SearchRequest } from '../../shared/domain/searches.ts';
import { call, useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { asksForMenu, openMenu, openMenuAt, type MenuItem } from '../ui/menu.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useRun } from '../ui/use-run.ts';

/** The searches that are kept under a name: run, rename, put in order, remove; and the one in view, to keep it. */
export function SavedSearches(props: {
  readonly request: SearchRequest;
  readonly onRun: (request: SearchRequest) => void;
}): ReactNode {
  const list = useCall('saved-searches.list', {}, { keep: true });
  const [naming, setNaming] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const { run, failure, busy } = useRun();
  const { request } = props;
  const saved = list.data ?? [];
  const isEmpty = request.text.trim() === '' && !isNarrowed(request);

  const keep = async (name: string) => {
    const query = { ...request, text: request.text.trim() };
    if (await run(() => call('saved-searches.create', { name, query }), `Saved search “${name}”`)) setNaming(null);
  };
  const move = (one: SavedSearch, by: number) =>
    void run(() => call('saved-searches.move', { id: one.id, index: Math.max(0, saved.indexOf(one) + by) }));
  const remove = (one: SavedSearch) =>
    void run(() => call('saved-searches.remove', { id: one.id }), `Removed saved search “${one.name}”`);
  const items = (one: SavedSearch): readonly MenuItem[] => [
    { words: 'Rename', keys: 'F2', act: () => setRenaming(one.id) },
    {
      words: 'Keep the search in view under this name',
      disabled: isEmpty,
      act: () => void run(() => call('saved-searches.update', { id: one.id, patch: { query: request } })),
    },
    { words: 'Move up', keys: 'Alt ↑', disabled: saved[0] === one, act: () => move(one, -1) },
    { words: 'Move down', keys: 'Alt ↓', disabled: saved.at(-1) === one, act: () => move(one, 1) },
    { words: 'Remove', keys: 'Del', act: () => remove(one) },
  ];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, one: SavedSearch) => {
    if (asksForMenu(event)) openMenuAt(event.currentTarget, items(one));
    else if (event.key === 'F2') setRenaming(one.id);
    else if (event.key === 'Delete') remove(one);
    else if (event.altKey && event.key === 'ArrowUp') move(one, -1);
    else if (event.altKey && event.key === 'ArrowDown') move(one, 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="saved-searches">
      <h2>Saved searches</h2>
      {failure === null ? null : <ErrorNote failure={failure} />}
      {saved.length === 0 ? (
        <p className="quiet">A search that you will run again is kept here under a name.</p>
      ) : (
        <ul aria-label="Saved searches">
          {saved.map((one) => (
            <li key={one.id}>
              {renaming === one.id ? (
                <TextField
                  bare
                  autoFocus
                  label="Name of the saved search"
                  value={one.name}
                  onLeave={() => setRenaming(null)}
                  onCommit={async (name) => {
                    if (name.trim() !== '') {
                      await call('saved-searches.update', { id: one.id, patch: { name: name.trim() } });
                    }
                    setRenaming(null);
                  }}
                />
              ) : (
                <button
                  type="button"
                  className="saved-search"
                  aria-pressed={JSON.stringify(one.query) === JSON.stringify(request)}
                  title={one.query.text}
                  onClick={() => props.onRun(one.query)}
                  onContextMenu={(event) => {
                    event.preventDefault();
                    openMenu({ x: event.clientX, y: event.clientY }, items(one));
                  }}
                  onKeyDown={(event) => onKeyDown(event, one)}
                >
                  {one.name}
                </button>
              )}
              {renaming === one.id ? null : (
                <Button
                  look="quiet"
                  aria-label={`More for ${one.name}`}
                  title="Rename, move, remove"
                  onClick={(event) => openMenuAt(event.currentTarget, items(one))}
                >
                  …
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {naming === null ? (
        <Button disabled={isEmpty || busy} onClick={() => setNaming(request.text.trim())}>
          Save this search
        </Button>
      ) : (
        <form
          className="saved-search-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (naming.trim() !== '') void keep(naming.trim());
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setNaming(null);
          }}
        >
          <FormField label="Name of this search" value={naming} autoFocus onChange={setNaming} />
          <span className="saved-search-acts">
            <Button look="primary" type="submit" disabled={busy || naming.trim() === ''}>
              Save
            </Button>
            <Button onClick={() => setNaming(null)}>Leave</Button>
          </span>
        </form>
      )}
    </div>
  );
}
