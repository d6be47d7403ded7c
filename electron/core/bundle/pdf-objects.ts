import { inflated } from './pdf-inflate.ts';
import { CutShort, IrregularPdf, SyntaxReader } from './pdf-syntax.ts';
import { PdfDict, PdfRef, PdfStream, type PdfValue } from './pdf-values.ts';
import { readXref, type Xref } from './pdf-xref.ts';

/** The indirect objects of a PDF, each read when it is first asked for. Throws IrregularPdf for one that is not as it should be. */
export type PdfObjects = {
  readonly trailer: PdfDict;
  /** Gives an object by its number; undefined when there is none. */
  readonly object: (number: number) => PdfValue | undefined;
};

const firstWindow = 1024;
/** No dictionary, array or string of an honest file is longer, its streams aside. */
const lastWindow = 64 * 1024 * 1024;

/** What the object streams of a file may unfold to, one and all. Honest ones hold some hundred objects each. */
const mostInOne = 64 * 1024 * 1024;
const mostUnfolded = 256 * 1024 * 1024;

/** Opens the objects of a PDF by its cross-reference. Throws IrregularPdf for a file that is encrypted or not well formed. */
export function openObjects(pdf: Uint8Array): PdfObjects {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const xref = readXref(bytes, (offset) => readIndirect(bytes, offset, () => undefined));
  return { trailer: xref.trailer, object: lazily(bytes, xref) };
}

function lazily(bytes: Buffer, xref: Xref): PdfObjects['object'] {
  const cache = new Map<number, PdfValue>();
  const open = new Set<number>();
  const containers = new Map<number, Contained>();
  let room = mostUnfolded;

  const unpack = (container: number): Contained => {
    const known = containers.get(container);
    if (known) return known;
    const stream = xref.offsets.has(container) ? object(container) : undefined;
    if (!(stream instanceof PdfStream)) throw new IrregularPdf(`object ${container} holds no objects`);
    const data = inflated(stream, object, Math.min(room, mostInOne));
    room -= data.length;
    const made = readTable(stream, data, object);
    containers.set(container, made);
    cache.delete(container);
    return made;
  };
  const find = (number: number): PdfValue | undefined => {
    // Subtle: by the standard it is gone, but some readers show it still.
    if (xref.deleted.has(number)) throw new IrregularPdf(`object ${number} was given up and is still in use`);
    const offset = xref.offsets.get(number);
    if (offset !== undefined) {
      const read = readIndirect(bytes, offset, object);
      if (read.number !== number) throw new IrregularPdf(`object ${number} is not where the table says`);
      return read.value;
    }
    const container = xref.packed.get(number);
    return container === undefined ? undefined : readContained(unpack(container), number);
  };
  const object = (number: number): PdfValue | undefined => {
    const known = cache.get(number);
    if (known !== undefined) return known;
    if (open.has(number)) throw new IrregularPdf(`object ${number} needs itself to be read`);
    open.add(number);
    try {
      const value = find(number);
      if (value !== undefined) cache.set(number, value);
      return value;
    } finally {
      open.delete(number);
    }
  };
  return object;
}

/** An object stream unfolded (ISO 32000-1, 7.5.7): its text, and where each of its objects begins. */
type Contained = { readonly text: string; readonly offsets: ReadonlyMap<number, number> };

function readTable(stream: PdfStream, data: Buffer, object: PdfObjects['object']): Contained {
  const count = direct(stream.dict.get('N'), object);
  const first = direct(stream.dict.get('First'), object);
  if (typeof count !== 'number' || typeof first !== 'number' || first > data.length || count > first) {
    throw new IrregularPdf('an object stream has no table');
  }
  // Subtle: what follows ends the last value, which else could not be told from one cut short.
  const text = `${data.toString('latin1', 0, data.length)} ] `;
  const offsets = new Map<number, number>();
  const table = new SyntaxReader(text);
  for (let i = 0; i < count; i++) {
    const [number, offset] = whole(() => [table.count(), table.count()] as const);
    if (offsets.has(number)) throw new IrregularPdf('an object stream holds an object twice');
    offsets.set(number, first + offset);
  }
  return { text, offsets };
}

function readContained(contained: Contained, number: number): PdfValue | undefined {
  const offset = contained.offsets.get(number);
  if (offset === undefined || offset >= contained.text.length)
    throw new IrregularPdf('an object stream lacks an object');
  const value = whole(() => new SyntaxReader(contained.text, offset).value());
  if (value instanceof PdfRef) throw new IrregularPdf('an object stream holds a bare reference');
  return value;
}

function whole<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof CutShort ? new IrregularPdf('an object is cut short') : cause;
  }
}

const direct = (value: PdfValue | undefined, object: PdfObjects['object']): PdfValue | undefined =>
  value instanceof PdfRef ? object(value.number) : value;

/** Reads the object at an offset, widening what is looked at until it is whole. */
export function readIndirect(
  bytes: Buffer,
  offset: number,
  object: PdfObjects['object'],
): { readonly number: number; readonly value: PdfValue } {
  if (offset >= bytes.length) throw new IrregularPdf('an object lies outside the file');
  for (let window = firstWindow; ; window *= 8) {
    const end = Math.min(bytes.length, offset + window);
    const reader = new SyntaxReader(bytes.toString('latin1', offset, end));
    try {
      const number = reader.count();
      const generation = reader.count();
      if (generation !== 0 || !reader.word('obj')) throw new IrregularPdf('an object does not begin');
      const value = reader.value();
      if (reader.word('endobj')) return { number, value };
      if (!(value instanceof PdfDict) || !reader.word('stream')) throw new IrregularPdf('an object does not end');
      return { number, value: new PdfStream(value, streamData(bytes, offset + reader.at, value, object)) };
    } catch (cause) {
      if (!(cause instanceof CutShort)) throw cause;
      if (end === bytes.length || window >= lastWindow) throw new IrregularPdf('an object is cut short');
    }
  }
}

/** Gives the data of a stream, whose length must be what its dictionary says. */
function streamData(bytes: Buffer, at: number, dict: PdfDict, object: PdfObjects['object']): Uint8Array {
  const start = bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? at + 2 : bytes[at] === 0x0a ? at + 1 : -1;
  const length = direct(dict.get('Length'), object);
  if (start < 0 || typeof length !== 'number' || !Number.isInteger(length) || length < 0) {
    throw new IrregularPdf('a stream has no length');
  }
  if (start + length >= bytes.length) throw new IrregularPdf('a stream reaches out of the file');
  const tail = bytes.toString('latin1', start + length, Math.min(bytes.length, start + length + 24));
  if (!/^\s{0,3}endstream\s+endobj/.test(tail)) {
    throw new IrregularPdf('a stream has another length than it says');
  }
  return bytes.subarray(start, start + length);
}
