import { findWords, type Wanted } from './find-words.ts';
import type { PageTexts } from './use-find.ts';
import type { ReadTable, TableSheetFacts } from './use-table-rows.ts';

/** A line of a text page, or the how-manyth place (from 0) of words on it. Pages and lines from 1. */
export type TableGoal = {
  readonly page: number;
  readonly line: number;
  readonly words: Wanted | null;
  readonly nth: number;
};

/** A cell of a sheet, all from 0. */
export type TableSpot = { readonly sheet: number; readonly row: number; readonly column: number };

/** Gives the cell on which a place of the text pages stands (the first of its row where no words are looked for), the sheet in view looked through first; null where none holds it. */
export async function findSpot(
  table: { readonly read: ReadTable; readonly sheets: readonly TableSheetFacts[]; readonly texts: PageTexts },
  goal: TableGoal,
  inView: number,
): Promise<TableSpot | null> {
  const line = goal.words === null ? goal.line : await lineOfWords(table.texts, goal);
  const order = [...table.sheets.keys()].sort((a, b) => Number(b === inView) - Number(a === inView) || a - b);
  for (const sheet of order) {
    const found = await findRow(table.read, sheet, table.sheets[sheet]?.rows ?? 0, goal.page, line);
    if (found === null) continue;
    const { words } = goal;
    const column = words === null ? 0 : found.cells.findIndex((cell) => findWords(cell, words).length > 0);
    return { sheet, row: found.row, column: Math.max(0, column) };
  }
  return null;
}

async function lineOfWords(texts: PageTexts, { page, line, words, nth }: TableGoal): Promise<number> {
  const [text = ''] = await texts(page, 1);
  const match = words === null ? undefined : findWords(text, words)[nth];
  return match === undefined ? line : text.slice(0, match.start).split('\n').length;
}

/** Gives the row (from 0) that holds a line of a text page, looked for by halves; null where the sheet does not hold it. */
async function findRow(
  read: ReadTable,
  sheet: number,
  rows: number,
  page: number,
  line: number,
): Promise<{ readonly row: number; readonly cells: readonly string[] } | null> {
  let [low, high] = [0, rows - 1];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = (await read(sheet, middle, 1)).rows;
    if (row === undefined) return null;
    if (row.page < page || (row.page === page && row.lineTo < line)) low = middle + 1;
    else if (row.page > page || (row.page === page && row.lineFrom > line)) high = middle - 1;
    else return { row: middle, cells: row.cells };
  }
  return null;
}
