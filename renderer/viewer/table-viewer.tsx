import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { toAppError, type AppError } from '../../shared/errors.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { isBoolean } from '../ui/is-boolean.ts';
import { useStored } from '../ui/use-stored.ts';
import { FindBar } from './find-bar.tsx';
import { findWords, type Wanted } from './find-words.ts';
import type { PageRequest } from './page-scroller.tsx';
import type { Picked } from './picked.ts';
import {
  cellsAsText,
  columnStarts,
  sidesOf,
  type CellRange,
  type StruckCells,
  type TableRowSlice,
} from './table-cells.ts';
import { showCell, TableGrid, tableRowHeight } from './table-grid.tsx';
import type { LineMark } from './text-viewer.tsx';
import { useFindBar } from './use-find-bar.ts';
import type { PageTexts } from './use-find.ts';
import { findSpot, type TableGoal, type TableSpot } from './table-spot.ts';
import { useTableRows, type ReadTable, type TableSheetFacts } from './use-table-rows.ts';
import { useViewerCommands } from './use-viewer-commands.ts';
import type { ViewPlace } from './view-places.ts';
import './viewer.css';
import './table-viewer.css';

type TableViewerProps = {
  readonly label: string;
  readonly read: ReadTable;
  /** How many text pages the table has, and their texts: cites and find go by them. */
  readonly pages: number;
  readonly texts: PageTexts;
  readonly request: PageRequest | null;
  readonly marks: readonly LineMark[];
  readonly currentMark: string | null;
  readonly wanted: Wanted | null;
  readonly onPicked: (picked: Picked | null) => void;
  readonly place: ViewPlace;
  readonly onPlace: (change: Partial<ViewPlace>) => void;
  readonly tools?: ReactNode;
  /** Tells what of a row is struck out, and why; columns from 0. */
  readonly struckIn?: ((sheet: string, row: TableRowSlice) => StruckCells | null) | undefined;
};

/** Shows a CSV file or a workbook as tables. Rows that are picked are cited by their lines on the text pages. */
export function TableViewer(props: TableViewerProps): ReactNode {
  const { read } = props;
  const [table, setTable] = useState<{ of: ReadTable; sheets: readonly TableSheetFacts[] } | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  useEffect(() => {
    let live = true;
    read(0, 0, 1).then(
      ({ sheets }) => live && setTable({ of: read, sheets }),
      (cause: unknown) => live && setFailure(toAppError(cause)),
    );
    return () => {
      live = false;
    };
  }, [read]);
  if (failure !== null) return <ErrorNote failure={failure} />;
  if (table === null || table.of !== read) return <p className="viewer-wait quiet">Opening</p>;
  return <Sheets {...props} sheets={table.sheets} />;
}

