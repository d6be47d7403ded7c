import { useState, type FormEvent, type ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { call, useCall } from '../api.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { usePrintedList } from '../prints/list-choices.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Panes } from '../ui/panes.tsx';
import { Table } from '../ui/table.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted } from '../words.ts';
import { ComparatorInspector } from './comparator-inspector.tsx';
import { comparatorColumns } from './comparator-columns.tsx';
import { ownFirst } from './own-first.ts';
import '../ui/screen.css';
import './comparators.css';

export type ComparatorRow = CallOutput<'comparators.list'>[number];

/** What others did under the same rule and what came of it, with the client's own row on top for contrast. */
export function ComparatorsScreen(): ReactNode {
  usePrintedList('comparator-chart');
  const comparators = useCall('comparators.list', {});
  const info = useCall('case.info', {});
  const place = useSelection();
  const { open, select } = useNavigate();
  const { run, failure, busy } = useRun();
  const [name, setName] = useState('');
  const client = info.data?.client ?? '';
  const rows = ownFirst(comparators.data ?? [], client);
  const chosen = rows.find((row) => row.id === place.id);
  const hasOwn = rows.some((row) => row.person === client);

  const add = (person: string) =>
    run(async () => {
      const added = await call('comparators.create', { person });
      select({ id: added.id });
    });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!busy && name.trim() !== '' && (await add(name.trim()))) setName('');
  };
  const remove = (gone: readonly ComparatorRow[]) => {
    const [first] = gone;
    if (first === undefined) return;
    void run(
      async () => {
        for (const row of gone) await call('comparators.remove', { id: row.id });
        select({ id: null });
      },
      gone.length === 1 ? `Removed ${first.person}` : `Removed ${counted(gone.length, 'comparator')}`,
    );
  };

  if (comparators.error !== null) {
    return <ErrorNote failure={comparators.error} onRetry={() => void comparators.refetch()} />;
  }
  const main = (
    <div className="screen-column">
      <div className="toolbar">
        <h1>Comparators</h1>
        <span className="toolbar-end figures quiet">{counted(rows.length, 'row')}</span>
      </div>
      <form className="new-comparator" aria-label="New comparator" onSubmit={(event) => void submit(event)}>
        <input
          className="input"
          aria-label="Name of the new comparator"
          placeholder="Add a comparator: name or description, then Enter"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={busy || name.trim() === ''}>
          Add comparator
        </Button>
        {!hasOwn && client !== '' && rows.length > 0 && (
          <Button disabled={busy} onClick={() => void add(client)}>
            Add {client} for contrast
          </Button>
        )}
      </form>
      {failure !== null && <ErrorNote failure={failure} />}
      <Table
        tall
        label="Comparators"
        columns={comparatorColumns(client)}
        rows={rows}
        selected={place.ids}
        onSelect={(ids, lead) => select({ id: lead, ids })}
        onRemove={remove}
        menu={(picked) => [
          { words: `Remove ${counted(picked.length, 'comparator')}`, keys: 'Delete', act: () => remove(picked) },
        ]}
        text={(row) => row.person}
        empty={
          comparators.isPending ? (
            <p className="table-note quiet">Reading the comparators</p>
          ) : (
            <EmptyState
              action={
                <Button disabled={client === ''} onClick={() => void add(client)}>
                  Start with {client === '' ? 'the client' : client}
                </Button>
              }
              link={
                <Button look="link" onClick={() => open({ screen: 'sources' })}>
                  Discipline records are sources: open the evidence
                </Button>
              }
            >
              Who else did the like, under which rule, by whose decision, and with what result, belongs here.
            </EmptyState>
          )
        }
      />
    </div>
  );
  return (
    <Panes
      name="comparators"
      main={main}
      mainTitle="Comparators"
      inspectorTitle="Comparator"
      widths={{ list: 0, inspector: 360 }}
      inspector={
        <div className="inspector-scroll">
          {chosen === undefined ? (
            <p className="table-note quiet">Select a row to say what is alike and what differs.</p>
          ) : (
            <ComparatorInspector key={chosen.id} comparator={chosen} own={chosen.person === client} />
          )}
        </div>
      }
    />
  );
}
