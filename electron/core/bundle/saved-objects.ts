import type { ByteSource } from './byte-source.ts';

/** A PDF value as it stands in a saved file: names start with a slash, strings are left empty, references are null. */
export type SavedValue = string | number | boolean | null | readonly SavedValue[] | SavedDict;
export type SavedDict = ReadonlyMap<string, SavedValue>;

type SavedObject = { readonly number: number; readonly value: SavedValue };

const firstWindow = 4096;
const lastWindow = 16 * 1024 * 1024;

/**
 * Reads the dictionaries of the objects of a saved bundle straight from its bytes, by the cross-reference table at its end;
 * stream data are passed over, and so are objects whose whole text `skip` accepts. It shares no code with what wrote the
 * file. Throws when the table or an object is damaged.
 */
export function* savedObjects(pdf: ByteSource, skip: (text: string) => boolean = () => false): Generator<SavedObject> {
  const { start, rows } = readTable(pdf);
  for (const [i, { number, offset }] of rows.entries()) {
    const room = (rows[i + 1]?.offset ?? start) - offset;
    const head = `${number} 0 obj\n`;
    const first = textOf(pdf, offset, Math.min(firstWindow, room));
    if (!first.startsWith(head)) throw new Error(`object ${number} is not where the table says`);
    if (room > firstWindow || !skip(first)) yield { number, value: readObject(pdf, offset, room, head.length, number) };
  }
}

/** A picture of a saved file, in dots. */
export type SavedPicture = { readonly number: number; readonly width: number; readonly height: number };

/**
 * Gives a saved bundle as it would be if its pictures held nothing: of each the object says its size and no more. Nothing is
 * moved; what was there before stands behind. Throws when the table is damaged.
 */
export function withEmptyPictures(pdf: ByteSource, pictures: readonly SavedPicture[]): ByteSource {
  if (pictures.length === 0) return pdf;
  const { start, rows } = readTable(pdf);
  const wanted = new Map(pictures.map((picture) => [picture.number, picture]));
  const patches = rows.flatMap(({ number, offset }, i) => {
    const picture = wanted.get(number);
    if (picture === undefined) return [];
    const text = `${number} 0 obj\n<</Type/XObject/Subtype/Image/Width ${picture.width}/Height ${picture.height}/ColorSpace/DeviceGray/BitsPerComponent 8/Length 0>>\nstream\n\nendstream\nendobj\n`;
    const room = (rows[i + 1]?.offset ?? start) - offset;
    return text.length > room ? [] : [{ from: offset, bytes: Buffer.from(text, 'latin1') }];
  });
  return {
    length: pdf.length,
    piece: (from, length) => {
      const piece = pdf.piece(from, length);
      const end = from + piece.length;
      let at = firstEndingAfter(patches, from);
      if ((patches[at]?.from ?? end) >= end) return piece;
      const patched = Buffer.from(piece);
      for (let patch = patches[at]; patch !== undefined && patch.from < end; patch = patches[++at]) {
        patch.bytes.copy(patched, Math.max(0, patch.from - from), Math.max(0, from - patch.from));
      }
      return patched;
    },
  };
}

