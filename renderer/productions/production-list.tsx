import type { ReactNode } from 'react';
import type { ProductionListed } from '../../shared/contract/production-views.ts';
import { Button } from '../ui/button.tsx';
import { DateText } from '../ui/date-text.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { contentWords, productionName, standWords } from './production-words.ts';

type Props = {
  readonly productions: readonly ProductionListed[];
  /** How many stand on the red list. */
  readonly red: number;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  readonly onCreate: (direction: 'given' | 'received') => void;
  readonly onRemove: (id: string) => void;
  readonly onLog: () => void;
};

/** The red list on top, and every production below it, the latest day first. */
export function ProductionList(props: Props): ReactNode {
  const { productions, red, chosen } = props;
  return (
    <>
      <div className="toolbar">
        <Button look="quiet" aria-pressed={chosen === null} onClick={() => props.onChoose(null)}>
          {red === 0 ? 'Not yet produced: none' : <WarnMark>Not yet produced: {red.toLocaleString('en-US')}</WarnMark>}
        </Button>
      </div>
      <div className="toolbar">
        <Button onClick={() => props.onCreate('given')}>New production</Button>
        <Button look="quiet" onClick={() => props.onCreate('received')}>
          Enter received
        </Button>
      </div>
      <div className="production-list">
        <Table
          tall
          label="Productions"
          columns={columns}
          rows={productions}
          selected={chosen === null ? [] : [chosen]}
          onSelect={(_ids, lead) => props.onChoose(lead)}
          onRemove={(rows) => rows.slice(0, 1).forEach((row) => props.onRemove(row.id))}
          menu={(rows) =>
            rows.slice(0, 1).map((row) => ({
              words: 'Remove production',
              keys: 'Delete',
              disabled: row.servedAt !== null,
              act: () => props.onRemove(row.id),
            }))
          }
          text={productionName}
          empty={<p className="table-note quiet">No production yet.</p>}
        />
      </div>
      <div className="ledger-foot">
        <Button look="quiet" onClick={props.onLog}>
          Privilege log
        </Button>
      </div>
    </>
  );
}

const columns: Column<ProductionListed>[] = [
  {
    key: 'date',
    title: 'Date',
    width: '7rem',
    sort: (a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0),
    cell: (row) => (
      <div className="production-cell">
        <p>
          <DateText date={row.date} />
        </p>
        <p className={row.direction === 'given' && row.servedAt === null ? 'production-draft' : 'quiet'}>
          {standWords(row)}
        </p>
      </div>
    ),
  },
  {
    key: 'production',
    title: 'Production',
    width: 'minmax(8rem, 1fr)',
    cell: (row) => (
      <div className="production-cell">
        <p>{productionName(row)}</p>
        <p className="quiet figures">{contentWords(row)}</p>
      </div>
    ),
  },
];
