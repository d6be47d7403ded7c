import type { TableSlice } from '../../../shared/contract/views.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { objectSource } from './byte-source.ts';
import type { PlacedTable } from './extract/table.ts';
import { getSource } from './sources-queries.ts';

type Kept = { readonly object: string; readonly table: Promise<PlacedTable> };

/** The table last asked for of each case: whoever scrolls through one asks for it again and again. */
const lastTable = new WeakMap<ReadableCase, Kept>();

export type TableWanted = {
  readonly id: string;
  /** From 0, hidden sheets included. */
  readonly sheet: number;
  /** From 0, among the rows that have cells. */
  readonly from: number;
  readonly count: number;
};

/** Gives rows of a table. Throws `not-found`, `unreadable-file`, and `invalid-input` for a source that is no table. */
export async function tableSlice(opened: ReadableCase, pool: ExtractPool, wanted: TableWanted): Promise<TableSlice> {
  const { sheets } = await wholeTable(opened, pool, wanted.id);
  const sheet = sheets[wanted.sheet];
  const rows = (sheet?.rows ?? []).slice(wanted.from, wanted.from + wanted.count);
  return {
    sheets: sheets.map(({ name, hidden, rows: all }) => ({
      name,
      hidden,
      rows: all.length,
      columns: all.reduce((most, row) => Math.max(most, row.cells.length), 0),
    })),
    rows: rows.map((row, index) => ({
      number: row.number,
      cells: [...row.cells],
      ...(sheet?.places[wanted.from + index] ?? { page: 1, lineFrom: 1, lineTo: 1 }),
    })),
  };
}

function wholeTable(opened: ReadableCase, pool: ExtractPool, id: string): Promise<PlacedTable> {
  const source = getSource(opened, id);
  const kept = lastTable.get(opened);
  if (kept?.object === source.object) return kept.table;
  const bytes = objectSource(opened.store, { name: source.object, bytes: source.bytes });
  const table = pool.table(source.name, bytes);
  lastTable.set(opened, { object: source.object, table });
  table.catch(() => lastTable.delete(opened));
  return table;
}
