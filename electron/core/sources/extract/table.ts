import { type RowPlace, type TableSheet, tableText } from '../../../../shared/domain/tables.ts';
import { AppError } from '../../../../shared/errors.ts';
import { type ByteSource, readWhole } from '../byte-source.ts';
import { type CsvTable, readCsv } from './csv.ts';
import { detectSource } from './detect.ts';
import { type Extraction, unreadableReason } from './extraction.ts';
import { extractText, textToPages } from './text.ts';
import { readWorkbook } from './xlsx.ts';

/** A table for the viewer: each sheet with where its rows stand on the text pages. */
export type PlacedTable = { readonly sheets: readonly (TableSheet & { readonly places: readonly RowPlace[] })[] };

/** Gives an Excel workbook as text pages; `meta` has how many sheets and rows there are. Throws `unreadable-file`. */
export async function extractWorkbook(mime: string, source: ByteSource): Promise<Extraction> {
  const { sheets, warnings } = await readWorkbook(source);
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  return {
    format: 'xlsx',
    mime,
    title: null,
    pages: textToPages(tableText(sheets).text),
    meta: { sheets: String(sheets.length), rows: String(rows) },
    warnings: [...warnings],
  };
}

/** Gives a CSV file as text pages; what is no table by its inside is read as plain text, with a warning. */
export function extractCsv(mime: string, bytes: Uint8Array): Extraction {
  let table: CsvTable;
  try {
    table = readCsv(bytes);
  } catch (error) {
    if (unreadableReason(error) !== 'damaged') throw error;
    const plain = extractText('text', 'text/plain', bytes);
    return { ...plain, warnings: ['named as a table, but is none', ...plain.warnings] };
  }
  const { sheet, separator, encoding } = table;
  return {
    format: 'csv',
    mime,
    title: null,
    pages: textToPages(tableText([sheet]).text),
    meta: { encoding, rows: String(sheet.rows.length), separator: separator === '\t' ? 'tab' : separator },
    warnings: encoding === 'windows-1252' ? ['not UTF-8, read as Windows-1252'] : [],
  };
}

/** Gives a CSV file or an Excel workbook as a table. Throws `unreadable-file`, and `invalid-input` for other files. */
export async function readTable(name: string, source: ByteSource): Promise<PlacedTable> {
  const { format } = await detectSource(name, source);
  if (format !== 'csv' && format !== 'xlsx') throw new AppError('invalid-input', 'this file is no table');
  const sheets = format === 'csv' ? [readCsv(await readWhole(source)).sheet] : (await readWorkbook(source)).sheets;
  const { places } = tableText(sheets);
  return { sheets: sheets.map((sheet, index) => ({ ...sheet, places: places[index] ?? [] })) };
}
