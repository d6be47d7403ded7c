import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ProductionRow } from '../../shared/contract/production-views.ts';
import { batesText } from '../../shared/domain/bates.ts';
import type { ProductionDirection } from '../../shared/domain/productions.ts';
import { call } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { DateText } from '../ui/date-text.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { TextField } from '../ui/text-field.tsx';
import { counted, sourceKindWords } from '../words.ts';
import { DropRow, sourceDrag } from './drop-row.tsx';
import { barWords } from './production-words.ts';

type Props = {
  readonly rows: readonly ProductionRow[];
  readonly direction: ProductionDirection;
  readonly isOpen: boolean;
  readonly onSet: (sources: readonly string[]) => void;
  readonly onDrop: (sources: readonly string[]) => void;
  readonly onAdd: (sources: readonly string[]) => void;
};

type Row = Omit<ProductionRow, 'id'> & { readonly id: string; readonly row: string };

/** The sources of a production in order: Alt+arrows or a drag move one while the list is open. */
export function ProductionSources({ rows, direction, isOpen, onSet, onDrop, onAdd }: Props): ReactNode {
  const { open } = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const shown = useMemo(() => rows.map((row): Row => ({ ...row, id: row.source, row: row.id })), [rows]);
  const order = shown.map((row) => row.id);
  const nudge = (source: string, by: -1 | 1) => {
    const from = order.indexOf(source);
    const other = order[from + by];
    if (from >= 0 && other !== undefined) onSet(order.with(from, other).with(from + by, source));
  };
  const move = (sources: readonly string[], before: string | null) => {
    const moved = new Set(sources);
    if (before !== null && moved.has(before)) return;
    const rest = order.filter((id) => !moved.has(id));
    const at = before === null ? rest.length : rest.indexOf(before);
    onSet(rest.toSpliced(at, 0, ...sources));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    const lead = chosen.at(-1);
    if (!event.altKey || by === null || lead === undefined || !isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    nudge(lead, by);
  };
  const columns = columnsFor(direction, isOpen ? move : null);
  return (
    <div
      className="production-sources"
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (isOpen && event.dataTransfer.types.includes(sourceDrag)) event.preventDefault();
      }}
      onDrop={(event) => {
        const dropped = event.dataTransfer.getData(sourceDrag);
        if (!isOpen || dropped === '' || event.defaultPrevented) return;
        event.preventDefault();
        onAdd(dropped.split(' '));
      }}
    >
      <Table
        tall
        label="Sources of the production"
        columns={columns}
        rows={shown}
        selected={chosen}
        onSelect={setChosen}
        onOpen={(row) => open({ screen: 'sources', id: row.id })}
        {...(isOpen ? { onRemove: (gone: readonly Row[]) => onDrop(gone.map((row) => row.id)) } : {})}
        menu={(picked) => [
          ...picked.slice(0, 1).flatMap((row) => [
            { words: 'Open the source', keys: 'Enter', act: () => open({ screen: 'sources', id: row.id }) },
            ...(isOpen
              ? [
                  { words: 'Move up', keys: 'Alt+Up', act: () => nudge(row.id, -1) },
                  { words: 'Move down', keys: 'Alt+Down', act: () => nudge(row.id, 1) },
                ]
              : []),
          ]),
          {
            words: `Take ${counted(picked.length, 'source')} off the list`,
            keys: 'Delete',
            disabled: !isOpen,
            act: () => onDrop(picked.map((row) => row.id)),
          },
        ]}
        text={(row) => row.title}
        empty={
          <p className="table-note quiet">
            {direction === 'given'
              ? 'Nothing is on this list yet. Add sources below, or drag them here.'
              : 'Say what came: add the sources below, or drag them here.'}
          </p>
        }
      />
    </div>
  );
}

function columnsFor(
  direction: ProductionDirection,
  move: ((sources: readonly string[], before: string | null) => void) | null,
): Column<Row>[] {
  return [
    {
      key: 'numbers',
      title: direction === 'given' ? 'Bates' : 'Their numbers',
      width: direction === 'given' ? '8.5rem' : '10rem',
      cell: (row) =>
        direction === 'given' ? (
          <Numbers row={row} />
        ) : (
          <TextField
            bare
            label={`Their numbers on ${row.title}`}
            placeholder="As printed"
            value={row.theirBates}
            onCommit={(theirBates) => call('productions.update-source', { id: row.row, patch: { theirBates } })}
          />
        ),
    },
    {
      key: 'title',
      title: 'Source',
      width: 'minmax(10rem, 1fr)',
      cell: (row) => (
        <DropRow source={row.id} onDropped={move}>
          <p className={row.withheld ? 'barred' : undefined}>
            {row.label === null ? '' : `${row.label}, `}
            {row.title}
          </p>
          {row.bars.length > 0 && !row.withheld && row.reason === '' && <WarnMark>{barWords(row.bars)}</WarnMark>}
          {row.reason !== '' && (
            <p className="quiet small">
              {row.withheld ? 'Reason: ' : `${barWords(row.bars)}; produced because: `}
              {row.reason}
            </p>
          )}
          {row.slipSheet && <p className="quiet small">Cannot be printed: a slip sheet stands for it</p>}
        </DropRow>
      ),
    },
    {
      key: 'date',
      title: 'Date',
      width: '6.5rem',
      cell: (row) => <DateText date={row.date} />,
    },
    { key: 'kind', title: 'Kind', width: '8.5rem', cell: (row) => sourceKindWords[row.kind] },
    {
      key: 'pages',
      title: 'Pages',
      width: '3.5rem',
      align: 'end',
      cell: (row) => (row.pages === 0 ? '' : row.pages.toLocaleString('en-US')),
    },
  ];
}

function Numbers({ row }: { readonly row: Row }): ReactNode {
  if (row.withheld) return <span className="barred">Withheld</span>;
  if (row.range === null) return <span className="quiet">None yet</span>;
  return <span className="figures">{batesText(row.range)}</span>;
}