function Sheets(props: TableViewerProps & { readonly sheets: readonly TableSheetFacts[] }): ReactNode {
  const { read, texts, sheets, marks, onPlace } = props;
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const firstShown = sheets.findIndex((each) => !each.hidden && each.rows > 0);
  const [sheet, setSheet] = useState(props.place.sheet ?? Math.max(0, firstShown));
  const facts = sheets[sheet] ?? { name: '', hidden: false, rows: 0, columns: 0 };
  const rowCount = facts.rows;
  const [hasHead, setHasHead] = useStored('viewer.table-head', true, isBoolean);
  const [range, setRange] = useState<CellRange | null>(null);
  const [view, setView] = useState({ from: 0, to: 40 });
  const { rowAt, readRows } = useTableRows(read, sheet, view.from, view.to);
  const [sample, setSample] = useState<readonly TableRowSlice[]>([]);
  const [page, setPage] = useState(props.request?.page ?? 1);
  useEffect(() => {
    let live = true;
    readSample(read, sheet, rowCount).then(
      (rows) => live && setSample(rows),
      () => {},
    );
    return () => {
      live = false;
    };
  }, [read, sheet, rowCount]);

  const find = useFindBar(props.pages, texts, page, setPage);
  useViewerCommands(root, find);
  const wanted = useMemo(() => find.wanted ?? props.wanted, [find.wanted, props.wanted]);
  const mark = marks.find((each) => each.id === props.currentMark);
  const { page: foundPage = null, nth: foundNth = 0 } = find.at ?? {};
  const { request } = props;
  const [markPage, markLine] = [mark?.page ?? null, mark?.lineFrom ?? 1];
  const foundGoal = useMemo<TableGoal | null>(
    () => (foundPage === null ? null : { page: foundPage, line: 1, words: find.wanted, nth: foundNth }),
    [foundPage, foundNth, find.wanted],
  );
  // A new object for each arrival, so that the same row is brought into view again.
  const arrivalGoal = useMemo<TableGoal | null>(() => {
    if (markPage !== null) return { page: markPage, line: markLine, words: null, nth: 0 };
    return request === null ? null : { page: request.page, line: 1, words: props.wanted, nth: 0 };
  }, [markPage, markLine, request, props.wanted]);
  const show = (spot: TableSpot) => {
    setSheet(spot.sheet);
    const cell = { row: spot.row, column: spot.column };
    setRange({ anchor: cell, lead: cell });
    // After another sheet has come into view.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (scroller.current !== null) showCell(scroller.current, cell, columnStarts(facts.columns, sample));
      }),
    );
  };
  useGoal(foundGoal, props, sheets, sheet, show);
  useGoal(arrivalGoal, props, sheets, sheet, show);
  const begin = useEffectEvent(() => {
    if (props.request === null && props.place.page > 1 && scroller.current !== null) {
      scroller.current.scrollTop = (props.place.page - 1) * tableRowHeight;
    }
  });
  useEffect(() => begin(), []);
  const note = useEffectEvent((inSheet: number, from: number) => {
    const row = Math.floor((scroller.current?.scrollTop ?? 0) / tableRowHeight);
    onPlace({ sheet: inSheet, page: Math.max(row, from) + 1, part: 0 });
  });
  useEffect(() => {
    const timer = setTimeout(() => note(sheet, view.from), 300);
    return () => clearTimeout(timer);
  }, [view.from, sheet]);

  const pick = async (next: CellRange) => {
    const { top, bottom } = sidesOf(next);
    const rows = await readRows(top, Math.min(bottom + 1, top + 200));
    const [first] = rows;
    if (first === undefined) return props.onPicked(null);
    // An excerpt stands on one page: what goes beyond it is left out.
    const onPage = rows.filter((row) => row.page === first.page);
    const lineTo = onPage.at(-1)?.lineTo ?? first.lineTo;
    const [text = ''] = await texts(first.page, 1);
    const quote = text
      .split('\n')
      .slice(first.lineFrom - 1, lineTo)
      .join('\n');
    const box = scroller.current?.querySelector('.cell.lead')?.getBoundingClientRect();
    const anchor = { x: (box?.left ?? 300) + (box?.width ?? 0) / 2, y: box?.bottom ?? 300 };
    const { page: citedPage, lineFrom } = first;
    props.onPicked({ kind: 'lines', page: citedPage, quote, rects: [], lineFrom, lineTo, anchor });
  };
  const onRange = (next: CellRange, isDone: boolean) => {
    setRange(next);
    const isOne = next.anchor.row === next.lead.row && next.anchor.column === next.lead.column;
    if (isDone && !isOne) void pick(next);
    else if (!isDone) props.onPicked(null);
  };
  const copied = (): string | null => {
    if (range === null) return null;
    const { top, bottom, left, right } = sidesOf(range);
    const rows: string[][] = [];
    for (let row = top; row <= bottom; row += 1) {
      const cells = rowAt(row)?.cells;
      if (cells === undefined) break;
      rows.push(Array.from({ length: right - left + 1 }, (_, at) => cells[left + at] ?? ''));
    }
    return cellsAsText(rows);
  };
  const isMarked = (row: TableRowSlice) => {
    const hit = marks.find(
      (each) =>
        each.page === row.page &&
        each.lineFrom !== null &&
        each.lineFrom <= row.lineTo &&
        (each.lineTo ?? each.lineFrom) >= row.lineFrom,
    );
    return hit === undefined ? null : hit.id === props.currentMark ? 'current' : 'marked';
  };
  const isFound = (cell: string) => wanted !== null && findWords(cell, wanted).length > 0;
  const onView = useCallback((from: number, to: number) => setView({ from, to }), []);
  const counts = `${facts.rows.toLocaleString('en-US')} ${facts.rows === 1 ? 'row' : 'rows'}, ${facts.columns} ${facts.columns === 1 ? 'column' : 'columns'}`;
  return (
    <div ref={root} className="viewer">
      <div className="viewer-toolbar" role="toolbar" aria-label="Table">
        <span className="quiet figures table-counts">{counts}</span>
        <Button
          look="quiet"
          aria-pressed={hasHead}
          title="Keep the first row in view as the heading"
          onClick={() => setHasHead(!hasHead)}
        >
          Header row
        </Button>
        {range === null ? null : (
          <Button
            look="quiet"
            title="Make the selected rows an excerpt, a fact or a pin"
            onClick={() => void pick(range)}
          >
            Cite rows
          </Button>
        )}
        <Button look="quiet" title="Find in this source (Ctrl+F)" onClick={find.open}>
          Find
        </Button>
        {props.tools}
      </div>
      {find.isOpen ? <FindBar {...find.bar} pages={props.pages} /> : null}
      <TableGrid
        key={sheet}
        label={facts.name === '' ? props.label : `${props.label}, ${facts.name}`}
        scroller={scroller}
        rows={facts.rows}
        columns={facts.columns}
        sample={sample}
        rowAt={rowAt}
        hasHead={hasHead}
        range={range}
        onRange={onRange}
        onCopy={copied}
        isMarked={isMarked}
        isFound={isFound}
        struckIn={(row) => props.struckIn?.(facts.name, row) ?? null}
        onView={onView}
      />
      {sheets.length < 2 ? null : (
        <div className="sheet-tabs" role="group" aria-label="Sheets">
          {sheets.map((each, index) => (
            <Button
              // oxlint-disable-next-line react/no-array-index-key -- sheets keep their order, and two may have one name
              key={index}
              look="quiet"
              aria-pressed={index === sheet}
              title={each.hidden ? 'Hidden in the workbook' : undefined}
              onClick={() => {
                setRange(null);
                setSheet(index);
              }}
            >
              {each.name}
              {each.hidden ? <span className="quiet"> (hidden)</span> : null}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Looks for a place each time that another is asked for, and tells where it stands. */
function useGoal(
  goal: TableGoal | null,
  { read, texts }: Pick<TableViewerProps, 'read' | 'texts'>,
  sheets: readonly TableSheetFacts[],
  inView: number,
  show: (spot: TableSpot) => void,
): void {
  const tell = useEffectEvent(show);
  const sheetNow = useEffectEvent(() => inView);
  useEffect(() => {
    if (goal === null) return;
    let live = true;
    findSpot({ read, sheets, texts }, goal, sheetNow()).then(
      (spot) => {
        if (live && spot !== null) tell(spot);
      },
      () => {},
    );
    return () => {
      live = false;
    };
  }, [goal, read, sheets, texts]);
}

/** Numbers grow towards the end of a table, so its last rows are asked too. */
async function readSample(read: ReadTable, sheet: number, rows: number): Promise<readonly TableRowSlice[]> {
  const first = (await read(sheet, 0, 100)).rows;
  return rows <= 100 ? first : [...first, ...(await read(sheet, Math.max(100, rows - 50), 50)).rows];
}
