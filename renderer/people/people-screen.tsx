import { useRef, type ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { call, useCall } from '../api.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { usePrintedList } from '../prints/list-choices.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Panes } from '../ui/panes.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { compareWords } from '../ui/table-sort.ts';
import { TextField } from '../ui/text-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted, personRoleWords } from '../words.ts';
import { NewPersonRow } from './new-person-row.tsx';
import { PersonInspector, savePerson } from './person-inspector.tsx';
import '../ui/screen.css';
import './people.css';

type PersonRow = CallOutput<'people.list'>[number];

/** The people of the case, with rank, badge, unit and role, and the facts in which each appears. */
export function PeopleScreen(): ReactNode {
  usePrintedList('witness-list');
  const people = useCall('people.list', {});
  const place = useSelection();
  const { open, select } = useNavigate();
  const { run, failure } = useRun();
  const newName = useRef<HTMLInputElement>(null);
  const person = people.data?.find((each) => each.id === place.id);

  const remove = (rows: readonly PersonRow[]) => {
    const [first] = rows;
    if (first === undefined) return;
    const said = rows.length === 1 ? `Removed ${first.name}` : `Removed ${rows.length} people`;
    void run(async () => {
      for (const row of rows) await call('people.remove', { id: row.id });
      select({ id: null });
    }, said);
  };

  if (people.error !== null) return <ErrorNote failure={people.error} onRetry={() => void people.refetch()} />;
  const main = (
    <div className="screen-column">
      <div className="toolbar">
        <h1>People</h1>
        <span className="toolbar-end figures quiet">{counted(people.data?.length ?? 0, 'person', 'people')}</span>
      </div>
      <NewPersonRow first={newName} onAdded={(id) => select({ id })} />
      {failure !== null && <ErrorNote failure={failure} />}
      <Table
        label="People"
        columns={columns}
        rows={people.data ?? []}
        selected={place.ids}
        onSelect={(ids, lead) => select({ id: lead, ids })}
        onRemove={remove}
        menu={(rows) => [
          {
            words: rows.length === 1 ? 'Remove person' : `Remove ${rows.length} people`,
            keys: 'Delete',
            act: () => remove(rows),
          },
        ]}
        text={(row) => row.name}
        empty={
          people.isPending ? (
            <p className="table-note quiet">Reading the people</p>
          ) : (
            <EmptyState
              action={<Button onClick={() => newName.current?.focus()}>Add a person</Button>}
              link={
                <Button look="link" onClick={() => open({ screen: 'facts' })}>
                  People can also be added where a fact names them
                </Button>
              }
            >
              Everyone whom a fact names belongs here: the client, supervisors, witnesses, those who decide.
            </EmptyState>
          )
        }
      />
    </div>
  );
  return (
    <Panes
      name="people"
      main={main}
      mainTitle="People"
      inspectorTitle="Person"
      widths={{ list: 0, inspector: 360 }}
      inspector={
        <div className="inspector-scroll">
          {person === undefined ? (
            <p className="table-note quiet">Select a person to see the facts that name them.</p>
          ) : (
            <PersonInspector key={person.id} person={person} />
          )}
        </div>
      }
    />
  );
}

const columns: Column<PersonRow>[] = [
  {
    key: 'name',
    title: 'Name',
    width: 'minmax(10rem, 1.4fr)',
    sort: (a, b) => compareWords(a.name, b.name),
    cell: (row) => (
      <TextField bare label="Name" value={row.name} onCommit={(name) => savePerson(row.id, { name: name.trim() })} />
    ),
  },
  {
    key: 'rank',
    title: 'Rank',
    width: 'minmax(6rem, 1fr)',
    sort: (a, b) => compareWords(a.rank, b.rank),
    cell: (row) => <TextField bare label="Rank" value={row.rank} onCommit={(rank) => savePerson(row.id, { rank })} />,
  },
  {
    key: 'badge',
    title: 'Badge',
    width: '6rem',
    sort: (a, b) => compareWords(a.badge, b.badge),
    cell: (row) => (
      <TextField bare label="Badge" value={row.badge} onCommit={(badge) => savePerson(row.id, { badge })} />
    ),
  },
  {
    key: 'unit',
    title: 'Unit',
    width: 'minmax(8rem, 1fr)',
    sort: (a, b) => compareWords(a.unit, b.unit),
    cell: (row) => <TextField bare label="Unit" value={row.unit} onCommit={(unit) => savePerson(row.id, { unit })} />,
  },
  {
    key: 'role',
    title: 'Role',
    width: '9rem',
    sort: (a, b) => compareWords(personRoleWords[a.role], personRoleWords[b.role]),
    cell: (row) => (
      <Select
        bare
        label="Role"
        value={row.role}
        options={optionsOf(personRoleWords)}
        onCommit={(role) => savePerson(row.id, { role })}
      />
    ),
  },
  {
    key: 'facts',
    title: 'Facts',
    width: '4rem',
    align: 'end',
    sort: (a, b) => a.facts - b.facts,
    cell: (row) => row.facts,
  },
];
