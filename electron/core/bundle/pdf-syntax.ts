import { PdfDict, type PdfName, pdfName, PdfRef, PdfString, type PdfValue } from './pdf-values.ts';

/** A file that is not written as the standard says; it may still be read by repair. */
export class IrregularPdf extends Error {}

/** The text ended within a value; there may be more of it. */
export class CutShort extends Error {}

const maxDepth = 120;

/** Kinds of character (ISO 32000-1, 7.2.2): 0 regular, 1 white, 2 delimiter. */
const kinds = new Uint8Array(256);
for (const char of '\0\t\n\f\r ') kinds[char.charCodeAt(0)] = 1;
for (const char of '()<>[]{}/%') kinds[char.charCodeAt(0)] = 2;

/**
 * Reads PDF values from a text of one character for each byte. Throws IrregularPdf for what is no value,
 * CutShort where the text ends too soon.
 */
export class SyntaxReader {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  value(depth = 0): PdfValue {
    if (depth > maxDepth) throw new IrregularPdf('values are nested too deeply');
    this.skip();
    const code = this.text.charCodeAt(this.at);
    if (code === 0x2f) return this.name();
    if (code === 0x3c) return this.text.charCodeAt(this.at + 1) === 0x3c ? this.dict(depth) : this.hexString();
    if (code === 0x5b) return this.array(depth);
    if (code === 0x28) return this.literalString();
    if (code <= 0x39 && code >= 0x2b) return this.numberOrReference();
    return this.constant();
  }

  /** Passes over white space and comments. */
  skip(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === 0x25) this.passComment();
      else if (kinds[code] === 1) this.at += 1;
      else if (code !== code) throw new CutShort('the text ends');
      else return;
    }
  }

  /** Reads a whole number without a sign. */
  count(): number {
    this.skip();
    const from = this.at;
    let value = 0;
    for (let code = this.text.charCodeAt(this.at); code >= 0x30 && code <= 0x39;) {
      value = value * 10 + code - 0x30;
      this.at += 1;
      code = this.text.charCodeAt(this.at);
    }
    if (this.at >= this.text.length) throw new CutShort('the text ends in a number');
    if (this.at === from || this.at - from > 15) throw new IrregularPdf('a whole number is missing');
    return value;
  }

  /** Passes over a word when it comes next, and tells whether it did. */
  word(word: string): boolean {
    this.skip();
    const end = this.at + word.length;
    if (end >= this.text.length) throw new CutShort('the text ends at a word');
    if (!this.text.startsWith(word, this.at) || kinds[this.text.charCodeAt(end)] === 0) return false;
    this.at = end;
    return true;
  }

  private passComment(): void {
    const { text } = this;
    for (let code = text.charCodeAt(this.at); code !== 0x0a && code !== 0x0d; code = text.charCodeAt(this.at)) {
      if (code !== code) throw new CutShort('the text ends in a comment');
      this.at += 1;
    }
  }

  private regularEnd(from: number): number {
    const { text } = this;
    let at = from;
    while (kinds[text.charCodeAt(at)] === 0) at += 1;
    if (at >= text.length) throw new CutShort('the text ends in a word');
    return at;
  }

  private name(): PdfName {
    const from = this.at + 1;
    this.at = this.regularEnd(from);
    const raw = this.text.slice(from, this.at);
    if (!raw.includes('#')) return pdfName(raw);
    return pdfName(
      raw.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    );
  }

  private dict(depth: number): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skip();
      const code = this.text.charCodeAt(this.at);
      if (code === 0x3e) {
        if (this.at + 1 >= this.text.length) throw new CutShort('the text ends in a dictionary');
        if (this.text.charCodeAt(this.at + 1) !== 0x3e) throw new IrregularPdf('a dictionary does not end');
        this.at += 2;
        return new PdfDict(entries);
      }
      if (code !== 0x2f) throw new IrregularPdf('a dictionary has an entry without a name');
      const key = this.name().text;
      // Subtle: of an entry that comes twice readers differ in which they take, so that one could hide behind the other.
      if (entries.has(key)) throw new IrregularPdf('a dictionary has an entry twice');
      entries.set(key, this.value(depth + 1));
    }
  }

  private array(depth: number): readonly PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skip();
      if (this.text.charCodeAt(this.at) === 0x5d) {
        this.at += 1;
        return items;
      }
      items.push(this.value(depth + 1));
    }
  }

  private literalString(): PdfString {
    const { text } = this;
    const from = this.at;
    let depth = 0;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0x5c) at += 1;
      else if (code === 0x28) depth += 1;
      else if (code === 0x29 && --depth === 0) {
        this.at = at + 1;
        return new PdfString(text.slice(from, this.at));
      }
    }
    throw new CutShort('the text ends in a string');
  }

  private hexString(): PdfString {
    const from = this.at;
    const end = this.text.indexOf('>', from);
    if (end < 0) throw new CutShort('the text ends in a string');
    this.at = end + 1;
    const syntax = this.text.slice(from, this.at);
    if (!/^<[0-9A-Fa-f\s\0]*>$/.test(syntax)) throw new IrregularPdf('a string has digits that are none');
    return new PdfString(syntax);
  }

  private numberOrReference(): PdfValue {
    const { text } = this;
    const from = this.at;
    this.at = this.regularEnd(from);
    let value = 0;
    for (let at = from; at < this.at; at += 1) {
      const digit = text.charCodeAt(at) - 0x30;
      if (digit < 0 || digit > 9 || at - from > 9) return this.realNumber(text.slice(from, this.at));
      value = value * 10 + digit;
    }
    return this.isReference() ? new PdfRef(value) : value;
  }

  /** Subtle: a reference to another generation than that of the object leads nowhere, so it is left to repair. */
  private isReference(): boolean {
    const { text } = this;
    let at = this.at;
    while (kinds[text.charCodeAt(at)] === 1) at += 1;
    if (at >= text.length) throw new CutShort('the text ends after a number');
    const generation = at;
    while (text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at += 1;
    if (at === generation) return false;
    const space = at;
    while (kinds[text.charCodeAt(at)] === 1) at += 1;
    if (at + 1 >= text.length) throw new CutShort('the text ends after a number');
    if (at === space || text.charCodeAt(at) !== 0x52 || kinds[text.charCodeAt(at + 1)] === 0) return false;
    if (text.slice(generation, space) !== '0') throw new IrregularPdf('a reference names a later generation');
    this.at = at + 1;
    return true;
  }

  private realNumber(token: string): number {
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(token)) throw new IrregularPdf('a number is none');
    return Number(token);
  }

  private constant(): PdfValue {
    const from = this.at;
    this.at = this.regularEnd(from);
    const token = this.text.slice(from, this.at);
    if (token === 'true') return true;
    if (token === 'false') return false;
    if (token === 'null') return null;
    throw new IrregularPdf('a value is none');
  }
}
