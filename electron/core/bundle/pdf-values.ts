/** The values of a PDF (ISO 32000-1, 7.3), as light as they can be: streams are slices of their file, strings keep their syntax. */
export type PdfValue =
  | number
  | boolean
  | null
  | PdfName
  | PdfString
  | PdfRef
  | BundleRef
  | PdfDict
  | PdfStream
  | readonly PdfValue[];

/** A name; one and the same object for the same text. */
export class PdfName {
  /** Without its slash, one character for each byte. */
  readonly text: string;
  readonly syntax: string;

  constructor(text: string) {
    this.text = text;
    this.syntax = nameSyntax(text);
  }
}

/** A reference to an indirect object of the same file. */
export class PdfRef {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

/** A reference to an object of the bundle, to be put among the objects of a source. */
export class BundleRef {
  readonly target: number;

  constructor(target: number) {
    this.target = target;
  }
}

/** A string as it was written, brackets and all, one character for each byte. */
export class PdfString {
  readonly syntax: string;

  constructor(syntax: string) {
    this.syntax = syntax;
  }

  /** Gives the bytes that the string stands for, one character for each. */
  bytes(): string {
    return this.syntax.startsWith('<') ? fromHex(this.syntax) : fromLiteral(this.syntax);
  }

  /** Gives the text as a person reads it: UTF-16 or UTF-8 by its mark, else PDFDocEncoding. */
  text(): string {
    const bytes = this.bytes();
    const coded = Buffer.from(bytes, 'latin1');
    if (bytes.startsWith('\xfe\xff'))
      return coded
        .subarray(2, coded.length & ~1)
        .swap16()
        .toString('utf16le');
    if (bytes.startsWith('\xff\xfe')) return coded.subarray(2).toString('utf16le');
    if (bytes.startsWith('\xef\xbb\xbf')) return coded.subarray(3).toString('utf8');
    return Array.from(bytes, (char) => docEncoded.get(char) ?? char).join('');
  }
}

/** Dictionaries are keyed by the text of their names. */
export class PdfDict {
  readonly entries: Map<string, PdfValue>;

  constructor(entries = new Map<string, PdfValue>()) {
    this.entries = entries;
  }

  get(key: string): PdfValue | undefined {
    return this.entries.get(key);
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  set(key: string, value: PdfValue): void {
    this.entries.set(key, value);
  }

  delete(key: string): void {
    this.entries.delete(key);
  }
}

/** A stream: its dictionary and its data as they are stored. */
export class PdfStream {
  readonly dict: PdfDict;
  readonly data: Uint8Array;

  constructor(dict: PdfDict, data: Uint8Array) {
    this.dict = dict;
    this.data = data;
  }
}

const names = new Map<string, PdfName>();
const maxNames = 20_000;

/** Gives the name of a text. Names are remembered, as far as hostile files let that be done. */
export function pdfName(text: string): PdfName {
  const known = names.get(text);
  if (known) return known;
  if (names.size > maxNames) names.clear();
  const made = new PdfName(text);
  names.set(text, made);
  return made;
}

/** Gives a name in PDF syntax, slash and all. */
export function nameSyntax(text: string): string {
  if (/^[\w.+*-]*$/.test(text)) return `/${text}`;
  return `/${text.replace(/[^!"$&'*+,.:;=?@\\^`|~\w-]/g, (char) => `#${hexOf(char)}`)}`;
}

const hexOf = (char: string): string => char.charCodeAt(0).toString(16).padStart(2, '0');

function fromHex(syntax: string): string {
  const digits = syntax.replace(/[^0-9A-Fa-f]/g, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function fromLiteral(syntax: string): string {
  return syntax.slice(1, -1).replace(/\\([0-7]{1,3}|\r\n|[^])|\r\n?/g, (all, escaped: string | undefined) => {
    if (escaped === undefined) return '\n';
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
    if (escaped[0] === '\r' || escaped[0] === '\n') return '';
    return escapes[escaped] ?? all.slice(1);
  });
}

/** PDFDocEncoding where it differs from Latin-1 (ISO 32000-1, annex D.2). */
const docEncoded = new Map<string, string>([
  ...pairs(0x18, '˘ˇˆ˙˝˛˚˜'),
  ...pairs(0x80, '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€'),
]);

function pairs(first: number, chars: string): readonly (readonly [string, string])[] {
  return Array.from(chars, (char, i) => [String.fromCharCode(first + i), char] as const);
}
