import { useMemo, type ReactNode } from 'react';
import { call } from '../api.ts';
import { DayField } from '../ui/date-field.tsx';
import { DateText } from '../ui/date-text.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { weekdayWords } from '../ui/date-words.ts';
import { Table, type Column } from '../ui/table.tsx';
import { compareWords } from '../ui/table-sort.ts';
import { counted } from '../words.ts';
import { actorLabel } from './clock-words.ts';
import { daysLeftWords, needsReading, type ClockRow } from './clocks.ts';
import type { GrievanceRow } from './grievance-list.tsx';

type Row = ClockRow & { readonly id: string };

type Props = {
  readonly rows: readonly ClockRow[];
  readonly grievances: readonly GrievanceRow[];
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[], lead: string) => void;
  readonly onRemove: (rows: readonly ClockRow[]) => void;
  readonly empty: ReactNode;
};

/** Every clock by day: what is due, how long is left, from what it runs, by which authority, and who confirmed it. */
export function ClockTable(props: Props): ReactNode {
  const { grievances } = props;
  const rows = useMemo(() => props.rows.map((row): Row => Object.assign({ id: row.deadline.id }, row)), [props.rows]);
  const columns = useMemo(() => columnsFor(grievances), [grievances]);
  return (
    <Table
      tall
      label="Clocks"
      columns={columns}
      rows={rows}
      selected={props.selected}
      onSelect={props.onSelect}
      onRemove={props.onRemove}
      menu={(picked) => [
        { words: `Remove ${counted(picked.length, 'clock')}`, keys: 'Delete', act: () => props.onRemove(picked) },
      ]}
      text={(row) => row.deadline.title}
      empty={props.empty}
    />
  );
}

function columnsFor(grievances: readonly GrievanceRow[]): Column<Row>[] {
  const titles = new Map(grievances.map((grievance) => [grievance.id, grievance.title]));
  return [
    {
      key: 'day',
      title: 'Due, days left',
      width: '8.25rem',
      sort: (a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0),
      cell: (row) => <DueCell row={row} />,
    },
    {
      key: 'title',
      title: 'Clock',
      width: 'minmax(9rem, 1.4fr)',
      sort: (a, b) => compareWords(a.deadline.title, b.deadline.title),
      cell: ({ deadline }) => {
        const under = [actorLabel(deadline.actor), titles.get(deadline.grievance ?? '') ?? ''].filter(Boolean);
        return (
          <div className={deadline.metOn === null ? 'clock-cell' : 'clock-cell quiet'}>
            <p>{deadline.title}</p>
            <p className="quiet">{under.join(', ')}</p>
          </div>
        );
      },
    },
    {
      key: 'trigger',
      title: 'Runs from',
      width: 'minmax(6.5rem, 0.8fr)',
      sort: (a, b) => (a.deadline.triggerOn < b.deadline.triggerOn ? -1 : 1),
      cell: ({ deadline }) => (
        <div className="clock-cell">
          <p>
            <DateText date={deadline.triggerOn} />
          </p>
          <p className="quiet">{deadline.trigger}</p>
        </div>
      ),
    },
    {
      key: 'authority',
      title: 'Authority',
      width: 'minmax(6.5rem, 0.8fr)',
      sort: (a, b) => compareWords(a.deadline.authority, b.deadline.authority),
      cell: ({ deadline }) => (
        <div className="clock-cell clamp" title={deadline.authority}>
          {deadline.authority}
        </div>
      ),
    },
    {
      key: 'confirmed',
      title: 'Confirmed by',
      width: '6.5rem',
      sort: (a, b) => compareWords(a.deadline.confirmedBy, b.deadline.confirmedBy),
      cell: (row) => (
        <div className="clock-cell">
          {row.deadline.confirmedBy !== '' ? (
            row.deadline.confirmedBy
          ) : needsReading(row) ? (
            <WarnMark>{counted(row.result?.readings.length ?? 0, 'reading')}</WarnMark>
          ) : (
            <span className="quiet">Nobody yet</span>
          )}
        </div>
      ),
    },
    {
      key: 'met',
      title: 'Met on',
      width: '6.5rem',
      sort: (a, b) => compareWords(a.deadline.metOn ?? '', b.deadline.metOn ?? ''),
      cell: ({ deadline }) => (
        <DayField
          bare
          label="Met on"
          placeholder="Not yet"
          value={deadline.metOn}
          onCommit={(metOn) => call('deadlines.update', { id: deadline.id, patch: { metOn } })}
        />
      ),
    },
  ];
}

function DueCell({ row }: { readonly row: ClockRow }): ReactNode {
  return (
    <div className="clock-cell">
      <p className={row.state === 'met' ? 'quiet' : 'clock-due'}>
        {weekdayWords(row.day).slice(0, 3)} <DateText date={row.day} />
      </p>
      {row.day !== row.deadline.due && (
        <p className="quiet">
          first <DateText date={row.deadline.due} />
        </p>
      )}
      <p>
        {row.state === 'late' || row.state === 'soon' ? (
          <WarnMark>{daysLeftWords(row)}</WarnMark>
        ) : (
          <span className="quiet">{daysLeftWords(row)}</span>
        )}
      </p>
    </div>
  );
}
