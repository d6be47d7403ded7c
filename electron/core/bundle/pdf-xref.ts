import { inflated } from './pdf-inflate.ts';
import { CutShort, IrregularPdf, SyntaxReader } from './pdf-syntax.ts';
import { PdfDict, PdfStream, type PdfValue } from './pdf-values.ts';

/** Where the objects of a PDF are: at an offset of the file, or in the object stream of a number. */
export type Xref = {
  readonly trailer: PdfDict;
  readonly offsets: ReadonlyMap<number, number>;
  readonly packed: ReadonlyMap<number, number>;
  /** Objects that an earlier version of the file had and a later one gave up. */
  readonly deleted: ReadonlySet<number>;
};

type ReadObject = (offset: number) => { readonly number: number; readonly value: PdfValue };

const maxSections = 5000;
/** As many objects as PDF readers take (ISO 32000-1, annex C). */
const maxObjects = 8_388_607;
const maxXref = 64 * 1024 * 1024;

/** Reads the cross-reference of a PDF: tables, streams, both in one, and all that came before. Throws IrregularPdf. */
export function readXref(bytes: Buffer, readObject: ReadObject): Xref {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw new IrregularPdf('the file does not begin as a PDF');
  const offsets = new Map<number, number>();
  const packed = new Map<number, number>();
  const known = new Set<number>();
  const freed = new Set<number>();
  const deleted = new Set<number>();
  const take: Take = {
    isNew: (number) => {
      if (freed.has(number)) deleted.add(number);
      return !known.has(number) && number <= maxObjects;
    },
    free: (number) => {
      if (!known.has(number)) freed.add(number);
      known.add(number);
    },
    at: (number, offset) => {
      known.add(number);
      offsets.set(number, offset);
    },
    inside: (number, container) => {
      known.add(number);
      packed.set(number, container);
    },
  };
  const seen = new Set<number>();
  let trailer: PdfDict | null = null;
  for (let next: number | null = startOf(bytes); next !== null;) {
    if (seen.has(next) || seen.size >= maxSections) throw new IrregularPdf('the cross-references run in a circle');
    seen.add(next);
    const section = readSection(bytes, next, readObject, take);
    trailer ??= section;
    next = offsetOf(bytes, section.get('Prev'));
  }
  if (trailer === null) throw new IrregularPdf('the file has no trailer');
  if (trailer.has('Encrypt')) throw new IrregularPdf('the file is encrypted');
  return { trailer, offsets, packed, deleted };
}

/** Takes what a section says of an object, unless a later section has said something. `isNew` is asked of those in use. */
type Take = {
  readonly isNew: (number: number) => boolean;
  readonly free: (number: number) => void;
  readonly at: (number: number, offset: number) => void;
  readonly inside: (number: number, container: number) => void;
};

function startOf(bytes: Buffer): number {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 1024));
  const start = /startxref\s+(\d{1,15})\s+%%EOF\s*$/.exec(tail);
  if (!start) throw new IrregularPdf('the file does not end as a PDF');
  return offsetOf(bytes, Number(start[1])) ?? 0;
}

function offsetOf(bytes: Buffer, value: PdfValue | undefined): number | null {
  if (value === undefined) return null;
  if (typeof value !== 'number' || !Number.isInteger(value) || value <= 0 || value >= bytes.length) {
    throw new IrregularPdf('a cross-reference points outside the file');
  }
  return value;
}

function readSection(bytes: Buffer, offset: number, readObject: ReadObject, take: Take): PdfDict {
  if (bytes.toString('latin1', offset, offset + 4) !== 'xref') return readStream(readObject(offset).value, take);
  const free: number[] = [];
  const trailer = readTrailer(bytes, readTable(bytes, offset + 4, take, free));
  const hybrid = offsetOf(bytes, trailer.get('XRefStm'));
  if (hybrid !== null) readStream(readObject(hybrid).value, take);
  // Subtle: a file of both kinds calls the objects of its stream free in its table, so these come last.
  for (const number of free) take.free(number);
  return trailer;
}

