import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { asksForMenu, openMenu, openMenuAt, type MenuItem } from './menu.tsx';
import { afterMove, afterPick, typeAhead, type ListState } from './table-keys.ts';
import { nextSorting, sortRows, type Sorting } from './table-sort.ts';
import { TableRow } from './table-row.tsx';
import { useRowHeight } from './use-row-height.ts';
import { scrollToRow, useRowsInView } from './use-rows-in-view.ts';
import './table.css';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  /** CSS grid track: `7rem`, `minmax(10rem, 1fr)`. */
  readonly width: string;
  readonly align?: 'start' | 'end';
  readonly cell: (row: Row) => ReactNode;
  readonly sort?: (a: Row, b: Row) => number;
  /** What the rows are sorted by instead of `sort`: words that compare as they stand, as `wordsKey` gives them. Long lists sort fast by it. */
  readonly sortKey?: (row: Row) => string;
};

export type TableProps<Row extends { readonly id: string }> = {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** The row that is shown elsewhere, from the place in view; its selection follows the person after that. */
  readonly selected: readonly string[];
  /** Told what is selected, and the row with the focus. */
  readonly onSelect: (ids: readonly string[], lead: string) => void;
  /** Double click or Enter. */
  readonly onOpen?: (row: Row) => void;
  /** Ctrl or Cmd+Enter, or the middle button. */
  readonly onOpenBeside?: (row: Row) => void;
  /** Space. */
  readonly onPeek?: (row: Row) => void;
  /** Delete. */
  readonly onRemove?: (rows: readonly Row[]) => void;
  /** The menu of the selected rows, by right click and Shift+F10. */
  readonly menu?: (rows: readonly Row[]) => readonly MenuItem[];
  /** What type-ahead looks at. */
  readonly text?: (row: Row) => string;
  readonly sorting?: Sorting;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** Rows take the height of their words instead of one line. */
  readonly tall?: boolean;
};

