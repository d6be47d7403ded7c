import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import type { RedRow } from '../../shared/contract/production-views.ts';
import type { SourceRow } from '../../shared/contract/views.ts';
import { barsOf, leadingState, type ProductionState } from '../../shared/domain/productions.ts';
import { groupBy } from '../../shared/group-by.ts';
import { useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { compareWords } from '../ui/table-sort.ts';
import { counted } from '../words.ts';
import { sourceDrag } from './drop-row.tsx';
import { barWords, capital, stateWordsOf } from './production-words.ts';

type Props = {
  readonly listed: readonly string[];
  /** Those that were never produced stand first. */
  readonly red: readonly RedRow[];
  readonly onAdd: (sources: readonly string[]) => void;
};

type Row = Pick<SourceRow, 'id' | 'title' | 'label'> & {
  readonly isRed: boolean;
  readonly stand: ProductionState | null;
  readonly bars: string;
};

/** Every source that is not on the list, to be added by Enter, by the button or by a drag. */
export function AddSources({ listed, red, onAdd }: Props): ReactNode {
  const sources = useCall('sources.list', {}, { keep: true });
  const states = useCall('productions.states', {}, { keep: true });
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const rows = useMemo(() => {
    const present = new Set(listed);
    const never = new Set(red.map((row) => row.id));
    const known = groupBy(states.data ?? [], (state) => state.source);
    const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const others = (sources.data ?? []).flatMap((source): Row[] => {
      if (present.has(source.id)) return [];
      const read = `${source.label ?? ''} ${source.title} ${source.name}`.toLowerCase();
      if (!words.every((word) => read.includes(word))) return [];
      return [
        {
          id: source.id,
          title: source.title,
          label: source.label,
          isRed: never.has(source.id),
          stand: leadingState(known.get(source.id) ?? []),
          bars: barWords(barsOf(source)),
        },
      ];
    });
    return [...others.filter((row) => row.isRed), ...others.filter((row) => !row.isRed)];
  }, [sources.data, states.data, listed, red, wanted]);
  const present = rows.filter((row) => chosen.includes(row.id)).map((row) => row.id);
  const failed = sources.error ?? states.error;
  if (failed !== null) return <ErrorNote failure={failed} />;
  return (
    <section className="add-sources" aria-label="Sources to add">
      <div className="toolbar">
        <input
          className="input toolbar-text"
          type="search"
          aria-label="Filter sources to add"
          placeholder="Filter sources to add"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="figures quiet">{counted(rows.length, 'other source')}</span>
        <span className="toolbar-end">
          <Button disabled={present.length === 0} onClick={() => onAdd(present)}>
            Add {present.length === 0 ? 'sources' : counted(present.length, 'source')}
          </Button>
        </span>
      </div>
      <div
        className="add-rows"
        onDragStart={(event) => {
          const row = (event.target as Element).closest('[data-source]')?.getAttribute('data-source');
          if (row === null || row === undefined) return;
          event.dataTransfer.setData(sourceDrag, (present.includes(row) ? present : [row]).join(' '));
          event.dataTransfer.effectAllowed = 'copyMove';
        }}
      >
        <Table
          label="Sources to add"
          columns={columns}
          rows={rows}
          selected={present}
          onSelect={setChosen}
          onOpen={(row) => onAdd([row.id])}
          menu={(picked) => [
            {
              words: `Add ${counted(picked.length, 'source')}`,
              keys: 'Enter',
              act: () => onAdd(picked.map((row) => row.id)),
            },
          ]}
          text={(row) => row.title}
          empty={<p className="table-note quiet">Every source is on the list, or none matches.</p>}
        />
      </div>
    </section>
  );
}

const columns: Column<Row>[] = [
  {
    key: 'title',
    title: 'Other sources',
    width: 'minmax(11rem, 1.4fr)',
    sort: (a, b) => compareWords(a.title, b.title),
    cell: (row) => (
      <span draggable data-source={row.id} className="add-title" title={row.title}>
        {row.label === null ? '' : `${row.label}, `}
        {row.title}
      </span>
    ),
  },
  {
    key: 'stand',
    title: 'Where it stands',
    width: 'minmax(9rem, 1fr)',
    cell: (row) => {
      if (row.bars !== '') return <span className="barred">{row.bars}</span>;
      if (row.stand !== null) {
        const words = capital(stateWordsOf(row.stand));
        return (
          <span className="quiet" title={words}>
            {words}
          </span>
        );
      }
      return row.isRed ? <WarnMark>Never produced</WarnMark> : <span className="quiet">Not produced</span>;
    },
  },
];
