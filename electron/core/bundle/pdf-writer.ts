import { createHash } from 'node:crypto';
import { GrowingBytes } from './growing-bytes.ts';

/**
 * Writes a PDF front to back: objects in the order in which they come, then a cross-reference table.
 * Numbers are handed out before their objects are written, so that objects can point forward.
 */
export class PdfWriter {
  private readonly output = new GrowingBytes();
  private readonly offsets: number[] = [0];

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
    this.offsets[number] = this.output.length;
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
    this.offsets[number] = this.output.length;
    this.text(`${number} 0 obj\n<<${entries}/Length ${data.length}>>\nstream\n`);
    this.output.append(data);
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
    const start = this.output.length;
    const id = createHash('sha256').update(this.output.bytes()).digest('hex').slice(0, 32).toUpperCase();
    const rows = this.offsets.map((offset, number) =>
      number === 0 || offset < 0 ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
    );
    this.text(`xref\n0 ${rows.length}\n`);
    for (const row of rows) this.text(row);
    this.text(
      `trailer\n<</Size ${rows.length}/Root ${root} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]>>\nstartxref\n${start}\n%%EOF\n`,
    );
    return this.output.bytes();
  }

  private text(text: string): void {
    this.output.text(text);
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
