import { inflateSync } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';
import { readTable, textOf } from './saved-objects.ts';

type Row = { readonly offset: number; readonly end: number };

/** The objects of a saved file as they lie in its bytes, to be searched for words. */
export type SavedFile = {
  /** Entries of the trailer as they stand. */
  readonly trailer: string;
  /** What lies in the file and belongs to no object: empty in a file that was written once, front to back. */
  readonly stray: readonly string[];
  readonly rows: ReadonlyMap<number, Row>;
};

/** Reads where everything in a saved file lies. Throws when its table is damaged. */
export function readSaved(pdf: ByteSource): SavedFile {
  const { start, rows } = readTable(pdf);
  const tail = textOf(pdf, start, pdf.length - start);
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(tail)?.[1] ?? '';
  const stray: string[] = [];
  const head = textOf(pdf, 0, rows[0]?.offset ?? 0);
  if (!/^%PDF-1\.\d\n%[^\n]{4}\n$/.test(head)) stray.push('there is more than a header before the first object');
  const placed = new Map<number, Row>();
  for (const [i, { number, offset }] of rows.entries()) {
    const end = rows[i + 1]?.offset ?? start;
    placed.set(number, { offset, end });
    if (!/endobj\s*$/.test(textOf(pdf, Math.max(offset, end - 24), Math.min(24, end - offset)))) {
      stray.push(`something lies behind object ${number}`);
    }
  }
  return { trailer, stray, rows: placed };
}

/** Gives the numbers of all objects that are reached from some of them; other pages than those named are not gone into. */
export function reachable(pdf: ByteSource, saved: SavedFile, from: readonly number[]): ReadonlySet<number> {
  const seen = new Set<number>();
  const waiting = [...from];
  const roots = new Set(from);
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (seen.has(number)) continue;
    const row = saved.rows.get(number);
    if (row === undefined) continue;
    const head = headOf(pdf, row);
    if (!roots.has(number) && /\/Type\s*\/Pages?(?![A-Za-z])/.test(head)) continue;
    seen.add(number);
    for (const [, target] of head.replace(/\/Parent \d+ 0 R/, '').matchAll(/(\d+) 0 R/g)) waiting.push(Number(target));
  }
  return seen;
}

/** Gives what stands before an object's stream, or the whole object where it has none. */
function headOf(pdf: ByteSource, { offset, end }: Row): string {
  for (let window = 4096; ; window *= 8) {
    const text = textOf(pdf, offset, Math.min(window, end - offset));
    const stream = text.indexOf('>>\nstream\n');
    if (stream >= 0) return text.slice(0, stream + 2);
    if (window >= end - offset) return text;
  }
}

const mostUnfolded = 64 * 1024 * 1024;

/**
 * Tells in which objects one of the words stands: as text, in UTF-16 either way, as hexadecimal, in packed streams too; not in
 * the dots of pictures. `words` are found whatever their case.
 */
export function objectsWith(
  pdf: ByteSource,
  saved: SavedFile,
  numbers: ReadonlySet<number>,
  words: readonly string[],
): number[] {
  const forms = words.flatMap(formsOf);
  return [...numbers].filter((number) => {
    const row = saved.rows.get(number);
    if (row === undefined) return false;
    const head = headOf(pdf, row);
    if (holds(Buffer.from(head, 'latin1'), forms)) return true;
    if (!head.endsWith('>>') || /\/Subtype\s*\/Image(?![A-Za-z])/.test(head)) return false;
    return holds(streamOf(pdf, row, head), forms);
  });
}

function streamOf(pdf: ByteSource, { offset, end }: Row, head: string): Buffer {
  const from = offset + Buffer.byteLength(head, 'latin1') + '\nstream\n'.length;
  const length = Math.max(0, end - from - '\nendstream\nendobj\n'.length);
  const data = Buffer.from(pdf.piece(from, length));
  const filters = [...(/\/Filter\s*(\/\w+|\[[^\]]*\])/.exec(head)?.[1] ?? '').matchAll(/\/(\w+)/g)].map(([, f]) => f);
  let bytes: Buffer = data;
  for (const filter of filters) bytes = unpacked(bytes, filter ?? '');
  return bytes;
}

function unpacked(data: Buffer, filter: string): Buffer {
  if (filter === 'ASCIIHexDecode' || filter === 'AHx') {
    return Buffer.from(data.toString('latin1').replaceAll(/[^0-9A-Fa-f]/g, ''), 'hex');
  }
  if (filter !== 'FlateDecode' && filter !== 'Fl') return data;
  try {
    return inflateSync(data, { maxOutputLength: mostUnfolded, finishFlush: 2 });
  } catch {
    return data;
  }
}

/** Subtle: lower case is taken byte by byte, so that text in one byte a character is found whatever its case. */
function holds(data: Buffer, forms: readonly string[]): boolean {
  const hay = data.toString('latin1').toLowerCase();
  return forms.some((form) => hay.includes(form));
}

function formsOf(words: string): readonly string[] {
  const plain = words.replaceAll(/\s+/g, ' ').trim().toLowerCase();
  const wide = Buffer.from(plain, 'utf16le');
  const wideTurned = Buffer.from(wide).swap16();
  const upper = Buffer.from(plain.toUpperCase(), 'utf16le').swap16();
  const bytes = [Buffer.from(plain, 'latin1'), Buffer.from(plain, 'utf8'), wide, wideTurned];
  return [
    ...new Set([
      ...bytes.map((form) => form.toString('latin1').toLowerCase()),
      ...[...bytes, upper, Buffer.from(words, 'utf16le').swap16(), Buffer.from(words, 'latin1')].map((form) =>
        form.toString('hex'),
      ),
    ]),
  ];
}
