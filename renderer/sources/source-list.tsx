import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { failureOf, useAct, useCall } from '../api.ts';
import { openListedBeside, useNavigate, useSelection } from '../navigation.ts';
import { produceMenu } from '../productions/produce-menu.ts';
import { useStanding } from '../productions/use-standing.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import type { MenuItem } from '../ui/menu.tsx';
import { showToast, showUndoToast } from '../ui/toast.tsx';
import { warmKeys } from '../ui/table-sort.ts';
import { Table } from '../ui/table.tsx';
import { usePaneWidth } from '../ui/use-pane-width.ts';
import { counted, failureLine, sourceKindWords } from '../words.ts';
import { FurtherFilters } from './further-filters.tsx';
import { pickAndImport, showImports } from './import-evidence.ts';
import { narrowSourceColumns, sourceColumns } from './source-columns.tsx';
import { familyOf, partsAfterWhole } from './source-family.ts';
import {
  anyKind,
  filterSources,
  noFilter,
  stateWords,
  textsOf,
  type SourceFilter,
  type SourceState,
} from './source-filter.ts';

/** A list from this length on makes ready, while nothing else is to do, what filtering and sorting will ask. */
const longList = 2000;

/** Every source with its exhibit label, filtered and sorted. */
export function SourceList({ rows }: { readonly rows: readonly SourceRow[] }): ReactNode {
  const place = useSelection();
  const { select, openBeside } = useNavigate();
  const remove = useAct('sources.remove');
  const body = useRef<HTMLDivElement>(null);
  const width = usePaneWidth(body);
  const standing = useStanding();
  const productions = useCall('productions.list', {}, { keep: true });
  const [typed, setTyped] = useState<SourceFilter>(noFilter);
  const fromLink = stateOfLink(place.filter);
  const filter = useMemo(() => (fromLink === null ? typed : { ...typed, state: fromLink }), [typed, fromLink]);
  const shown = useMemo(() => partsAfterWhole(filterSources(rows, filter, standing)), [rows, filter, standing]);
  const isNarrow = width < 560;
  const columns = useMemo(
    () => (isNarrow ? narrowSourceColumns : sourceColumns)(familyOf(rows), standing),
    [rows, isNarrow, standing],
  );
  useEffect(() => {
    if (rows.length < longList) return;
    const waiting = requestIdleCallback(() => {
      textsOf(rows);
      const title = columns.find((column) => column.key === 'title');
      if (title !== undefined) warmKeys(shown, title);
    });
    return () => cancelIdleCallback(waiting);
  }, [rows, shown, columns]);
  const change = (part: Partial<SourceFilter>) => {
    setTyped({ ...filter, ...part });
    if (place.filter !== null) select({ filter: null });
  };
  const removeRows = (picked: readonly SourceRow[]) => {
    const first = picked[0];
    if (first === undefined) return;
    const words = picked.length === 1 ? `Removed “${first.title}”` : `Removed ${counted(picked.length, 'source')}`;
    remove
      .mutateAsync({ ids: picked.map((row) => row.id) })
      .then(() => showUndoToast(words))
      .catch((cause: unknown) => showToast(failureLine(failureOf(cause))));
  };
  const menu = (picked: readonly SourceRow[]): readonly MenuItem[] => [
    {
      words: 'Open beside',
      keys: 'Ctrl+Enter',
      disabled: picked.length > 1,
      act: () => picked.slice(0, 1).forEach(openRowBeside),
    },
    {
      words: 'Open a second view',
      disabled: picked.length > 1,
      act: () => picked.slice(0, 1).forEach(({ id }) => openBeside({ id })),
    },
    ...produceMenu(
      picked.map((row) => row.id),
      productions.data ?? [],
    ),
    {
      words: 'Copy title',
      act: () => copyText(picked.map((row) => row.title).join('\n')),
    },
    {
      words: 'Copy SHA-256',
      act: () => copyText(picked.map((row) => row.sha256).join('\n')),
    },
    {
      words: picked.length > 1 ? `Remove ${picked.length.toLocaleString('en-US')} sources` : 'Remove source',
      keys: 'Del',
      act: () => removeRows(picked),
    },
  ];
  return (
    <>
      <div className="list-tools">
        <input
          className="input"
          type="search"
          aria-label="Filter sources"
          placeholder="Filter by title, name or publisher"
          value={filter.text}
          onChange={(event) => change({ text: event.target.value })}
        />
        <select
          className="input"
          aria-label="Kind"
          value={filter.kind}
          onChange={(event) => change({ kind: event.target.value as SourceFilter['kind'] })}
        >
          <option value={anyKind}>Every kind</option>
          {Object.entries(sourceKindWords).map(([kind, words]) => (
            <option key={kind} value={kind}>
              {words}
            </option>
          ))}
        </select>
        <select
          className="input"
          aria-label="State"
          value={filter.state}
          onChange={(event) => change({ state: event.target.value as SourceState })}
        >
          {Object.entries(stateWords).map(([state, words]) => (
            <option key={state} value={state}>
              {words}
            </option>
          ))}
        </select>
        <FurtherFilters rows={rows} filter={filter} onChange={change} />
      </div>
      <div className="list-body" ref={body}>
        <Table
          label="Sources"
          rows={shown}
          columns={columns}
          selected={place.ids}
          text={(row) => row.title}
          onSelect={(ids, lead) => {
            if (lead !== place.id) select({ id: lead, ids, page: null, excerpt: null, words: null });
            else select({ ids });
          }}
          onOpen={() => document.querySelector<HTMLElement>('.page-scroller')?.focus()}
          onOpenBeside={openRowBeside}
          onRemove={removeRows}
          menu={menu}
          empty={<p className="list-none quiet">No source matches the filter.</p>}
        />
      </div>
      <div className="list-foot">
        <span className="quiet figures">
          {shown.length === rows.length
            ? counted(rows.length, 'source')
            : `${shown.length.toLocaleString('en-US')} of ${counted(rows.length, 'source')}`}
        </span>
        <span className="source-actions">
          <Button look="quiet" onClick={() => void pickAndImport(false)}>
            Add files
          </Button>
          <Button look="quiet" onClick={() => void pickAndImport(true)}>
            Add a folder
          </Button>
          <Button look="quiet" onClick={() => void showImports()}>
            Imports
          </Button>
        </span>
      </div>
    </>
  );
}

function openRowBeside({ id }: SourceRow): void {
  openListedBeside(id);
}

function stateOfLink(filter: string | null): SourceState | null {
  if (filter === 'unreadable-sources') return 'unreadable';
  return filter === 'sources-not-exhibits' ? 'not-exhibit' : null;
}
