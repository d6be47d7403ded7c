import type { TableCell } from '../../../shared/domain/brief-blocks.ts';

const most = 60;

/**
 * Gives the cells of a table so that they fill a grid without a gap or an overlap, whatever their spans say: cells stand where
 * HTML puts them, spans end at the edge, at the next cell and at the last head row, and what is missing is an empty cell.
 */
export function wholeGrid(
  rows: readonly (readonly TableCell[])[],
  headRows: number,
): { columns: number; rows: readonly (readonly TableCell[])[] } {
  const columns = Math.min(most, Math.max(1, ...rows.map((row) => row.reduce((sum, cell) => sum + cell.colspan, 0))));
  /** For each column, the first row in which it is free. */
  const freeFrom = Array.from({ length: columns }, () => 0);
  const isFree = (column: number, row: number) => column < columns && (freeFrom[column] ?? 0) <= row;
  let carried: readonly TableCell[] = [];
  const whole = rows.map((row, at) => {
    const waiting = [...carried, ...row];
    carried = [];
    const placed: TableCell[] = [];
    const lastRow = at < headRows ? headRows : rows.length;
    for (let column = 0; column < columns; column++) {
      if (!isFree(column, at)) continue;
      const cell = waiting.shift() ?? { head: at < headRows, colspan: 1, rowspan: 1, blocks: [] };
      let colspan = 1;
      while (colspan < cell.colspan && isFree(column + colspan, at)) colspan += 1;
      const rowspan = Math.min(cell.rowspan, lastRow - at);
      placed.push({ ...cell, colspan, rowspan });
      for (let i = 0; i < colspan; i++) freeFrom[column + i] = at + rowspan;
      column += colspan - 1;
    }
    // Subtle: what found no room must not be lost: it goes on in the last cell of the row, or below it.
    const last = placed.at(-1);
    if (last === undefined) carried = waiting;
    else if (waiting.length > 0) placed[placed.length - 1] = { ...last, blocks: joined([last, ...waiting]) };
    return placed;
  });
  if (carried.length === 0) return { columns, rows: whole };
  const below = { head: false, colspan: columns, rowspan: 1, blocks: joined(carried) };
  return { columns, rows: [...whole, [below]] };
}

function joined(cells: readonly TableCell[]): TableCell['blocks'] {
  return cells.flatMap((cell) => cell.blocks);
}
