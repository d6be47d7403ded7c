import type { TableRow, TableSheet } from '../../../../shared/domain/tables.ts';
import type { ByteSource } from '../byte-source.ts';
import { unreadable } from './extraction.ts';
import { type NumberFormat, numberFormat, showNumber } from './xlsx-format.ts';
import { readXml } from './xml.ts';
import { memberPieces, openZip, type OpenZip } from './zip-parts.ts';

const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Caps on one table, in rows that have cells, in cells, and in bytes unpacked. */
export const tableLimits = {
  rows: 500_000,
  cells: 4_000_000,
  chars: 64 * 1024 * 1024,
  bytes: 400 * 1024 * 1024,
} as const;

export type Workbook = { readonly sheets: readonly TableSheet[]; readonly warnings: readonly string[] };

type Shown = {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
  readonly budget: Budget;
};

type Budget = { rows: number; cells: number; chars: number };

/** Gives the sheets of an Excel workbook, hidden ones too, cells as they are shown, formulas by the value last saved. Throws `unreadable-file`. */
export async function readWorkbook(source: ByteSource): Promise<Workbook> {
  const archive = await openZip(source, 5_000);
  let left: number = tableLimits.bytes;
  const read = (path: string): AsyncIterable<Uint8Array> | null => {
    const member = archive.members.find((one) => one.path.toLowerCase() === path.toLowerCase());
    if (member === undefined) return null;
    return (async function* () {
      for await (const piece of memberPieces(archive.zip, member, left)) {
        left -= piece.length;
        yield piece;
      }
    })();
  };
  const { entries, is1904 } = await readBook(read('xl/workbook.xml'));
  const targets = await readTargets(read('xl/_rels/workbook.xml.rels'));
  const budget: Budget = { ...tableLimits };
  const strings = await readStrings(read('xl/sharedStrings.xml'), budget);
  const shown: Shown = { strings, formats: await readFormats(read('xl/styles.xml')), is1904, budget };
  const sheets: TableSheet[] = [];
  const warnings: string[] = [];
  let concealed = 0;
  for (const { name, hidden, relation } of entries) {
    const target = targets.get(relation);
    const chunks = target === undefined ? null : read(target);
    if (chunks === null) {
      warnings.push(`the sheet "${name}" has no rows of its own`);
      continue;
    }
    const sheet = await readSheet(chunks, shown);
    concealed += sheet.concealed;
    sheets.push({ name, hidden, rows: sheet.rows });
  }
  const hidden = sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name);
  if (hidden.length > 0) warnings.push(`hidden sheets: ${hidden.join(', ').slice(0, 500)}`);
  if (concealed > 0) warnings.push(`${concealed} hidden rows or columns are shown like the others`);
  if (hasComments(archive)) warnings.push('comments on cells are not read');
  return { sheets, warnings };
}

function hasComments({ members }: OpenZip): boolean {
  return members.some((member) => /^xl\/(?:comments|threadedComments)/u.test(member.path));
}

type BookEntry = { readonly name: string; readonly hidden: boolean; readonly relation: string };

async function readBook(chunks: AsyncIterable<Uint8Array> | null): Promise<{ entries: BookEntry[]; is1904: boolean }> {
  if (chunks === null) throw unreadable('damaged', 'the workbook has no list of its sheets', { mime });
  const entries: BookEntry[] = [];
  let is1904 = false;
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/u.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      if (entries.length >= 1000) throw unreadable('too-large', 'too many sheets in the workbook', { mime });
      const relation = Object.entries(attributes).find(([key]) => key === 'r:id' || key.endsWith(':id'))?.[1] ?? '';
      const title = (attributes['name'] ?? '').slice(0, 200) || `Sheet ${entries.length + 1}`;
      entries.push({ name: title, hidden: (attributes['state'] ?? 'visible') !== 'visible', relation });
    },
  });
  return { entries, is1904 };
}

