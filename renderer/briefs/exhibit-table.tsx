import { useContext, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ExhibitRow, SourceRow } from '../../shared/contract/views.ts';
import { batesText } from '../../shared/domain/bates.ts';
import type { SeriesRow } from '../../shared/domain/exhibits.ts';
import { closedReason } from '../../shared/domain/sources.ts';
import { useNavigate } from '../navigation.ts';
import { isShared, shortStanding, useStanding } from '../productions/use-standing.ts';
import { WarnMark } from '../ui/marks.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { counted } from '../words.ts';
import { ExhibitDetail } from './exhibit-detail.tsx';
import { listedLabels, nudgeExhibit, placeExhibit, type ListedExhibit } from './exhibit-list.ts';

type Row = {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly pages: number;
  readonly bates: string;
  /** Why it can no longer be exported, though it is on the list. */
  readonly barred: boolean;
  readonly confidential: boolean;
  /** Why a compelled statement is on the list; null for any other. */
  readonly letIn: string | null;
  /** Where it stands between the sides: "Produced 2 Mar 2026". */
  readonly stands: string;
  readonly unproduced: boolean;
  readonly late: boolean;
  /** The paper that is open goes without it. */
  readonly leftOut: boolean;
};

type Props = {
  readonly list: readonly ListedExhibit[];
  readonly rows: readonly ExhibitRow[];
  readonly series: readonly SeriesRow[];
  readonly sources: ReadonlyMap<string, SourceRow>;
  /** Whether the exhibit of a source goes with the paper that is open. */
  readonly goes: ReadonlyMap<string, boolean>;
  readonly onGoes: (source: string, goes: boolean) => Promise<unknown>;
  readonly onSet: (list: ListedExhibit[]) => void;
  readonly onDrop: (sources: readonly string[]) => void;
};

const dragType = 'application/x-loudermill-exhibit';

/** The exhibits in order: Alt+arrows or a drag move one, the labels follow at once. */
export function ExhibitTable({ list, rows, series: all, sources, goes, onGoes, onSet, onDrop }: Props): ReactNode {
  const { open } = useNavigate();
  const isReadOnly = useContext(ReadOnly);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const standing = useStanding();
  const lead = chosen.at(-1) ?? null;
  const shown = useMemo((): Row[] => {
    const labels = listedLabels(list, all);
    const known = new Map(rows.map((row) => [row.source, row]));
    return list.map(({ source, series, late }) => {
      const bates = known.get(source)?.bates ?? null;
      const kept = sources.get(source);
      return {
        id: source,
        label: labels.get(source) ?? '',
        title: kept?.title ?? 'Removed source',
        pages: kept?.pages ?? 0,
        bates: bates === null ? '' : batesText(bates),
        // One that was just let in is told apart from one that is barred only when the answer is there.
        barred: kept === undefined || closedReason(kept) !== null || known.get(source)?.exportable === false,
        letIn: kept?.compelled === true ? (known.get(source)?.letIn ?? '') : null,
        confidential: kept?.confidentiality === 'confidential',
        stands: shortStanding(standing.get(source)),
        late,
        leftOut: goes.get(source) === false,
        unproduced: series !== 'employer' && !isShared(standing.get(source)),
      };
    });
  }, [list, rows, all, sources, standing, goes]);

  const one = list.find((each) => each.source === lead);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (!event.altKey || by === null || lead === null || isReadOnly) return;
    event.preventDefault();
    event.stopPropagation();
    onSet(nudgeExhibit(list, lead, by, all));
  };
  const columns = useMemo(() => columnsFor(list, all, onSet), [list, all, onSet]);
  return (
    <div className="exhibit-table" onKeyDown={onKeyDown}>
      <Table
        tall
        label="Exhibits"
        columns={columns}
        rows={shown}
        selected={chosen}
        onSelect={setChosen}
        onOpen={(row) => open({ screen: 'sources', id: row.id })}
        {...(isReadOnly ? {} : { onRemove: (gone: readonly Row[]) => onDrop(gone.map((row) => row.id)) })}
        menu={(picked) => [
          ...(picked[0] === undefined || picked.length > 1
            ? []
            : [
                {
                  words: 'Move up',
                  keys: 'Alt+Up',
                  disabled: isReadOnly,
                  act: () => onSet(nudgeExhibit(list, picked[0]?.id ?? '', -1, all)),
                },
                {
                  words: 'Move down',
                  keys: 'Alt+Down',
                  disabled: isReadOnly,
                  act: () => onSet(nudgeExhibit(list, picked[0]?.id ?? '', 1, all)),
                },
              ]),
          {
            words: `Take ${counted(picked.length, 'exhibit')} off the list`,
            keys: 'Delete',
            disabled: isReadOnly,
            act: () => onDrop(picked.map((row) => row.id)),
          },
        ]}
        text={(row) => row.title}
      />
      {one !== undefined && chosen.length === 1 && (
        <ExhibitDetail
          list={list}
          series={all}
          one={one}
          label={shown.find((row) => row.id === one.source)?.label ?? ''}
          source={sources.get(one.source)}
          onSet={onSet}
          goes={goes.get(one.source)}
          onGoes={(next) => onGoes(one.source, next)}
        />
      )}
    </div>
  );
}

function columnsFor(list: readonly ListedExhibit[], all: readonly SeriesRow[], onSet: Props['onSet']): Column<Row>[] {
  const move = (source: string, before: string) => onSet(placeExhibit(list, source, before, all));
  return [
    {
      key: 'label',
      title: 'Label',
      width: '5.25rem',
      cell: (row) => (
        <DragCell source={row.id} onDropped={move}>
          {row.label}
        </DragCell>
      ),
    },
    {
      key: 'title',
      title: 'Source',
      width: 'minmax(6rem, 1fr)',
      cell: (row) => (
        <DragCell source={row.id} onDropped={move}>
          {row.title} {row.barred && <WarnMark>may not be exported</WarnMark>}
          {row.confidential && <em className="quiet">confidential</em>} {row.late && <em className="quiet">late</em>}{' '}
          {row.leftOut && <em className="quiet">not with this paper</em>}
          {row.letIn !== null && (
            <p className="small" title={row.letIn === '' ? undefined : `An exhibit because: ${row.letIn}`}>
              <WarnMark>compelled statement</WarnMark>
            </p>
          )}
          {row.unproduced ? (
            <p className="small">
              <WarnMark>never produced</WarnMark>
            </p>
          ) : (
            <p className="quiet small">{row.stands}</p>
          )}
        </DragCell>
      ),
    },
    {
      key: 'pages',
      title: 'Pages',
      width: '3.5rem',
      align: 'end',
      cell: (row) => <span title={row.bates === '' ? undefined : row.bates}>{row.pages}</span>,
    },
  ];
}

type DragProps = {
  readonly source: string;
  /** Told which exhibit was dropped before this one. */
  readonly onDropped: (source: string, before: string) => void;
  readonly children: ReactNode;
};

/** A part of a row by which it is dragged, and before which another can be dropped. */
function DragCell({ source, onDropped, children }: DragProps): ReactNode {
  const [over, setOver] = useState(false);
  return (
    <div
      className="exhibit-drag"
      data-over={over}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, source);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        const dropped = event.dataTransfer.getData(dragType);
        setOver(false);
        if (dropped === '') return;
        event.preventDefault();
        onDropped(dropped, source);
      }}
    >
      {children}
    </div>
  );
}
