import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import type { ByteSink } from './byte-sink.ts';

/** What a finished file is: its length, and its SHA-256 in lower-case hex. */
export type WrittenPdf = { readonly bytes: number; readonly sha256: string };

/** What readers with 32-bit places in a file can open. */
const mostBytes = 2 ** 32 - 1;
const bufferBytes = 512 * 1024;
/** Data of this size go to the sink as they are; smaller ones are gathered. */
const directBytes = 32 * 1024;

/**
 * Writes a PDF front to back: objects in the order in which they come, then a cross-reference table.
 * Numbers are handed out before their objects are written, so that objects can point forward. Throws `invalid-input` past 4 GB.
 */
export class PdfWriter {
  private readonly sink: ByteSink;
  private readonly hash = createHash('sha256');
  private readonly gathered = Buffer.allocUnsafeSlow(bufferBytes);
  private used = 0;
  private flushed = 0;
  private readonly offsets: number[] = [0];

  constructor(sink: ByteSink) {
    this.sink = sink;
    this.text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  }

  /** How many bytes are written so far. */
  get length(): number {
    return this.flushed + this.used;
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
    this.data(data);
    this.text('\nendstream\nendobj\n');
  }

  /** Writes a short stream of PDF operators and gives its number. */
  operators(operators: string): number {
    const number = this.reserve();
    this.object(number, `<</Length ${operators.length}>>\nstream\n${operators}\nendstream`);
    return number;
  }

  /** Ends the file: the identifier is made from the content alone, so the same content has the same one. */
  finish(root: number, info: number): WrittenPdf {
    this.flush();
    const start = this.flushed;
    const id = this.hash.copy().digest('hex').slice(0, 32).toUpperCase();
    const rows = this.offsets.length;
    this.text(`xref\n0 ${rows}\n`);
    for (const [number, offset] of this.offsets.entries()) {
      const isThere = number > 0 && offset >= 0;
      this.text(isThere ? `${String(offset).padStart(10, '0')} 00000 n \n` : '0000000000 65535 f \n');
    }
    this.text(
      `trailer\n<</Size ${rows}/Root ${root} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]>>\nstartxref\n${start}\n%%EOF\n`,
    );
    this.flush();
    return { bytes: this.flushed, sha256: this.hash.digest('hex') };
  }

  private text(text: string): void {
    if (this.used + text.length > bufferBytes) this.flush();
    if (text.length > bufferBytes) this.pass(Buffer.from(text, 'latin1'));
    else this.used += this.gathered.write(text, this.used, 'latin1');
  }

  private data(data: Uint8Array): void {
    if (data.length >= directBytes || this.used + data.length > bufferBytes) this.flush();
    if (data.length >= directBytes) this.pass(data);
    else {
      this.gathered.set(data, this.used);
      this.used += data.length;
    }
  }

  private flush(): void {
    if (this.used === 0) return;
    const { used } = this;
    this.used = 0;
    this.pass(this.gathered.subarray(0, used));
  }

  private pass(bytes: Uint8Array): void {
    if (this.flushed + bytes.length > mostBytes) throw new AppError('invalid-input', 'the PDF is larger than 4 GB');
    this.hash.update(bytes);
    this.sink.write(bytes);
    this.flushed += bytes.length;
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
