import { openObjects } from './pdf-objects.ts';
import { IrregularPdf } from './pdf-syntax.ts';
import { PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './pdf-values.ts';

/** A box in default user space: left, bottom, right, top, in order. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/**
 * One page with what it inherits. `number` is that of its object, null for one that has none. `box` is what a viewer shows,
 * `rotate` is 0, 90, 180 or 270 clockwise.
 */
export type PdfPage = {
  readonly number: number | null;
  readonly dict: PdfDict;
  readonly resources: PdfDict | null;
  readonly mediaBox: Box;
  readonly box: Box;
  readonly rotate: 0 | 90 | 180 | 270;
  readonly userUnit: number;
};

/** A PDF whose objects are read as they are needed. */
export type PdfFile = {
  readonly catalog: PdfDict;
  readonly pages: readonly PdfPage[];
  /** Objects that repair found unreadable. */
  readonly damaged: ReadonlySet<number>;
  /** Whether the file had to be written anew before it could be read. */
  readonly repaired: boolean;
  /** Gives an object by its number; undefined when there is none. Throws IrregularPdf for one that is not as it should be. */
  readonly object: (number: number) => PdfValue | undefined;
};

const letter: Box = [0, 0, 612, 792];
const maxDepth = 60;

/** Opens a PDF; `damaged` for one that was repaired. Throws IrregularPdf for one that is encrypted or not well formed, PdfBomb for one that unfolds without end. */
export function openPdf(bytes: Uint8Array, damaged?: ReadonlySet<number>): PdfFile {
  const { trailer, object } = openObjects(bytes);
  const catalog = lookup({ object }, trailer.get('Root'));
  if (!(catalog instanceof PdfDict)) throw new IrregularPdf('the file has no catalog');
  return {
    catalog,
    object,
    damaged: damaged ?? new Set(),
    repaired: damaged !== undefined,
    pages: listPages({ object }, catalog),
  };
}

/** What references are followed in. */
type Objects = Pick<PdfFile, 'object'>;

/** Lists the pages by walking the tree: what a node says of its /Count may not be so. */
function listPages(file: Objects, catalog: PdfDict): readonly PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<PdfValue>();
  const visit = (value: PdfValue | undefined, inherited: ReadonlyMap<string, PdfValue>, depth: number): void => {
    const node = lookup(file, value);
    if (!(node instanceof PdfDict) || depth > maxDepth || seen.has(node)) return;
    seen.add(node);
    const passed = new Map(inherited);
    for (const key of ['Resources', 'MediaBox', 'CropBox', 'Rotate']) {
      const own = node.get(key);
      if (own !== undefined) passed.set(key, own);
    }
    const kids = lookup(file, node.get('Kids'));
    if (isArray(kids)) for (const kid of kids) visit(kid, passed, depth + 1);
    else pages.push(readPage(file, node, value instanceof PdfRef ? value.number : null, passed));
  };
  visit(catalog.get('Pages'), new Map(), 0);
  return pages;
}

function readPage(file: Objects, dict: PdfDict, number: number | null, passed: ReadonlyMap<string, PdfValue>): PdfPage {
  const media = readBox(file, passed.get('MediaBox'));
  const mediaBox = media && isSolid(media) ? media : letter;
  const crop = readBox(file, passed.get('CropBox'));
  const shown = crop ? intersect(crop, mediaBox) : mediaBox;
  const resources = lookup(file, passed.get('Resources'));
  const turn = numberOf(file, passed.get('Rotate')) ?? 0;
  const userUnit = numberOf(file, dict.get('UserUnit')) ?? 1;
  return {
    number,
    dict,
    resources: resources instanceof PdfDict ? resources : null,
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

const isArray = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value);

/** Gives a value with references followed; undefined for null, missing objects and loops of references. */
export function lookup(file: Objects, value: PdfValue | undefined): Exclude<PdfValue, PdfRef | null> | undefined {
  let found = value;
  for (let hops = 0; found instanceof PdfRef; hops++) {
    if (hops > 20) return undefined;
    found = file.object(found.number);
  }
  return found ?? undefined;
}

/** Gives a dictionary, or that of a stream. */
export function dictOf(file: Objects, value: PdfValue | undefined): PdfDict | undefined {
  const found = lookup(file, value);
  if (found instanceof PdfDict) return found;
  return found instanceof PdfStream ? found.dict : undefined;
}

export function arrayOf(file: Objects, value: PdfValue | undefined): readonly PdfValue[] {
  const found = lookup(file, value);
  return isArray(found) ? found : [];
}

export function numberOf(file: Objects, value: PdfValue | undefined): number | undefined {
  const found = lookup(file, value);
  return typeof found === 'number' ? found : undefined;
}

/** Gives a name without its slash. */
export function nameOf(file: Objects, value: PdfValue | undefined): string | undefined {
  const found = lookup(file, value);
  return found instanceof PdfName ? found.text : undefined;
}

export function boolOf(file: Objects, value: PdfValue | undefined): boolean | undefined {
  const found = lookup(file, value);
  return typeof found === 'boolean' ? found : undefined;
}

/** Gives a text string as a person reads it. */
export function textOf(file: Objects, value: PdfValue | undefined): string | undefined {
  const found = lookup(file, value);
  return found instanceof PdfString ? found.text() : undefined;
}

export function numbersOf(file: Objects, value: PdfValue | undefined): readonly number[] {
  return arrayOf(file, value).map((item) => numberOf(file, item) ?? Number.NaN);
}

/** Gives a rectangle in order, or nothing when it is not four numbers. */
export function readBox(file: Objects, value: PdfValue | undefined): Box | undefined {
  const [a, b, c, d] = numbersOf(file, value);
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
