import { paginateText, textPageRule } from './text-pages.ts';

/** A row that has cells: `number` as the file counts it (from 1), cells from the first column on, as the file shows them. */
export type TableRow = { readonly number: number; readonly cells: readonly string[] };

/** A sheet of a workbook, or all of a CSV file, which is one sheet without a name. */
export type TableSheet = { readonly name: string; readonly hidden: boolean; readonly rows: readonly TableRow[] };

/** Where a row stands on the text pages: its page and its first and last line, all from 1. */
export type RowPlace = { readonly page: number; readonly lineFrom: number; readonly lineTo: number };

/**
 * Gives a workbook as text, a new page for each sheet, a line for each row that begins with its place (`Sheet1!12`, or the number
 * alone where there is one sheet without a name), with where each row of each sheet comes to stand. Frozen: cites point there.
 */
export function tableText(sheets: readonly TableSheet[]): { readonly text: string; readonly places: RowPlace[][] } {
  const texts: string[] = [];
  const places: RowPlace[][] = [];
  let firstPage = 1;
  for (const sheet of sheets) {
    const lines: string[] = [];
    const standing: RowPlace[] = [];
    let count = 0;
    for (const row of sheet.rows) {
      const line = rowLine(sheet.name, row);
      const height = lineCount(line);
      standing.push(placeOf(firstPage, count, height));
      lines.push(line);
      count += height;
    }
    if (lines.length === 0) {
      lines.push(sheet.name === '' ? '' : `${sheet.name}: no rows`);
      count = 1;
    }
    texts.push(lines.join('\n'));
    places.push(standing);
    firstPage += Math.max(1, Math.ceil(count / textPageRule.lines));
  }
  return { text: texts.join('\f'), places };
}

/** Subtle: a row that goes over the foot of its page is cited where it begins. */
function placeOf(firstPage: number, before: number, height: number): RowPlace {
  const line = before % textPageRule.lines;
  const lineTo = Math.min(line + height, textPageRule.lines);
  return { page: firstPage + Math.floor(before / textPageRule.lines), lineFrom: line + 1, lineTo };
}

function rowLine(sheet: string, row: TableRow): string {
  const place = sheet === '' ? String(row.number) : `${oneLine(sheet)}!${row.number}`;
  let last = row.cells.length;
  while (last > 1 && row.cells[last - 1] === '') last -= 1;
  return `${place}  ${row.cells.slice(0, last).map(oneLine).join(' | ')}`.trimEnd();
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

function lineCount(line: string): number {
  if (line.length <= textPageRule.columns && /^[ -~]*$/u.test(line)) return 1;
  const pages = paginateText(line);
  const last = pages.at(-1)?.lines.length ?? 0;
  return Math.max(1, (pages.length - 1) * textPageRule.lines + last);
}
