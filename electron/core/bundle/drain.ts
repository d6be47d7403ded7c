import { nameMaps } from './active-names.ts';
import { lookup, type PdfFile } from './pdf-file.ts';
import { BundleRef, nameSyntax, PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './pdf-values.ts';
import type { PdfWriter } from './pdf-writer.ts';
import { soundStream } from './sound-stream.ts';
import { droppedKeys, externalKeys, isDropped } from './scrub.ts';

/** What becomes of an indirect object of a source: its number in the bundle, nothing at all, or a copy. */
export type Substitute = (number: number, value: PdfValue) => number | 'drop' | 'copy';

type Waiting = { readonly value: PdfValue; readonly number: number; readonly asNames: boolean };

/**
 * Copies what is reachable from a source straight into the bundle, each object once, under new numbers.
 * With `scrub`, whatever could act, hide or carry something along stays behind; what is not reached never gets there.
 */
export class Drain {
  /** Objects that could not be read and were left out. */
  damaged = 0;
  private readonly file: PdfFile;
  private readonly writer: PdfWriter;
  private readonly scrub: boolean;
  private readonly substitute: Substitute;
  private readonly numbers = new Map<number, number | null>();
  private readonly queue: Waiting[] = [];

  constructor(file: PdfFile, writer: PdfWriter, options: { scrub: boolean; substitute: Substitute }) {
    this.file = file;
    this.writer = writer;
    this.scrub = options.scrub;
    this.substitute = options.substitute;
  }

  /** Gives the number that an object of the source has in the bundle, or null when it stays behind. */
  number(ref: PdfRef, asNames = false): number | null {
    const known = this.numbers.get(ref.number);
    if (known !== undefined) return known;
    if (this.file.damaged.has(ref.number)) this.damaged += 1;
    const value = lookup(this.file, ref);
    const number = value === undefined ? null : this.place(ref.number, value, asNames);
    this.numbers.set(ref.number, number);
    return number;
  }

  /** Gives a value of the source in PDF syntax; `asNames` for a dictionary whose keys the source chose. */
  syntax(value: PdfValue, asNames = false): string {
    if (typeof value === 'number') return numberText(value);
    if (value instanceof PdfName || value instanceof PdfString) return value.syntax;
    if (value instanceof PdfRef) {
      const number = this.number(value, asNames);
      return number === null ? 'null' : `${number} 0 R`;
    }
    if (value instanceof BundleRef) return `${value.target} 0 R`;
    if (value instanceof PdfDict) {
      return this.scrub && isDropped(this.file, value) ? 'null' : `<<${this.members(value, asNames)}>>`;
    }
    if (Array.isArray(value)) return this.list(value as readonly PdfValue[], asNames);
    return typeof value === 'boolean' ? String(value) : 'null';
  }

  /** Gives the value of an entry of a /Resources dictionary. */
  resource(key: string, value: PdfValue): string {
    return this.syntax(value, nameMaps.has(key));
  }

  /** Gives the entries of a dictionary in PDF syntax, without its brackets. */
  members(dict: PdfDict, asNames = false, isStream = false): string {
    let text = '';
    for (const [key, value] of dict.entries) {
      if (isStream && (key === 'Length' || (this.scrub && externalKeys.has(key)))) continue;
      if (this.scrub && !asNames && droppedKeys.has(key)) continue;
      const written = this.syntax(value, !asNames && nameMaps.has(key));
      if (written !== 'null') text += `${nameSyntax(key)} ${written}`;
    }
    return text;
  }

  /** Writes everything that was asked for and what it needs. */
  run(): void {
    for (let next = this.queue.pop(); next; next = this.queue.pop()) this.write(next);
  }

  private place(source: number, value: PdfValue, asNames: boolean): number | null {
    const decision = this.substitute(source, value);
    if (decision === 'drop') return null;
    if (decision !== 'copy') return decision;
    if (this.scrub && isDropped(this.file, value)) return null;
    const number = this.writer.reserve();
    this.queue.push({ value, number, asNames });
    return number;
  }

  private write({ value, number, asNames }: Waiting): void {
    if (value instanceof PdfStream) {
      const stream = this.scrub ? soundStream(this.file, value, this.file.repaired) : value;
      this.writer.stream(number, this.members(stream.dict, asNames, true), stream.data);
    } else this.writer.object(number, this.syntax(value, asNames));
  }

  private list(items: readonly PdfValue[], asNames: boolean): string {
    let text = '[';
    for (const [i, item] of items.entries()) text += `${i > 0 ? ' ' : ''}${this.syntax(item, asNames)}`;
    return `${text}]`;
  }
}

/** Subtle: PDF knows no exponent, in which JavaScript writes very small and very large numbers. */
function numberText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) < 1 ? value.toFixed(20) : String(Math.sign(value) * 1e20);
}
