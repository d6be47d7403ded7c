import { useState, type FormEvent, type ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted, stepStateWords } from '../words.ts';

export type GrievanceRow = CallOutput<'grievances.list'>[number];

type Props = {
  readonly grievances: readonly GrievanceRow[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
};

/** The grievances of the case; the chosen one narrows the clocks. */
export function GrievanceList({ grievances, chosen, onChoose }: Props): ReactNode {
  const [title, setTitle] = useState('');
  const { run, failure, busy } = useRun();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || title.trim() === '') return;
    const done = await run(async () => {
      const grievance = await call('grievances.create', { title: title.trim() });
      onChoose(grievance.id);
    });
    if (done) setTitle('');
  };
  return (
    <>
      <div className="toolbar">
        <Button look="quiet" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
          All clocks
        </Button>
      </div>
      <form className="new-grievance" aria-label="New grievance" onSubmit={(event) => void add(event)}>
        <input
          className="input"
          aria-label="Title of the new grievance"
          placeholder="Add a grievance, then Enter"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        {failure !== null && <ErrorNote failure={failure} />}
      </form>
      <div className="grievance-list">
        <Table
          tall
          label="Grievances"
          columns={columns}
          rows={grievances}
          selected={chosen === null ? [] : [chosen]}
          onSelect={(_ids, lead) => onChoose(lead)}
          text={(row) => row.title}
          empty={<p className="table-note quiet">No grievance yet.</p>}
        />
      </div>
    </>
  );
}

const columns: Column<GrievanceRow>[] = [
  {
    key: 'title',
    title: 'Grievance',
    width: 'minmax(8rem, 1fr)',
    cell: (row) => {
      const current = row.steps.findLast((step) => step.openedOn !== null) ?? null;
      return (
        <div className="grievance-row">
          <p>{row.title}</p>
          <p className="quiet">
            {current === null
              ? row.steps.length === 0
                ? 'No steps opened'
                : counted(row.steps.length, 'step')
              : `${current.name}: ${stepStateWords[current.state].toLowerCase()}`}
          </p>
        </div>
      );
    },
  },
];
