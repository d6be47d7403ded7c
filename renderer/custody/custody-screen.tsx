import { useState, type ReactNode } from 'react';
import type { StepView } from '../../shared/contract/views.ts';
import { useCall } from '../api.ts';
import { useCommand } from '../commands.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { askToPrint, usePrintChoices, type PrintChoice } from '../prints/print-choices.ts';
import { Button } from '../ui/button.tsx';
import { InstantText } from '../ui/date-text.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { compareWords } from '../ui/table-sort.ts';
import { useRun } from '../ui/use-run.ts';
import { counted } from '../words.ts';
import { CustodySheet } from './custody-sheet.tsx';
import { logChoice } from './log-choice.ts';
import { printRecord } from './print-record.ts';
import { stepWords } from './step-words.ts';
import { useSteps } from './use-steps.ts';
import { useVerify } from './use-verify.ts';
import { VerifyNote } from './verify-note.tsx';
import '../ui/screen.css';
import './custody.css';

type Row = StepView & { readonly id: string };

/** The custody log: every step, chained by hash, with a check of the whole chain and of the evidence. */
export function CustodyScreen(): ReactNode {
  const { steps, total, pending, failure } = useSteps();
  const info = useCall('case.info', {});
  const place = useSelection();
  const { open, select } = useNavigate();
  const verify = useVerify();
  const print = useRun();
  const [printing, setPrinting] = useState(false);
  const isLogRead = steps.length === total && total > 0;
  useCommand('verify', () => void verify.start());

  const log = logChoice(setPrinting);
  const record: PrintChoice = { words: 'The custody record of all evidence', what: { kind: 'custody', sources: null } };
  usePrintChoices(() => (isLogRead ? [log, record] : [record]));
  const rows: Row[] = steps.map((step) => ({ ...step, id: String(step.number) }));
  return (
    <div className="screen-column">
      <div className="toolbar">
        <h1>Custody log</h1>
        <span className="figures quiet" role="status">
          {counted(total, 'step')}
          {steps.length < total && `, ${steps.length.toLocaleString('en-US')} read`}
        </span>
        <span className="toolbar-end custody-tools">
          <Button disabled={verify.busy} onClick={() => void verify.start()}>
            Verify chain and evidence
          </Button>
          <Button disabled={print.busy} onClick={() => void print.run(() => printRecord(null, 'Custody record'))}>
            Save records of evidence
          </Button>
          <Button disabled={!isLogRead} onClick={() => askToPrint([log, record])}>
            Print log
          </Button>
        </span>
      </div>
      <VerifyNote verify={verify} />
      {print.failure !== null && <ErrorNote failure={print.failure} />}
      {failure !== null && <ErrorNote failure={failure} />}
      <Table
        label="Custody steps"
        columns={columns}
        rows={rows}
        selected={place.ids}
        onSelect={(ids, lead) => select({ id: lead, ids })}
        text={(row) => row.label}
        empty={
          pending ? (
            <p className="table-note quiet">Reading the log</p>
          ) : (
            <EmptyState action={<Button onClick={() => open({ screen: 'sources' })}>Add evidence</Button>}>
              Every change of the case is written here as a step that cannot be altered.
            </EmptyState>
          )
        }
      />
      {printing && <CustodySheet steps={steps} info={info.data ?? null} />}
    </div>
  );
}

const columns: Column<Row>[] = [
  {
    key: 'number',
    title: 'Step',
    width: '5rem',
    align: 'end',
    sort: (a, b) => a.number - b.number,
    cell: (row) => row.number.toLocaleString('en-US'),
  },
  {
    key: 'at',
    title: 'When',
    width: '10rem',
    sort: (a, b) => a.number - b.number,
    cell: (row) => <InstantText at={row.at} />,
  },
  {
    key: 'actor',
    title: 'Who',
    width: 'minmax(7rem, 0.5fr)',
    sort: (a, b) => compareWords(a.actor, b.actor),
    cell: (row) => row.actor,
  },
  {
    key: 'label',
    title: 'What',
    width: 'minmax(14rem, 1.5fr)',
    sort: (a, b) => compareWords(a.label, b.label),
    cell: (row) => stepWords(row),
  },
  {
    key: 'changes',
    title: 'Rows',
    width: '4.5rem',
    align: 'end',
    sort: (a, b) => a.changes - b.changes,
    cell: (row) => (row.changes === 0 ? '' : row.changes.toLocaleString('en-US')),
  },
  {
    key: 'hash',
    title: 'Hash',
    width: '9rem',
    cell: (row) => (
      <code className="hash" title={row.hash}>
        {row.hash.slice(0, 12)}
      </code>
    ),
  },
];