async function readTargets(chunks: AsyncIterable<Uint8Array> | null): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  if (chunks === null) return targets;
  await readXml(chunks, {
    open(name, { Id: id, Target: target, TargetMode: mode }) {
      if (name !== 'Relationship' || id === undefined || target === undefined || mode === 'External') return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

async function readStrings(chunks: AsyncIterable<Uint8Array> | null, budget: Budget): Promise<string[]> {
  const strings: string[] = [];
  if (chunks === null) return strings;
  let current = '';
  let isText = false;
  let isReading = false;
  await readXml(chunks, {
    open(name) {
      if (name === 'si') current = '';
      // What a reader of Japanese has as a reading aid is no text of the cell.
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    text(text) {
      if (!isText) return;
      spend(budget, text.length);
      current += text;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isReading = false;
      if (name !== 'si') return;
      if (strings.length >= tableLimits.cells) throw unreadable('too-large', 'too many cells', { mime });
      strings.push(unescape(current));
    },
  });
  return strings;
}

function spend(budget: Budget, chars: number): void {
  budget.chars -= chars;
  if (budget.chars < 0) throw unreadable('too-large', 'too much text in the workbook', { mime });
}

/** Spreadsheets write a character that XML cannot hold as `_x000D_`. */
function unescape(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}

async function readFormats(chunks: AsyncIterable<Uint8Array> | null): Promise<NumberFormat[]> {
  if (chunks === null) return [];
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isCells = false;
  await readXml(chunks, {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt') codes.set(id, (attributes['formatCode'] ?? '').slice(0, 500));
      if (name === 'cellXfs') isCells = true;
      if (name === 'xf' && isCells && ids.length < 100_000) ids.push(id);
    },
    close(name) {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return ids.map((id) => numberFormat(id, codes.get(id)));
}

async function readSheet(
  chunks: AsyncIterable<Uint8Array>,
  shown: Shown,
): Promise<{ rows: TableRow[]; concealed: number }> {
  const rows: TableRow[] = [];
  let concealed = 0;
  let number = 0;
  let cells: string[] = [];
  let column = 0;
  let cell = { type: '', style: 0, value: '', formula: '', inline: '' };
  let part: 'value' | 'formula' | 'inline' | null = null;
  await readXml(chunks, {
    open(name, attributes) {
      if ((name === 'row' || name === 'col') && /^(?:1|true)$/u.test(attributes['hidden'] ?? '')) concealed += 1;
      if (name === 'row') {
        number = rowNumber(attributes['r'], number);
        cells = [];
        column = 0;
      } else if (name === 'c') {
        column = columnNumber(attributes['r'], column);
        cell = {
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          value: '',
          formula: '',
          inline: '',
        };
      } else if (name === 'v') part = 'value';
      else if (name === 'f') part = 'formula';
      else if (name === 't') part = 'inline';
    },
    text(text) {
      if (part === null) return;
      spend(shown.budget, text.length);
      cell[part] += text;
    },
    close(name) {
      if (name === 'v' || name === 'f' || name === 't') part = null;
      if (name === 'c') {
        const text = cellText(cell, shown);
        if (text === '') return;
        shown.budget.cells -= column - cells.length;
        if (shown.budget.cells < 0) throw unreadable('too-large', 'too many cells in the workbook', { mime });
        while (cells.length < column - 1) cells.push('');
        cells[column - 1] = text;
      }
      if (name === 'row' && cells.length > 0) {
        shown.budget.rows -= 1;
        if (shown.budget.rows < 0) throw unreadable('too-large', 'too many rows in the workbook', { mime });
        rows.push({ number, cells });
        cells = [];
      }
    },
  });
  return { rows, concealed };
}

function rowNumber(stated: string | undefined, before: number): number {
  const number = Number(stated ?? before + 1);
  return Number.isInteger(number) && number > 0 && number <= 1_048_576 ? number : before + 1;
}

/** `BC12` is column 55. A sheet has at most 16,384. */
function columnNumber(stated: string | undefined, before: number): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/u.exec(stated ?? '')?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  const found = column === 0 ? before + 1 : column;
  if (found > 16_384) throw unreadable('damaged', 'a cell beyond the last column', { mime });
  return found;
}

type Cell = { type: string; style: number; value: string; formula: string; inline: string };

function cellText({ type, style, value, formula, inline }: Cell, shown: Shown): string {
  if (type === 's') return shown.strings[Number(value)] ?? '';
  if (type === 'inlineStr') return unescape(inline);
  if (value === '') return formula === '' ? unescape(inline) : `=${formula}`;
  if (type === 'b') return value === '0' ? 'FALSE' : 'TRUE';
  if (type !== 'n') return unescape(value);
  const number = Number(value);
  const format = shown.formats[style];
  return Number.isFinite(number) && format !== undefined ? showNumber(number, format, shown.is1904) : value;
}
