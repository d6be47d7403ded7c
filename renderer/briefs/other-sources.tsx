import { useContext, useState, type ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { closedReason, exportable, type ExportMarks } from '../../shared/domain/sources.ts';
import { Button } from '../ui/button.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { compareWords } from '../ui/table-sort.ts';
import { CompelledReason } from './compelled-reason.tsx';
import { confidentialityWords, counted, privilegeWords, sourceKindWords } from '../words.ts';

type Props = {
  readonly rows: readonly SourceRow[];
  /** Name of the series to which sources are added. */
  readonly series: string;
  readonly onAdd: (sources: readonly string[]) => void;
  /** Adds a compelled statement, with the reason of the person who does. */
  readonly onLetIn: (source: string, reason: string) => Promise<unknown>;
};

/** Tells whether only the reason of a person stands between a source and the exhibit list. */
const asksReason = (source: ExportMarks): boolean => source.compelled && closedReason(source) === null;

/** Gives why a source may not be an exhibit, or null where it may. */
export function barredWords(source: ExportMarks): string | null {
  if (source.privilege !== 'none') return `Privileged: ${privilegeWords[source.privilege].toLowerCase()}`;
  if (closedReason(source) !== null) return confidentialityWords[source.confidentiality];
  return source.compelled ? 'Compelled statement' : null;
}

/** Sources that are no exhibits; those that may not be one are grey and say why. A compelled statement asks for a reason. */
export function OtherSources({ rows, series, onAdd, onLetIn }: Props): ReactNode {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const isReadOnly = useContext(ReadOnly);
  const [asked, setAsked] = useState<string | null>(null);
  const add = (picked: readonly SourceRow[]) => {
    if (isReadOnly) return;
    const ids = picked.filter(exportable).map((source) => source.id);
    if (ids.length > 0) onAdd(ids);
    const [one] = picked;
    if (picked.length === 1 && one !== undefined && asksReason(one)) setAsked(one.id);
  };
  const compelled = rows.find(({ id }) => id === asked);
  const lone = chosen.length === 1 ? rows.find(({ id }) => id === chosen[0]) : undefined;
  const ready = rows.filter((source) => chosen.includes(source.id) && exportable(source));
  return (
    <div className="other-sources">
      <Table
        tall
        label="Sources that are no exhibits"
        columns={columns}
        rows={rows}
        selected={chosen}
        onSelect={setChosen}
        onOpen={(row) => add([row])}
        menu={(picked) => {
          const may = picked.filter(exportable);
          const [one] = picked;
          if (picked.length === 1 && one !== undefined && asksReason(one)) {
            return [
              { words: `Add to ${series}, with a reason`, keys: 'Enter', disabled: isReadOnly, act: () => add(picked) },
            ];
          }
          return [
            {
              words: `Add ${counted(may.length, 'exhibit')} to ${series}`,
              keys: 'Enter',
              disabled: isReadOnly || may.length === 0,
              act: () => add(picked),
            },
          ];
        }}
        text={(row) => row.title}
        empty={<p className="table-note quiet">Every source is an exhibit.</p>}
      />
      {isReadOnly ? null : compelled === undefined ? (
        <div className="other-tools">
          {lone !== undefined && asksReason(lone) ? (
            <Button onClick={() => add([lone])}>Add with a reason</Button>
          ) : (
            <Button disabled={ready.length === 0} onClick={() => add(ready)}>
              Add {ready.length === 0 ? 'exhibits' : counted(ready.length, 'exhibit')}
            </Button>
          )}
        </div>
      ) : (
        <CompelledReason
          key={compelled.id}
          act={`Add to ${series}`}
          leave="Leave it out"
          onAct={async (reason) => {
            await onLetIn(compelled.id, reason);
            setAsked(null);
          }}
          onLeave={() => setAsked(null)}
        >
          {compelled.title} is a compelled statement, so it stays out of every export by itself. As an exhibit it asks
          for a reason again at each export.
        </CompelledReason>
      )}
    </div>
  );
}

const columns: Column<SourceRow>[] = [
  {
    key: 'title',
    title: 'Other sources',
    width: 'minmax(7rem, 1.5fr)',
    sort: (a, b) => compareWords(a.title, b.title),
    cell: (row) => <span className={exportable(row) ? undefined : 'barred'}>{row.title}</span>,
  },
  {
    key: 'kind',
    title: 'Kind, or why not',
    width: 'minmax(6rem, 1fr)',
    sort: (a, b) => compareWords(a.kind, b.kind),
    cell: (row) => {
      const why = barredWords(row);
      return <span className={why === null ? 'quiet' : 'barred'}>{why ?? sourceKindWords[row.kind]}</span>;
    },
  },
];
