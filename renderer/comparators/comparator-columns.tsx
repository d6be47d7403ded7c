import type { ReactNode } from 'react';
import type { Comparator } from '../../shared/domain/comparators.ts';
import { call } from '../api.ts';
import { DateText } from '../ui/date-text.tsx';
import { WarnMark } from '../ui/marks.tsx';
import type { Column } from '../ui/table.tsx';
import { compareWords } from '../ui/table-sort.ts';
import { TextArea } from '../ui/text-field.tsx';
import { ComparatorPin } from './comparator-pin.tsx';
import type { ComparatorRow } from './comparators-screen.tsx';

/** Saves what changed of a comparator. */
export function saveComparator(id: string, patch: Partial<Omit<Comparator, 'id'>>): Promise<Comparator> {
  return call('comparators.update', { id, patch });
}

type TextKey = 'conduct' | 'rule' | 'decisionMaker' | 'penalty';

function textColumn(key: TextKey, title: string, width: string): Column<ComparatorRow> {
  return {
    key,
    title,
    width,
    sort: (a, b) => compareWords(a[key], b[key]),
    cell: (row) => (
      <TextArea
        bare
        lines={1}
        label={title}
        value={row[key]}
        onCommit={(text) => saveComparator(row.id, { [key]: text })}
      />
    ),
  };
}

/** The columns of the comparator table; the row whose person is the client is marked as such. */
export function comparatorColumns(client: string): Column<ComparatorRow>[] {
  return [
    {
      key: 'person',
      title: 'Person',
      width: 'minmax(8.5rem, 0.8fr)',
      sort: (a, b) => compareWords(a.person, b.person),
      cell: (row) => <PersonCell row={row} own={row.person === client} />,
    },
    textColumn('conduct', 'Conduct', 'minmax(11rem, 1.4fr)'),
    textColumn('rule', 'Rule', 'minmax(9rem, 1.1fr)'),
    textColumn('decisionMaker', 'Decision-maker', 'minmax(7rem, 0.8fr)'),
    textColumn('penalty', 'Penalty', 'minmax(7rem, 0.9fr)'),
    {
      key: 'source',
      title: 'Source',
      width: '7.5rem',
      sort: (a, b) => compareWords(a.pin ?? '', b.pin ?? ''),
      cell: (row) =>
        row.excerpt === null || row.pin === null ? (
          <div className="comparator-cell">
            <WarnMark>No source</WarnMark>
          </div>
        ) : (
          <div className="comparator-cell">
            <ComparatorPin excerpt={row.excerpt} pin={row.pin} />
          </div>
        ),
    },
  ];
}

function PersonCell({ row, own }: { readonly row: ComparatorRow; readonly own: boolean }): ReactNode {
  const under = [row.unit, own ? 'the client' : ''].filter(Boolean).join(', ');
  return (
    <>
      <TextArea
        bare
        lines={1}
        label="Person"
        value={row.person}
        onCommit={(person) => saveComparator(row.id, { person: person.trim() })}
      />
      <p className={own ? 'comparator-under own' : 'comparator-under'}>
        {under}
        {under !== '' && row.date !== null && ', '}
        <DateText date={row.date} />
      </p>
    </>
  );
}
