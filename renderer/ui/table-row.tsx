import { memo } from 'react';
import type { ReactNode } from 'react';
import { RowTabIndex } from './row-context.ts';
import type { Column } from './table.tsx';

function PlacedRow<Row extends { readonly id: string }>(props: {
  readonly row: Row;
  readonly index: number;
  /** Pixels from the top of the body. */
  readonly top: number;
  readonly height: number | null;
  readonly measure: ((element: Element | null) => void) | null;
  readonly template: string;
  readonly columns: readonly Column<Row>[];
  readonly selected: boolean;
  readonly tabStop: boolean;
}): ReactNode {
  const { row } = props;
  return (
    <div
      ref={props.measure ?? undefined}
      data-index={props.index}
      data-row={row.id}
      role="row"
      tabIndex={props.tabStop ? 0 : -1}
      aria-rowindex={props.index + 2}
      aria-selected={props.selected}
      className={props.height === null ? 'table-row tall' : 'table-row'}
      style={{
        gridTemplateColumns: props.template,
        transform: `translateY(${props.top}px)`,
        ...(props.height === null ? {} : { height: props.height }),
      }}
    >
      <RowTabIndex value={props.tabStop ? 0 : -1}>
        {props.columns.map((column) => (
          <div key={column.key} role="gridcell" className={column.align ?? 'start'}>
            {column.cell(row)}
          </div>
        ))}
      </RowTabIndex>
    </div>
  );
}

/** One row of a Table at its place in the virtual body; drawn anew only when something of it has changed. */
export const TableRow = memo(PlacedRow) as typeof PlacedRow;