/** A virtual table with the keys that every list has: arrows, Home, End, page keys, type-ahead, Shift and Ctrl. */
export function Table<Row extends { readonly id: string }>(props: TableProps<Row>): ReactNode {
  const { columns, selected, tall = false } = props;
  const [sorting, setSorting] = useState<Sorting | null>(props.sorting ?? null);
  const [lead, setLead] = useState<string | null>(null);
  const [anchor, setAnchor] = useState<string | null>(null);
  const typed = useRef({ text: '', at: 0 });
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();

  const rows = useMemo(() => sortRows(props.rows, columns, sorting), [props.rows, columns, sorting]);
  const order = useMemo(() => rows.map((row) => row.id), [rows]);
  const chosen = useMemo(() => new Set(selected), [selected]);
  const shownLead = selected.at(-1) ?? null;
  const current = lead !== null && chosen.has(lead) ? lead : (shownLead ?? lead);
  const leadAt = current === null ? -1 : order.indexOf(current);
  const state: ListState = { lead: leadAt < 0 ? null : current, anchor: anchor ?? current, selected: chosen };

  // Rows as high as their words are measured one by one; rows of one line need nothing of the kind.
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this component
  const virtual = useVirtualizer({
    count: tall ? rows.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => order[index] ?? index,
  });
  const inView = useRowsInView(scroller, tall ? 0 : rows.length, rowHeight);
  const scrollTo = (index: number) => {
    if (tall) virtual.scrollToIndex(index, { align: 'auto' });
    else if (scroller.current !== null) {
      scrollToRow(scroller.current, index, rowHeight, body.current?.offsetTop ?? 0);
    }
  };
  const isListed = leadAt >= 0;
  const showLead = useEffectEvent(() => {
    if (leadAt >= 0) scrollTo(leadAt);
  });
  // Only when another row is shown, not when rows come and go around it.
  useEffect(() => showLead(), [current, isListed]);
  const measure = useEffectEvent(() => virtual.measure());
  useEffect(() => measure(), [rowHeight]);

  const focusRow = (id: string) => {
    scrollTo(order.indexOf(id));
    const tryFocus = (tries: number) => {
      const element = body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
      if (element !== null && element !== undefined) element.focus({ preventScroll: true });
      else if (tries > 0) requestAnimationFrame(() => tryFocus(tries - 1));
    };
    tryFocus(10);
  };
  const take = (next: ListState) => {
    setLead(next.lead);
    setAnchor(next.anchor);
    if (next.lead === null) return;
    if (next.selected !== chosen)
      props.onSelect(
        order.filter((id) => next.selected.has(id)),
        next.lead,
      );
    focusRow(next.lead);
  };
  const rowsOf = (ids: ReadonlySet<string>) => rows.filter((row) => ids.has(row.id));

  const onClick = (id: string, event: MouseEvent) => {
    const modifiers = { shift: event.shiftKey, toggle: event.ctrlKey || event.metaKey };
    if (isControl(event.target) && !modifiers.shift && !modifiers.toggle) {
      if (!chosen.has(id)) {
        setLead(id);
        setAnchor(id);
        props.onSelect([id], id);
      }
    } else take(afterPick(state, order, id, modifiers));
  };
  const rowOf = (target: EventTarget): Row | undefined => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    return element === null ? undefined : rows[Number(element.dataset['index'])];
  };
  const onMenu = (id: string, event: MouseEvent) => {
    const picked = chosen.has(id) ? chosen : new Set([id]);
    if (picked !== chosen) take({ lead: id, anchor: id, selected: picked });
    const items = props.menu?.(rowsOf(picked)) ?? [];
    if (items.length === 0 || isField(event.target)) return;
    event.preventDefault();
    openMenu({ x: event.clientX, y: event.clientY }, items);
  };
  const typeOn = (key: string) => {
    const now = performance.now();
    const text = now - typed.current.at > 800 ? key : typed.current.text + key;
    typed.current = { text, at: now };
    const words = props.text;
    const at = words === undefined ? -1 : typeAhead(rows.map(words), leadAt, text);
    const id = order[at];
    if (id !== undefined) take(afterPick(state, order, id, { shift: false, toggle: false }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = rows[leadAt];
    if (isField(event.target)) {
      if (event.key === 'Escape' && !event.defaultPrevented && state.lead !== null) focusRow(state.lead);
      return;
    }
    const page = Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1;
    const toggle = event.ctrlKey || event.metaKey;
    const moved = event.altKey ? null : afterMove(state, order, event.key, page, { shift: event.shiftKey, toggle });
    if (moved !== null) take(moved);
    else if (event.key === 'a' && toggle)
      take({ ...state, selected: new Set(order), lead: state.lead ?? order[0] ?? null });
    else if (row === undefined) return;
    else if (asksForMenu(event)) {
      const element = body.current?.querySelector(`[data-row="${CSS.escape(row.id)}"]`);
      if (element !== null && element !== undefined) openMenuAt(element, props.menu?.(rowsOf(chosen)) ?? []);
    } else if (isControl(event.target)) {
      if (event.key === 'Escape') focusRow(row.id);
      else return;
    } else if (event.key === 'Enter') (toggle ? (props.onOpenBeside ?? props.onOpen) : props.onOpen)?.(row);
    else if (event.key === ' ' && toggle) take(afterPick(state, order, row.id, { shift: false, toggle: true }));
    else if (event.key === ' ' && typed.current.text === '') (props.onPeek ?? props.onOpen)?.(row);
    else if (event.key === 'Delete') props.onRemove?.(rowsOf(chosen));
    else if (event.key === 'F2') focusFirstField(body.current, row.id);
    else if (event.key.length === 1 && !toggle && !event.altKey) typeOn(event.key);
    else return;
    event.preventDefault();
  };

  const template = columns.map((column) => column.width).join(' ');
  const tabStop = leadAt < 0 ? order[0] : state.lead;
  const placed = tall
    ? virtual.getVirtualItems().map((item) => ({ index: item.index, top: item.start }))
    : Array.from({ length: Math.max(0, inView.to - inView.from) }, (_, at) => ({
        index: inView.from + at,
        top: (inView.from + at) * rowHeight,
      }));
  return (
    <div
      className="table"
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-multiselectable="true"
    >
      <div ref={scroller} className="table-scroll">
        <div className="table-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
          {columns.map((column) => (
            <Heading key={column.key} column={column} sorting={sorting} onSort={setSorting} />
          ))}
        </div>
        {rows.length === 0 ? (
          <div role="row">
            <div role="gridcell">{props.empty}</div>
          </div>
        ) : (
          <div
            ref={body}
            className="table-body"
            role="rowgroup"
            style={{ height: tall ? virtual.getTotalSize() : rows.length * rowHeight }}
            onKeyDown={onKeyDown}
            onClick={(event) => {
              const row = rowOf(event.target);
              if (row !== undefined) onClick(row.id, event);
            }}
            onContextMenu={(event) => {
              const row = rowOf(event.target);
              if (row !== undefined) onMenu(row.id, event);
            }}
            onDoubleClick={(event) => {
              const row = rowOf(event.target);
              if (row !== undefined && !isControl(event.target)) props.onOpen?.(row);
            }}
            onAuxClick={(event) => {
              const row = rowOf(event.target);
              if (row !== undefined && event.button === 1) props.onOpenBeside?.(row);
            }}
            onMouseDown={(event) => {
              // A click with Shift picks rows; the browser would mark all the words between them too.
              if (event.shiftKey && !isField(event.target)) event.preventDefault();
            }}
          >
            {placed.map(({ index, top }) => {
              const row = rows[index];
              return row === undefined ? null : (
                <TableRow
                  key={row.id}
                  row={row}
                  index={index}
                  top={top}
                  height={tall ? null : rowHeight}
                  measure={tall ? virtual.measureElement : null}
                  template={template}
                  columns={columns}
                  selected={chosen.has(row.id)}
                  tabStop={row.id === tabStop}
                />
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}

function Heading<Row>(props: {
  readonly column: Column<Row>;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting | null) => void;
}): ReactNode {
  const { column, sorting } = props;
  const down = sorting?.column === column.key ? sorting.down : null;
  const direction = down === null ? 'none' : down ? 'descending' : 'ascending';
  return (
    <div role="columnheader" className={column.align ?? 'start'} aria-sort={isSortable(column) ? direction : undefined}>
      {!isSortable(column) ? (
        column.title
      ) : (
        <button type="button" onClick={() => props.onSort(nextSorting(sorting, column.key))}>
          {column.title}
          <span aria-hidden="true">{down === null ? '' : down ? ' ↓' : ' ↑'}</span>
        </button>
      )}
    </div>
  );
}

function isSortable<Row>(column: Column<Row>): boolean {
  return column.sort !== undefined || column.sortKey !== undefined;
}

function focusFirstField(body: HTMLElement | null, id: string): void {
  body?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] :is(input, textarea, select, button)`)?.focus();
}

function isField(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, select, button, a, label') !== null;
}
