import { parse } from 'csv-parse/sync';
import type { TableRow, TableSheet } from '../../../../shared/domain/tables.ts';
import { extractLimits, unreadable } from './extraction.ts';
import { decodeText } from './text.ts';
import { tableLimits } from './xlsx.ts';

const mime = 'text/csv';

/** A cell longer than this is no cell of a table. */
const longestCell = 1_000_000;

export type CsvTable = { readonly sheet: TableSheet; readonly separator: string; readonly encoding: string };

/** Gives the rows of a CSV file, its separator told by its first lines. Throws `unreadable-file`: too-large, damaged for what is no table. */
export function readCsv(bytes: Uint8Array): CsvTable {
  if (bytes.length > extractLimits.textBytes) throw unreadable('too-large', `${bytes.length} bytes of text`, { mime });
  const { text, encoding } = decodeText(bytes);
  const separator = separatorOf(text.slice(0, 65_536));
  const rows: TableRow[] = [];
  let cells = 0;
  try {
    parse(text, {
      delimiter: separator,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: longestCell,
      on_record: (record: readonly string[], { records }: { records: number }) => {
        cells += record.length;
        if (rows.length >= tableLimits.rows || cells > tableLimits.cells) {
          throw unreadable('too-large', 'too many rows or cells in the table', { mime });
        }
        if (record.some((cell) => cell !== '')) rows.push({ number: records, cells: record });
        return null;
      },
    });
  } catch (cause) {
    if (cause instanceof Error && 'data' in cause) throw cause;
    throw unreadable('damaged', 'this is no table', { mime, cause });
  }
  return { sheet: { name: '', hidden: false, rows }, separator, encoding };
}

/** The separator that stands equally often, and most often, in the first lines. */
function separatorOf(head: string): string {
  const lines = head
    .split(/\r\n|\n|\r/u)
    .slice(0, 20)
    .filter((line) => line !== '');
  let best = ',';
  let most = 0;
  for (const separator of [',', ';', '\t', '|']) {
    const counts = lines.map((line) => line.replaceAll(/"[^"]*"/gu, '').split(separator).length - 1);
    const least = Math.min(...counts);
    if (lines.length > 0 && least > most) {
      best = separator;
      most = least;
    }
  }
  return best;
}
