import { useState, type ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { exportable, type ExportMarks } from '../../shared/domain/sources.ts';
import { Button } from '../ui/button.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { compareWords } from '../ui/table-sort.ts';
import { confidentialityWords, counted, privilegeWords, sourceKindWords } from '../words.ts';

type Props = {
  readonly rows: readonly SourceRow[];
  /** Name of the series to which sources are added. */
  readonly series: string;
  readonly onAdd: (sources: readonly string[]) => void;
};

/** Gives why a source may not be an exhibit, or null where it may. */
export function barredWords(source: ExportMarks): string | null {
  if (source.privilege !== 'none') return `Privileged: ${privilegeWords[source.privilege].toLowerCase()}`;
  if (source.compelled) return 'Compelled statement';
  return exportable(source) ? null : confidentialityWords[source.confidentiality];
}

/** Sources that are no exhibits; those that may not be one are grey and say why. */
export function OtherSources({ rows, series, onAdd }: Props): ReactNode {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const add = (picked: readonly SourceRow[]) => {
    const ids = picked.filter(exportable).map((source) => source.id);
    if (ids.length > 0) onAdd(ids);
  };
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
          return [
            {
              words: `Add ${counted(may.length, 'exhibit')} to ${series}`,
              keys: 'Enter',
              disabled: may.length === 0,
              act: () => add(picked),
            },
          ];
        }}
        text={(row) => row.title}
        empty={<p className="table-note quiet">Every source is an exhibit.</p>}
      />
      <div className="other-tools">
        <Button disabled={ready.length === 0} onClick={() => add(ready)}>
          Add {ready.length === 0 ? 'exhibits' : counted(ready.length, 'exhibit')}
        </Button>
      </div>
    </div>
  );
}

const columns: Column<SourceRow>[] = [
  {
    key: 'title',
    title: 'Other sources',
    width: 'minmax(10rem, 1fr)',
    sort: (a, b) => compareWords(a.title, b.title),
    cell: (row) => <span className={exportable(row) ? undefined : 'barred'}>{row.title}</span>,
  },
  {
    key: 'kind',
    title: 'Kind, or why not',
    width: '10rem',
    sort: (a, b) => compareWords(a.kind, b.kind),
    cell: (row) => {
      const why = barredWords(row);
      return <span className={why === null ? 'quiet' : 'barred'}>{why ?? sourceKindWords[row.kind]}</span>;
    },
  },
];
