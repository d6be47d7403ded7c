import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFObject,
} from 'pdf-lib';
import { MemorySink } from './byte-sink.ts';
import { fillAppearances } from './form-fields.ts';
import { PdfBomb } from './pdf-inflate.ts';
import { PdfWriter } from './pdf-writer.ts';

/** A file written anew, well formed and open. */
export type RepairedPdf = {
  readonly pdf: Uint8Array;
  /** Objects that could not be read, which are empty in the new file, by their numbers there. */
  readonly damaged: ReadonlySet<number>;
  /** Form fields whose value could not be drawn. */
  readonly unfilled: readonly string[];
};

const mostUnfolded = 256 * 1024 * 1024;

/**
 * Writes a PDF anew that is damaged, encrypted without a password, or has form fields that a viewer would draw itself.
 * Throws whatever pdf-lib throws on what it cannot read, PdfBomb for a file that unfolds without end.
 * Subtle: pdf-lib decrypts a string outside an object stream to bare bytes but keeps escapes inside one, so for an
 * encrypted file the objects of the first kind are told apart by a second look at it.
 */
export async function repairPdf(bytes: Uint8Array): Promise<RepairedPdf> {
  // Subtle: a Buffer's slice is a view, so that pdf-lib does not copy every stream of the file.
  const shared = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseBomb(shared);
  const options = { parseSpeed: Infinity, updateMetadata: false, throwOnInvalidObject: false } as const;
  const document = await PDFDocument.load(shared, { ...options, password: '' });
  let bare: ReadonlySet<PDFRef> = new Set();
  if (document.context.trailerInfo.Encrypt) {
    const closed = await PDFDocument.load(shared, { ...options, ignoreEncryption: true });
    bare = new Set(closed.context.enumerateIndirectObjects().map(([ref]) => ref));
  }
  const unfilled = await fillAppearances(document);
  return { ...writeAnew(document, bare), unfilled };
}

/** Gives the bytes of a document made in memory. */
export async function savedDocument(document: PDFDocument): Promise<Uint8Array> {
  await document.flush();
  return writeAnew(document, new Set()).pdf;
}

/** Subtle: pdf-lib unfolds every object stream before anything can be asked, so their size is looked at first. */
function refuseBomb(bytes: Buffer): void {
  let room = mostUnfolded;
  for (let at = bytes.indexOf('/ObjStm'); at >= 0; at = bytes.indexOf('/ObjStm', at + 1)) {
    const start = bytes.indexOf('stream', at) + 'stream'.length;
    const end = bytes.indexOf('endstream', start);
    if (end < 0) return;
    const first = bytes[start] === 0x0d ? start + 2 : start + 1;
    try {
      room -= inflateSync(bytes.subarray(first, end), { maxOutputLength: Math.max(1, room) }).length;
    } catch (cause) {
      if (cause instanceof RangeError) throw new PdfBomb('the file unfolds to more than it may');
    }
  }
}

function writeAnew(document: PDFDocument, bare: ReadonlySet<PDFRef>): Pick<RepairedPdf, 'pdf' | 'damaged'> {
  const { context } = document;
  const sink = new MemorySink();
  const writer = new PdfWriter(sink);
  const objects = context.enumerateIndirectObjects();
  const numbers = new Map(objects.map(([ref]) => [ref, writer.reserve()] as const));
  const damaged = new Set<number>();
  for (const [ref, object] of objects) {
    const number = numbers.get(ref) ?? 0;
    const text = new PlainText(numbers, bare.has(ref));
    if (object instanceof PDFStream) writer.stream(number, text.members(object.dict, true), object.getContents());
    else writer.object(number, text.of(object));
    if (text.damaged) damaged.add(number);
  }
  const root = context.trailerInfo.Root;
  const catalog = root instanceof PDFRef ? numbers.get(root) : undefined;
  if (catalog === undefined) throw new Error('the file has no catalog');
  writer.finish(catalog, writer.add('<<>>'));
  return { pdf: sink.take(), damaged };
}

/** Gives pdf-lib's objects in PDF syntax. `bare` strings hold bytes, not escapes. */
class PlainText {
  damaged = false;
  private readonly numbers: ReadonlyMap<PDFRef, number>;
  private readonly bare: boolean;

  constructor(numbers: ReadonlyMap<PDFRef, number>, bare: boolean) {
    this.numbers = numbers;
    this.bare = bare;
  }

  of(object: PDFObject): string {
    if (object instanceof PDFNumber) return Number.isFinite(object.asNumber()) ? object.toString() : '0';
    if (object instanceof PDFName || object instanceof PDFBool) return object.toString();
    if (object instanceof PDFHexString) return `<${object.asString().replace(/[^0-9A-Fa-f]/g, '')}>`;
    if (object instanceof PDFString)
      return this.bare || !balanced(object.asString()) ? asHex(object) : object.toString();
    if (object instanceof PDFRef) {
      const number = this.numbers.get(object);
      return number === undefined ? 'null' : `${number} 0 R`;
    }
    if (object instanceof PDFDict) return `<<${this.members(object, false)}>>`;
    if (object instanceof PDFArray) {
      return `[${object
        .asArray()
        .map((item) => this.of(item))
        .join(' ')}]`;
    }
    if (object instanceof PDFInvalidObject) this.damaged = true;
    return 'null';
  }

  members(dict: PDFDict, isStream: boolean): string {
    let text = '';
    for (const [key, value] of dict.entries()) {
      if (isStream && key === PDFName.Length) continue;
      text += `${key.toString()} ${this.of(value)}`;
    }
    return text;
  }
}

function balanced(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length && depth >= 0; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
  }
  return depth === 0 && !/(?:^|[^\\])(?:\\\\)*\\$/.test(text);
}

function asHex(string: PDFString): string {
  return `<${Buffer.from(string.asString(), 'latin1').toString('hex')}>`;
}
