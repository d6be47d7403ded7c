import { createHash } from 'node:crypto';

const blockSize = 1 << 20;
/** Streams at least this long are kept as they are instead of being copied into a block. */
const keepAsIs = 1 << 16;

/**
 * Writes a PDF front to back: objects in the order in which they come, then a cross-reference table.
 * Numbers are handed out before their objects are written, so that objects can point forward.
 */
export class PdfWriter {
  private readonly blocks: Uint8Array[] = [];
  private block = Buffer.allocUnsafe(blockSize);
  private used = 0;
  private flushed = 0;
  private readonly offsets: number[] = [0];
  private readonly hash = createHash('sha256');

  constructor() {
    this.text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  }

  /** Gives the number of an object that is yet to be written. */
  reserve(): number {
    this.offsets.push(-1);
    return this.offsets.length - 1;
  }

  /** Writes an object under a reserved number. `body` is PDF syntax, one character for each byte. */
  object(number: number, body: string): void {
    this.offsets[number] = this.flushed + this.used;
    this.text(`${number} 0 obj\n${body}\nendobj\n`);
  }

  /** Writes an object under a new number and gives the number. */
  add(body: string): number {
    const number = this.reserve();
    this.object(number, body);
    return number;
  }

  /** Writes a stream; `entries` are the entries of its dictionary without /Length. */
  stream(number: number, entries: string, data: Uint8Array): void {
    this.offsets[number] = this.flushed + this.used;
    this.text(`${number} 0 obj\n<<${entries}/Length ${data.length}>>\nstream\n`);
    this.bytes(data);
    this.text('\nendstream\nendobj\n');
  }

  /** Writes a short stream of PDF operators and gives its number. */
  operators(operators: string): number {
    const number = this.reserve();
    this.object(number, `<</Length ${operators.length}>>\nstream\n${operators}\nendstream`);
    return number;
  }

  /** Ends the file: the identifier is made from the content alone, so the same content has the same one. */
  finish(root: number, info: number): Uint8Array {
    this.flush();
    const id = this.hash.copy().digest('hex').slice(0, 32).toUpperCase();
    const start = this.flushed;
    const rows = this.offsets.map((offset, number) =>
      number === 0 || offset < 0 ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
    );
    this.text(`xref\n0 ${rows.length}\n`);
    for (const row of rows) this.text(row);
    this.text(
      `trailer\n<</Size ${rows.length}/Root ${root} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]>>\nstartxref\n${start}\n%%EOF\n`,
    );
    this.flush();
    return this.join();
  }

  private text(text: string): void {
    if (text.length > this.block.length - this.used) {
      this.flush();
      if (text.length > this.block.length) {
        this.push(Buffer.from(text, 'latin1'));
        return;
      }
    }
    this.used += this.block.write(text, this.used, 'latin1');
  }

  private bytes(data: Uint8Array): void {
    if (data.length >= keepAsIs) {
      this.flush();
      this.push(data);
      return;
    }
    if (data.length > this.block.length - this.used) this.flush();
    this.block.set(data, this.used);
    this.used += data.length;
  }

  private flush(): void {
    if (this.used === 0) return;
    const rest = this.block.subarray(this.used);
    this.push(this.block.subarray(0, this.used));
    this.block = rest.length >= keepAsIs * 2 ? rest : Buffer.allocUnsafe(blockSize);
    this.used = 0;
  }

  private push(data: Uint8Array): void {
    this.hash.update(data);
    this.blocks.push(data);
    this.flushed += data.length;
  }

  private join(): Uint8Array {
    const all = new Uint8Array(this.flushed);
    let offset = 0;
    for (const block of this.blocks.splice(0)) {
      all.set(block, offset);
      offset += block.length;
    }
    return all;
  }
}

/** Gives a text string as PDF syntax: UTF-16 with its mark, in hex, which every text can be. */
export function textString(text: string): string {
  let hex = 'FEFF';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0');
  return `<${hex}>`;
}

/** Gives a number as PDF syntax: no exponent, at most three decimals. */
export function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Number.isFinite(rounded) ? String(rounded === 0 ? 0 : rounded) : '0';
}
