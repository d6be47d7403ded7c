/** A row of a table: its number in the file (from 1) and its cells, and where it stands on the text pages (all from 1). */
export type TableRowSlice = {
  readonly number: number;
  readonly cells: readonly string[];
  readonly page: number;
  readonly lineFrom: number;
  readonly lineTo: number;
};

/** What is struck out in a row, and what is said of it: columns from 0, or all of them. */
export type StruckCells = { readonly columns: ReadonlySet<number> | 'all'; readonly title: string };

/** A cell, or a corner of what is selected: both count from 0. */
export type Cell = { readonly row: number; readonly column: number };

/** What is selected: from the cell where it began to the one that moves. */
export type CellRange = { readonly anchor: Cell; readonly lead: Cell };

/** Gives the letters of a column from 0, as spreadsheets name it: A, Z, AA. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCodePoint(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

const [narrowest, widest, perLetter, padding] = [56, 320, 7.4, 18];

/** Gives where each column begins, in pixels, and behind the last where all end: as wide as the words of its first rows. */
export function columnStarts(columns: number, rows: readonly TableRowSlice[]): readonly number[] {
  const starts = [0];
  for (let column = 0; column < columns; column += 1) {
    const longest = rows.reduce(
      (most, row) => Math.max(most, row.cells[column]?.length ?? 0),
      columnName(column).length,
    );
    const width = Math.round(Math.min(widest, Math.max(narrowest, longest * perLetter + padding)));
    starts.push((starts[column] ?? 0) + width);
  }
  return starts;
}

/** Gives the columns between two places, in pixels: indexes from 0, the end not included. */
export function columnsBetween(starts: readonly number[], left: number, right: number): { from: number; to: number } {
  const count = starts.length - 1;
  let from = 0;
  while (from < count - 1 && (starts[from + 1] ?? 0) <= left) from += 1;
  let to = from;
  while (to < count && (starts[to] ?? 0) < right) to += 1;
  return { from, to };
}

/** Gives the four sides of what is selected, each included. */
export function sidesOf({ anchor, lead }: CellRange): {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
} {
  return {
    top: Math.min(anchor.row, lead.row),
    bottom: Math.max(anchor.row, lead.row),
    left: Math.min(anchor.column, lead.column),
    right: Math.max(anchor.column, lead.column),
  };
}

/** Gives the cell that a key leads to, or null for a key that does not move. `page` is the rows that fit in view. */
export function cellAfter(
  key: string,
  { row, column }: Cell,
  rows: number,
  columns: number,
  page: number,
): Cell | null {
  const at = (nextRow: number, nextColumn: number): Cell => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'PageDown':
      return at(row + page, column);
    case 'PageUp':
      return at(row - page, column);
    case 'Home':
      return at(row, 0);
    case 'End':
      return at(row, columns - 1);
    case 'Control+Home':
      return at(0, 0);
    case 'Control+End':
      return at(rows - 1, columns - 1);
    default:
      return null;
  }
}

/** Gives cells as text that a spreadsheet takes again: tabs between columns, quotes around what holds a tab, break or quote. */
export function cellsAsText(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\n');
}
