import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib';
import { activeActions, nameMaps } from './active-names.ts';
import { entry, lookup, type PdfFile, plainName } from './pdf-file.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** A reference to an object of the bundle, to be put among the objects of a source. */
export class BundleRef extends PDFObject {
  readonly number: number;

  constructor(number: number) {
    super();
    this.number = number;
  }
}

/** What becomes of an indirect object of a source: its number in the bundle, nothing at all, or a copy. */
export type Substitute = (ref: PDFRef, object: PDFObject) => number | 'drop' | 'copy';

/** Entries that never go along: actions, embedded files, external files, other programs' private data, structure. */
const droppedKeys = new Set([
  'A',
  'AA',
  'AF',
  'Alternates',
  'DPart',
  'EmbeddedFiles',
  'JS',
  'JavaScript',
  'Metadata',
  'OpenAction',
  'OPI',
  'PA',
  'PieceInfo',
  'Ref',
  'RichMediaContent',
  'StructParent',
  'StructParents',
  'Thumb',
  'XFA',
]);

const droppedTypes = new Set([
  'Action',
  'Annot',
  'Catalog',
  'EmbeddedFile',
  'Filespec',
  'F',
  'ObjStm',
  'OutputIntent',
  'Outlines',
  'Page',
  'Pages',
  'Sig',
  'StructElem',
  'StructTreeRoot',
  'XRef',
]);

/**
 * Copies what is reachable from a source straight into the bundle, each object once, under new numbers.
 * With `scrub`, whatever could act, hide or carry something along stays behind; what is not reached never gets there.
 */
export class Drain {
  /** Objects that could not be read and were written as null. */
  readonly damaged = new Set<string>();
  private readonly file: PdfFile;
  private readonly writer: PdfWriter;
  private readonly scrub: boolean;
  private readonly substitute: Substitute;
  private readonly numbers = new Map<PDFRef, number | null>();
  private readonly queue: { ref: PDFRef; object: PDFObject; number: number; asNames: boolean }[] = [];
  private raw = false;

  constructor(file: PdfFile, writer: PdfWriter, options: { scrub: boolean; substitute: Substitute }) {
    this.file = file;
    this.writer = writer;
    this.scrub = options.scrub;
    this.substitute = options.substitute;
  }

  /** Gives the number that an object of the source has in the bundle, or null when it stays behind. */
  number(ref: PDFRef, asNames = false): number | null {
    const known = this.numbers.get(ref);
    if (known !== undefined) return known;
    const object = lookup(this.file.context, ref);
    const number = object === undefined || object === PDFNull ? null : this.place(ref, object, asNames);
    this.numbers.set(ref, number);
    return number;
  }

  /** Gives an object of the source in PDF syntax. `owner` is the indirect object that it is part of. */
  syntax(object: PDFObject, owner: PDFRef | null = null): string {
    this.raw = owner !== null && this.file.rawStrings.has(owner);
    return this.value(object, false);
  }

  /** Gives the value of an entry of a /Resources dictionary. */
  resource(key: string, object: PDFObject, owner: PDFRef | null): string {
    this.raw = owner !== null && this.file.rawStrings.has(owner);
    return this.value(object, nameMaps.has(key));
  }

  /** Gives the entries of a dictionary in PDF syntax, without its brackets. */
  members(dict: PDFDict): string {
    this.raw = false;
    return this.entries(dict, false, false);
  }

  /** Gives the entries of a dictionary whose keys the source chose, such as /Font of /Resources. */
  names(dict: PDFDict, owner: PDFRef | null): string {
    this.raw = owner !== null && this.file.rawStrings.has(owner);
    return this.entries(dict, true, false);
  }

  /** Writes everything that was asked for and what it needs. */
  run(): void {
    for (let next = this.queue.pop(); next; next = this.queue.pop()) this.write(next);
  }

  private place(ref: PDFRef, object: PDFObject, asNames: boolean): number | null {
    const decision = this.substitute(ref, object);
    if (decision === 'drop') return null;
    if (decision !== 'copy') return decision;
    if (this.scrub && this.isDropped(object)) return null;
    const number = this.writer.reserve();
    this.queue.push({ ref, object, number, asNames });
    return number;
  }

  private write(item: { ref: PDFRef; object: PDFObject; number: number; asNames: boolean }): void {
    const { ref, object, number, asNames } = item;
    this.raw = this.file.rawStrings.has(ref);
    if (object instanceof PDFStream) {
      this.writer.stream(number, this.entries(object.dict, asNames, true), object.getContents());
    } else {
      this.writer.object(number, this.value(object, asNames, ref));
    }
  }

  private value(object: PDFObject, asNames: boolean, ref: PDFRef | null = null): string {
    if (object instanceof PDFNumber) return numberText(object);
    if (object instanceof PDFName || object instanceof PDFBool) return object.toString();
    if (object instanceof PDFRef) {
      const number = this.number(object, asNames);
      return number === null ? 'null' : `${number} 0 R`;
    }
    if (object instanceof BundleRef) return `${object.number} 0 R`;
    if (object instanceof PDFDict) {
      return this.scrub && this.isDropped(object) ? 'null' : `<<${this.entries(object, asNames, false)}>>`;
    }
    if (object instanceof PDFArray)
      return `[${object
        .asArray()
        .map((item) => this.value(item, asNames))
        .join(' ')}]`;
    if (object instanceof PDFString) return this.raw ? bytesAsHex(object) : object.toString();
    if (object instanceof PDFHexString) return object.toString();
    if (object instanceof PDFInvalidObject) this.damaged.add(ref?.toString() ?? 'an object');
    return 'null';
  }

  private entries(dict: PDFDict, asNames: boolean, isStream: boolean): string {
    let text = '';
    for (const [key, value] of dict.entries()) {
      const plain = plainName(key);
      if (isStream && (plain === 'Length' || (this.scrub && externalKeys.has(plain)))) continue;
      if (this.scrub && !asNames && droppedKeys.has(plain)) continue;
      const written = this.value(value, !asNames && nameMaps.has(plain));
      if (written !== 'null') text += `${key.toString()} ${written}`;
    }
    return text;
  }

  private isDropped(object: PDFObject): boolean {
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) return false;
    const type = entry(dict, 'Type');
    if (type instanceof PDFName && droppedTypes.has(plainName(type))) return true;
    const action = entry(dict, 'S');
    return action instanceof PDFName && isAction(plainName(action));
  }
}

/** A stream whose data lie in another file would be read from a path of the exhibit's choice. */
const externalKeys = new Set(['F', 'FFilter', 'FDecodeParms']);

function bytesAsHex(string: PDFString): string {
  const text = string.asString();
  let hex = '';
  for (let i = 0; i < text.length; i++) hex += (text.charCodeAt(i) & 0xff).toString(16).padStart(2, '0');
  return `<${hex}>`;
}

const isAction = (kind: string): boolean => kind === 'URI' || activeActions.has(kind);

/** Subtle: only what JavaScript would write with an exponent needs pdf-lib's slow way. */
function numberText(value: PDFNumber): string {
  const text = String(value.asNumber());
  return text.includes('e') ? value.toString() : text;
}
