/** A PDF value as it stands in a saved file: names start with a slash, strings are left empty, references are null. */
export type SavedValue = string | number | boolean | null | readonly SavedValue[] | SavedDict;
export type SavedDict = ReadonlyMap<string, SavedValue>;

/**
 * Reads the dictionaries of every object of a saved bundle straight from its bytes, by the cross-reference table at
 * its end; stream data are passed over. It shares no code with what wrote the file. Throws when the table is damaged.
 */
export function* savedObjects(pdf: Uint8Array): Generator<{ readonly number: number; readonly value: SavedValue }> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const tail = bytes.subarray(Math.max(0, bytes.length - 64)).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  const head = bytes.subarray(start, start + 40).toString('latin1');
  const size = /^xref\n0 (\d+)\n/.exec(head);
  if (!size) throw new Error('the cross-reference table cannot be found');
  const first = start + size[0].length;
  for (let number = 1; number < Number(size[1]); number++) {
    const row = bytes.subarray(first + number * 20, first + number * 20 + 20).toString('latin1');
    if (row[17] !== 'n') continue;
    yield { number, value: readObject(bytes, number, Number(row.slice(0, 10))) };
  }
}

function readObject(bytes: Buffer, number: number, offset: number): SavedValue {
  const head = `${number} 0 obj\n`;
  if (bytes.subarray(offset, offset + head.length).toString('latin1') !== head) {
    throw new Error(`object ${number} is not where the table says`);
  }
  const end = bytes.indexOf('endobj', offset);
  const from = offset + head.length;
  const data = bytes.subarray(from, end < 0 ? bytes.length : end);
  const stream = data.indexOf('>>\nstream\n');
  return new Reader((stream < 0 ? data : data.subarray(0, stream + 2)).toString('latin1')).value();
}

const white = new Set([' ', '\n', '\r', '\t', '\f', '\0']);
const delimiters = new Set(['(', ')', '<', '>', '[', ']', '{', '}', '/', '%']);

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
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
