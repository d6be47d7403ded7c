import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFContext,
  type PDFObject,
} from 'pdf-lib';

/** A box in default user space: left, bottom, right, top, in order. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** One page with what it inherits. `box` is what a viewer shows, `rotate` is 0, 90, 180 or 270 clockwise. */
export type PdfPage = {
  readonly ref: PDFRef | null;
  readonly dict: PDFDict;
  readonly resources: PDFDict | null;
  readonly mediaBox: Box;
  readonly box: Box;
  readonly rotate: 0 | 90 | 180 | 270;
  readonly userUnit: number;
};

/** A parsed PDF. `rawStrings` are the objects whose strings hold bytes, not PDF escapes (see parsePdf). */
export type PdfFile = {
  readonly document: PDFDocument;
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly PdfPage[];
  readonly rawStrings: ReadonlySet<PDFRef>;
};

const letter: Box = [0, 0, 612, 792];
const maxDepth = 60;

const names = new Map<string, PDFName>();
const plainNames = new Map<PDFName, string>();

/** Gives a name by its text. Subtle: pdf-lib makes and reads names so slowly that it shows; both are remembered here. */
export function name(text: string): PDFName {
  const known = names.get(text);
  if (known) return known;
  const made = PDFName.of(text);
  names.set(text, made);
  return made;
}

/** Gives a name without its slash. */
export function plainName(of: PDFName): string {
  const known = plainNames.get(of);
  if (known !== undefined) return known;
  const text = of.decodeText();
  plainNames.set(of, text);
  return text;
}

/**
 * Reads a PDF, decrypting it when it opens without a password. Throws whatever pdf-lib throws on what it cannot read.
 * Subtle: pdf-lib decrypts a string outside an object stream to bare bytes but keeps escapes inside one, so for an
 * encrypted file the objects of the first kind are told apart by a second look at it.
 */
export async function parsePdf(bytes: Uint8Array): Promise<PdfFile> {
  const options = { parseSpeed: Infinity, updateMetadata: false, throwOnInvalidObject: false } as const;
  // Subtle: a Buffer's slice is a view, so that pdf-lib does not copy every stream of the file.
  const shared = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const document = await PDFDocument.load(shared, { ...options, password: '' });
  const { context } = document;
  let rawStrings: ReadonlySet<PDFRef> = new Set();
  if (context.trailerInfo.Encrypt) {
    const closed = await PDFDocument.load(shared, { ...options, ignoreEncryption: true });
    rawStrings = new Set(closed.context.enumerateIndirectObjects().map(([ref]) => ref));
  }
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFDict)) throw new Error('the file has no catalog');
  return { document, context, catalog, pages: listPages(context, catalog), rawStrings };
}

function listPages(context: PDFContext, catalog: PDFDict): readonly PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<PDFObject>();
  const visit = (value: PDFObject | undefined, inherited: ReadonlyMap<string, PDFObject>, depth: number): void => {
    const node = context.lookup(value);
    if (!(node instanceof PDFDict) || depth > maxDepth || seen.has(node)) return;
    seen.add(node);
    const passed = new Map(inherited);
    for (const key of ['Resources', 'MediaBox', 'CropBox', 'Rotate']) {
      const own = node.get(name(key));
      if (own) passed.set(key, own);
    }
    const kids = lookup(context, node.get(name('Kids')));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) visit(kid, passed, depth + 1);
    else pages.push(readPage(context, node, value instanceof PDFRef ? value : null, passed));
  };
  visit(catalog.get(name('Pages')), new Map(), 0);
  return pages;
}

function readPage(
  context: PDFContext,
  dict: PDFDict,
  ref: PDFRef | null,
  passed: ReadonlyMap<string, PDFObject>,
): PdfPage {
  const media = readBox(context, passed.get('MediaBox'));
  const mediaBox = media && isSolid(media) ? media : letter;
  const crop = readBox(context, passed.get('CropBox'));
  const shown = crop ? intersect(crop, mediaBox) : mediaBox;
  const resources = lookup(context, passed.get('Resources'));
  const turn = numberOf(context, passed.get('Rotate')) ?? 0;
  const userUnit = numberOf(context, dict.get(name('UserUnit'))) ?? 1;
  return {
    ref,
    dict,
    resources: resources instanceof PDFDict ? resources : null,
    mediaBox,
    box: isSolid(shown) ? shown : mediaBox,
    rotate: quarterTurn(turn),
    userUnit: userUnit > 0 && Number.isFinite(userUnit) ? userUnit : 1,
  };
}

function quarterTurn(degrees: number): 0 | 90 | 180 | 270 {
  const turn = ((Math.trunc(degrees) % 360) + 360) % 360;
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0;
}

/** Gives an object with references followed; undefined for null, missing objects and loops of references. */
export function lookup(context: PDFContext, value: PDFObject | undefined): PDFObject | undefined {
  let object = value;
  for (let hops = 0; object instanceof PDFRef; hops++) {
    if (hops > 20) return undefined;
    object = context.lookup(object);
  }
  return object;
}

/** Gives a dictionary's entry with references followed. */
export const entry = (dict: PDFDict, key: string): PDFObject | undefined => lookup(dict.context, dict.get(name(key)));

export function dictOf(context: PDFContext, value: PDFObject | undefined): PDFDict | undefined {
  const object = lookup(context, value);
  if (object instanceof PDFDict) return object;
  return object instanceof PDFStream ? object.dict : undefined;
}

export function arrayOf(context: PDFContext, value: PDFObject | undefined): readonly PDFObject[] {
  const object = lookup(context, value);
  return object instanceof PDFArray ? object.asArray() : [];
}

export function numberOf(context: PDFContext, value: PDFObject | undefined): number | undefined {
  const object = lookup(context, value);
  return object instanceof PDFNumber ? object.asNumber() : undefined;
}

/** Gives a name without its slash. */
export function nameOf(context: PDFContext, value: PDFObject | undefined): string | undefined {
  const object = lookup(context, value);
  return object instanceof PDFName ? plainName(object) : undefined;
}

export function boolOf(context: PDFContext, value: PDFObject | undefined): boolean | undefined {
  const object = lookup(context, value);
  return object instanceof PDFBool ? object.asBoolean() : undefined;
}

/** Gives a text string as a person reads it. */
export function textOf(context: PDFContext, value: PDFObject | undefined): string | undefined {
  const object = lookup(context, value);
  if (!(object instanceof PDFString || object instanceof PDFHexString)) return undefined;
  try {
    return object.decodeText();
  } catch {
    return undefined;
  }
}

export function numbersOf(context: PDFContext, value: PDFObject | undefined): readonly number[] {
  return arrayOf(context, value).map((item) => numberOf(context, item) ?? Number.NaN);
}

/** Gives a rectangle in order, or nothing when it is not four numbers. */
export function readBox(context: PDFContext, value: PDFObject | undefined): Box | undefined {
  const [a, b, c, d] = numbersOf(context, value);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  if (![a, b, c, d].every(Number.isFinite)) return undefined;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

const intersect = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
];

const isSolid = (box: Box): boolean => box[2] - box[0] >= 1 && box[3] - box[1] >= 1;

/** Gives a document made in memory as if it had been parsed. */
export const inMemory = (document: PDFDocument): PdfFile => ({
  document,
  context: document.context,
  catalog: document.catalog,
  pages: listPages(document.context, document.catalog),
  rawStrings: new Set(),
});