function firstEndingAfter(patches: readonly { from: number; bytes: Buffer }[], place: number): number {
  let [low, high] = [0, patches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const patch = patches[middle];
    if (patch !== undefined && patch.from + patch.bytes.length <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function textOf(pdf: ByteSource, from: number, length: number): string {
  const piece = pdf.piece(from, length);
  return Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
}

/** Gives where the table begins, where its rows do, and how many they are. */
function findTable(pdf: ByteSource): { start: number; first: number; count: number } {
  const tail = textOf(pdf, Math.max(0, pdf.length - 64), 64);
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  const size = Number.isNaN(start) ? null : /^xref\n0 (\d+)\n/.exec(textOf(pdf, start, 40));
  if (!size) throw new Error('the cross-reference table cannot be found');
  const count = Number(size[1]);
  const first = start + size[0].length;
  if (first + count * 20 > pdf.length) throw new Error('the cross-reference table is cut short');
  return { start, first, count };
}

/** Gives where the table begins and its objects in the order in which they lie in the file. */
export function readTable(pdf: ByteSource): { start: number; rows: readonly { number: number; offset: number }[] } {
  const { start, first, count } = findTable(pdf);
  const table = textOf(pdf, first, count * 20);
  if (table.length < count * 20) throw new Error('the cross-reference table is cut short');
  const rows: { number: number; offset: number }[] = [];
  for (let number = 1; number < count; number++) {
    const row = /^(\d{10}) \d{5} ([nf]) \n$/.exec(table.slice(number * 20, number * 20 + 20));
    if (!row) throw new Error('the cross-reference table is damaged');
    if (row[2] === 'n') rows.push({ number, offset: Number(row[1]) });
  }
  rows.sort((a, b) => a.offset - b.offset);
  return { start, rows };
}

function readObject(pdf: ByteSource, offset: number, room: number, from: number, number: number): SavedValue {
  for (let window = firstWindow; ; window *= 8) {
    const text = textOf(pdf, offset, Math.min(window, room));
    const reader = new Reader(text, from);
    const value = reader.value();
    if (/^\s*(?:endobj|stream)\s/.test(text.slice(reader.at, reader.at + 16))) return value;
    if (window >= room || window >= lastWindow) throw new Error(`object ${number} does not end`);
  }
}

const white = new Set([' ', '\n', '\r', '\t', '\f', '\0']);
const delimiters = new Set(['(', ')', '<', '>', '[', ']', '{', '}', '/', '%']);

class Reader {
  at: number;
  private readonly text: string;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  value(depth = 0): SavedValue {
    this.skip();
    const char = this.text[this.at];
    if (char === undefined || depth > 200) return null;
    if (char === '/') return this.name();
    if (char === '(') return this.literal();
    if (char === '<') return this.text[this.at + 1] === '<' ? this.dict(depth) : this.hex();
    if (char === '[') return this.array(depth);
    return this.token();
  }

  private skip(): void {
    while (white.has(this.text[this.at] ?? '')) this.at += 1;
  }

  private name(): string {
    const from = this.at;
    this.at += 1;
    while (
      this.at < this.text.length &&
      !white.has(this.text[this.at] ?? '') &&
      !delimiters.has(this.text[this.at] ?? '')
    )
      this.at += 1;
    return this.text
      .slice(from, this.at)
      .replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  }

  private literal(): string {
    let depth = 0;
    for (; this.at < this.text.length; this.at += 1) {
      const char = this.text[this.at];
      if (char === '\\') this.at += 1;
      else if (char === '(') depth += 1;
      else if (char === ')' && --depth === 0) break;
    }
    this.at += 1;
    return '';
  }

  private hex(): string {
    const end = this.text.indexOf('>', this.at);
    this.at = end < 0 ? this.text.length : end + 1;
    return '';
  }

  private dict(depth: number): SavedDict {
    const dict = new Map<string, SavedValue>();
    this.at += 2;
    for (this.skip(); this.at < this.text.length && this.text[this.at] !== '>'; this.skip()) {
      if (this.text[this.at] !== '/') throw new Error('a dictionary is damaged');
      const key = this.name();
      dict.set(key, this.value(depth + 1));
    }
    this.at += 2;
    return dict;
  }

  private array(depth: number): readonly SavedValue[] {
    const items: SavedValue[] = [];
    this.at += 1;
    for (this.skip(); this.at < this.text.length && this.text[this.at] !== ']'; this.skip())
      items.push(this.value(depth + 1));
    this.at += 1;
    return items;
  }

  private token(): SavedValue {
    const reference = /^\d+ \d+ R(?![A-Za-z0-9])/.exec(this.text.slice(this.at, this.at + 24));
    if (reference) {
      this.at += reference[0].length;
      return null;
    }
    const from = this.at;
    while (
      this.at < this.text.length &&
      !white.has(this.text[this.at] ?? '') &&
      !delimiters.has(this.text[this.at] ?? '')
    )
      this.at += 1;
    if (this.at === from) throw new Error('an object is damaged');
    const token = this.text.slice(from, this.at);
    if (token === 'true' || token === 'false') return token === 'true';
    return token === 'null' ? null : Number(token);
  }
}