/** Reads the rows of a table, 20 bytes each, and gives where they end. */
function readTable(bytes: Buffer, from: number, take: Take, free: number[]): number {
  let at = from;
  for (;;) {
    const head = /^\s*(?:(\d{1,10}) (\d{1,10})\s*?(?:\r\n| ?\n| ?\r)|trailer)/.exec(
      bytes.toString('latin1', at, at + 48),
    );
    if (!head) throw new IrregularPdf('the cross-reference table is damaged');
    at += head[0].length;
    if (head[1] === undefined) return at;
    const first = Number(head[1]);
    const count = Number(head[2]);
    if (at + count * 20 > bytes.length) throw new IrregularPdf('the cross-reference table is cut short');
    for (let i = 0; i < count; i++, at += 20) readRow(bytes, at, first + i, take, free);
  }
}

function readRow(bytes: Buffer, at: number, number: number, take: Take, free: number[]): void {
  const kind = bytes[at + 17];
  const offset = digits(bytes, at, 10);
  const generation = digits(bytes, at + 11, 5);
  const end = bytes[at + 19];
  if ((kind !== 0x6e && kind !== 0x66) || bytes[at + 16] !== 0x20 || (end !== 0x0a && end !== 0x0d && end !== 0x20)) {
    throw new IrregularPdf('a row of the cross-reference table is damaged');
  }
  if (kind === 0x66 || number === 0) free.push(number);
  else if (take.isNew(number)) {
    if (generation !== 0 || offset >= bytes.length) throw new IrregularPdf('an object lies outside the file');
    take.at(number, offset);
  }
}

function digits(bytes: Buffer, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) throw new IrregularPdf('a row of the cross-reference table is damaged');
    value = value * 10 + digit;
  }
  return value;
}

function readTrailer(bytes: Buffer, at: number): PdfDict {
  for (let window = 4096; ; window *= 16) {
    try {
      const value = new SyntaxReader(bytes.toString('latin1', at, Math.min(bytes.length, at + window))).value();
      if (value instanceof PdfDict) return value;
      throw new IrregularPdf('the trailer is no dictionary');
    } catch (cause) {
      if (!(cause instanceof CutShort)) throw cause;
      if (at + window >= bytes.length) throw new IrregularPdf('the trailer is cut short');
    }
  }
}

/** Reads a cross-reference stream (ISO 32000-1, 7.5.8). */
function readStream(value: PdfValue, take: Take): PdfDict {
  if (!(value instanceof PdfStream)) throw new IrregularPdf('the cross-reference cannot be found');
  const { dict } = value;
  const widths = numbers(dict.get('W'));
  const [kindWidth = -1, placeWidth = -1, lastWidth = -1] = widths;
  if (widths.length !== 3 || widths.some((width) => width > 7) || placeWidth === 0) {
    throw new IrregularPdf('the cross-reference stream has no columns');
  }
  const data = inflated(value, () => undefined, maxXref);
  const size = dict.get('Size');
  const index = dict.has('Index') ? numbers(dict.get('Index')) : [0, typeof size === 'number' ? size : 0];
  let at = 0;
  const column = (width: number): number => {
    let read = 0;
    for (const end = at + width; at < end; at += 1) read = read * 256 + (data[at] ?? 0);
    return read;
  };
  const rowWidth = kindWidth + placeWidth + lastWidth;
  for (let i = 0; i + 1 < index.length; i += 2) {
    const first = index[i] ?? 0;
    const count = index[i + 1] ?? 0;
    if (at + count * rowWidth > data.length) throw new IrregularPdf('the cross-reference stream is cut short');
    for (let number = first; number < first + count; number++) {
      const kind = kindWidth === 0 ? 1 : column(kindWidth);
      const place = column(placeWidth);
      const last = column(lastWidth);
      const inUse = kind === 1 || kind === 2;
      if (!inUse) take.free(number);
      if (!inUse || !take.isNew(number)) continue;
      if (kind === 1 && last !== 0) throw new IrregularPdf('an object is of a later generation');
      if (kind === 1 && number !== 0) take.at(number, place);
      else if (kind === 2) take.inside(number, place);
    }
  }
  return dict;
}

function numbers(value: PdfValue | undefined): readonly number[] {
  const items = Array.isArray(value) ? (value as readonly PdfValue[]) : [];
  return items.map((item) => {
    if (typeof item !== 'number' || !Number.isInteger(item) || item < 0) throw new IrregularPdf('a count is none');
    return item;
  });
}
