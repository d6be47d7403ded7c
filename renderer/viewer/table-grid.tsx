import { useEffect, useId, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent, PointerEvent, ReactNode, RefObject } from 'react';
import { copyText } from '../ui/copy-text.ts';
import { scrollToRow, useRowsInView } from '../ui/use-rows-in-view.ts';
import {
  cellAfter,
  columnName,
  columnsBetween,
  columnStarts,
  sidesOf,
  type Cell,
  type CellRange,
  type StruckCells,
  type TableRowSlice,
} from './table-cells.ts';

export const tableRowHeight = 24;
const numberWidth = 60;

/** The rows in view of a sheet and the selected cells. Rows and columns count from 0. */
export function TableGrid(props: {
  readonly label: string;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: number;
  readonly columns: number;
  /** The first rows, by whose words the columns are as wide as they are. */
  readonly sample: readonly TableRowSlice[];
  readonly rowAt: (row: number) => TableRowSlice | undefined;
  readonly hasHead: boolean;
  readonly range: CellRange | null;
  readonly onRange: (range: CellRange, isDone: boolean) => void;
  readonly onCopy: () => string | null;
  readonly isMarked: (row: TableRowSlice) => 'current' | 'marked' | null;
  readonly isFound: (cell: string) => boolean;
  readonly struckIn: (row: TableRowSlice) => StruckCells | null;
  readonly onView: (from: number, to: number) => void;
}): ReactNode {
  const { scroller, rows, columns, range, rowAt } = props;
  const id = useId();
  const { from, to } = useRowsInView(scroller, rows, tableRowHeight);
  const across = useScrollAcross(scroller);
  const starts = columnStarts(columns, props.sample);
  const shown = columnsBetween(starts, across.left, across.left + across.width);
  const { onView } = props;
  useEffect(() => onView(from, to), [onView, from, to]);
  const [isDragging, setDragging] = useState(false);

  const cellUnder = (event: PointerEvent): { row: number; column: number } | null => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
    const [row, column] = (cell?.dataset['cell'] ?? '').split(' ').map(Number);
    return cell === null || row === undefined || column === undefined ? null : { row, column };
  };
  const onPointerDown = (event: PointerEvent) => {
    const at = event.button === 0 ? cellUnder(event) : null;
    if (at === null) return;
    setDragging(true);
    props.onRange({ anchor: event.shiftKey && range !== null ? range.anchor : at, lead: at }, false);
  };
  const onPointerMove = (event: PointerEvent) => {
    const at = isDragging && range !== null ? cellUnder(event) : null;
    if (at === null || range === null || (at.row === range.lead.row && at.column === range.lead.column)) return;
    props.onRange({ anchor: range.anchor, lead: at }, false);
  };
  const onPointerUp = () => {
    if (isDragging && range !== null) props.onRange(range, true);
    setDragging(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const element = scroller.current;
    if (element === null || event.altKey || rows === 0) return;
    const word = event.ctrlKey || event.metaKey;
    const lead = range?.lead ?? { row: 0, column: 0 };
    if (word && event.key === 'a') {
      event.preventDefault();
      return props.onRange({ anchor: { row: 0, column: 0 }, lead: { row: rows - 1, column: columns - 1 } }, true);
    }
    if (word && event.key === 'c') {
      const text = props.onCopy();
      if (text === null) return;
      event.preventDefault();
      return copyText(text);
    }
    if (word && event.key !== 'Home' && event.key !== 'End') return;
    const page = Math.max(1, Math.floor(element.clientHeight / tableRowHeight) - 2);
    const next = cellAfter(word ? `Control+${event.key}` : event.key, lead, rows, columns, page);
    if (next === null) return;
    event.preventDefault();
    showCell(element, next, starts);
    props.onRange({ anchor: event.shiftKey && range !== null ? range.anchor : next, lead: next }, true);
  };
  const onCopy = (event: ClipboardEvent) => {
    const text = props.onCopy();
    if (text === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
  };
  const sides = range === null ? null : sidesOf(range);
  const isSelected = (row: number, column: number) =>
    sides !== null && row >= sides.top && row <= sides.bottom && column >= sides.left && column <= sides.right;
  const indexes = (begin: number, end: number) =>
    Array.from({ length: Math.max(0, end - begin) }, (_, at) => begin + at);
  const width = numberWidth + (starts.at(-1) ?? 0);
  const firstRow = props.hasHead ? rowAt(0) : undefined;
  const struckHead = firstRow === undefined ? null : props.struckIn(firstRow);
  const place = (column: number) => ({
    left: numberWidth + (starts[column] ?? 0),
    width: (starts[column + 1] ?? 0) - (starts[column] ?? 0),
  });
  const leadId = range === null ? undefined : `${id}-${range.lead.row}-${range.lead.column}`;
  const isLeadShown =
    range !== null &&
    range.lead.row >= from &&
    range.lead.row < to &&
    range.lead.column >= shown.from &&
    range.lead.column < shown.to;
  return (
    <div
      ref={scroller}
      className="cells page-scroller"
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={rows + 1}
      aria-colcount={columns + 1}
      aria-multiselectable="true"
      aria-activedescendant={isLeadShown ? leadId : undefined}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
    >
      <div className="cells-head" role="rowgroup" style={{ width }}>
        <div role="row" aria-rowindex={1} className="cells-row letters">
          <div role="columnheader" className="cell-number">
            Row
          </div>
          {indexes(shown.from, shown.to).map((column) => (
            <div key={column} role="columnheader" aria-colindex={column + 2} className="cell" style={place(column)}>
              {columnName(column)}
            </div>
          ))}
        </div>
        {firstRow === undefined ? null : (
          <div className="cells-row heading" aria-hidden="true">
            <div className="cell-number figures">{firstRow.number}</div>
            {indexes(shown.from, shown.to).map((column) => (
              <div
                key={column}
                className={isStruckIn(struckHead, column) ? 'cell struck' : 'cell'}
                style={place(column)}
                title={firstRow.cells[column]}
              >
                {firstRow.cells[column]}
              </div>
            ))}
          </div>
        )}
      </div>
      <div role="rowgroup" className="cells-body" style={{ width, height: rows * tableRowHeight }}>
        {indexes(from, to).map((row) => {
          const slice = rowAt(row);
          const mark = slice === undefined ? null : props.isMarked(slice);
          const struck = slice === undefined ? null : props.struckIn(slice);
          const isStruck = (column: number) => isStruckIn(struck, column);
          return (
            <div
              key={row}
              role="row"
              aria-rowindex={row + 2}
              className={mark === null ? 'cells-row' : `cells-row ${mark}`}
              style={{ transform: `translateY(${row * tableRowHeight}px)` }}
            >
              <div role="rowheader" className="cell-number figures">
                {slice?.number ?? ''}
              </div>
              {indexes(shown.from, shown.to).map((column) => {
                const words = slice?.cells[column] ?? '';
                return (
                  <div
                    key={column}
                    id={`${id}-${row}-${column}`}
                    role="gridcell"
                    aria-colindex={column + 2}
                    aria-selected={isSelected(row, column)}
                    className={cellClass(words, props.isFound, range, row, column, isStruck(column))}
                    data-cell={`${row} ${column}`}
                    style={place(column)}
                    title={isStruck(column) ? struck?.title : words.length > 6 ? words : undefined}
                  >
                    {words}
                    {isStruck(column) ? <span className="hidden-text"> ({struck?.title})</span> : null}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const isStruckIn = (struck: StruckCells | null, column: number): boolean =>
  struck !== null && (struck.columns === 'all' || struck.columns.has(column));

const isNumber = /^[-+(]?[$€£]?[\d,. ]*\d[\d,. ]*%?\)?$/;

function cellClass(
  words: string,
  isFound: (cell: string) => boolean,
  range: CellRange | null,
  row: number,
  column: number,
  isStruck: boolean,
): string {
  const isLead = range?.lead.row === row && range.lead.column === column;
  return [
    'cell',
    isNumber.test(words) && 'number',
    isLead && 'lead',
    isStruck && 'struck',
    words !== '' && isFound(words) && 'found',
  ]
    .filter((each) => each !== false)
    .join(' ');
}

/** Brings a cell into view between the headings, if it is not. */
export function showCell(scroller: HTMLElement, { row, column }: Cell, starts: readonly number[]): void {
  const head = tableRowHeight * 2 + 2;
  // Subtle: the heading row stands over the rows, so a row right at the top would be under it.
  if (row * tableRowHeight < scroller.scrollTop + tableRowHeight) {
    scroller.scrollTop = Math.max(0, (row - 1) * tableRowHeight);
  } else scrollToRow(scroller, row, tableRowHeight, head);
  const [left, right] = [starts[column] ?? 0, numberWidth + (starts[column + 1] ?? 0)];
  if (left < scroller.scrollLeft) scroller.scrollLeft = left;
  else if (right > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = right - scroller.clientWidth;
}

/** Gives how far a pane is scrolled across, in steps, and how wide it is, in pixels. */
function useScrollAcross(scroller: RefObject<HTMLElement | null>): { readonly left: number; readonly width: number } {
  const [across, setAcross] = useState({ left: 0, width: 1600 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      const [left, width] = [Math.floor(element.scrollLeft / 120) * 120, element.clientWidth + 120];
      setAcross((now) => (now.left === left && now.width === width ? now : { left, width }));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);
  return across;
}
