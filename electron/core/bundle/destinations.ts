import { PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString, type PDFObject } from 'pdf-lib';
import { arrayOf, dictOf, entry, lookup, nameOf, numberOf, type PdfFile, name, plainName } from './pdf-file.ts';
import { number } from './pdf-writer.ts';

/** A place within one PDF: `page` is an index from 0, `view` the fit in PDF syntax ("/XYZ 72 700 null"). */
export type Destination = { readonly page: number; readonly view: string };

/** Finds where the links and bookmarks of one PDF lead, named destinations included. */
export type Destinations = {
  /** Gives the place of a /Dest entry, or nothing when it leads nowhere. */
  readonly resolve: (dest: PDFObject | undefined) => Destination | undefined;
};

const maxNames = 200_000;
const viewArguments: Readonly<Record<string, number>> = {
  XYZ: 3,
  Fit: 0,
  FitH: 1,
  FitV: 1,
  FitR: 4,
  FitB: 0,
  FitBH: 1,
  FitBV: 1,
};

/** Reads the destinations of a file; its name trees are read when first needed. */
export function readDestinations(file: PdfFile): Destinations {
  const pageIndex = new Map<PDFRef, number>();
  for (const [index, page] of file.pages.entries()) if (page.ref) pageIndex.set(page.ref, index);
  let named: Map<string, PDFObject> | undefined;
  const byName = (key: string): PDFObject | undefined => {
    named ??= readNames(file);
    return named.get(key);
  };
  const resolve = (dest: PDFObject | undefined, depth = 0): Destination | undefined => {
    const object = lookup(file.context, dest);
    if (object === undefined || depth > 3) return undefined;
    if (object instanceof PDFName) return resolve(byName(plainName(object)), depth + 1);
    if (object instanceof PDFString || object instanceof PDFHexString) return resolve(byName(keyOf(object)), depth + 1);
    if (object instanceof PDFDict) return resolve(object.get(name('D')), depth + 1);
    const [target, kind, ...rest] = arrayOf(file.context, object);
    const page =
      target instanceof PDFRef ? pageIndex.get(target) : indexOf(lookup(file.context, target), file.pages.length);
    return page === undefined ? undefined : { page, view: viewOf(file, kind, rest) };
  };
  return { resolve: (dest) => resolve(dest) };
}

function indexOf(object: PDFObject | undefined, pages: number): number | undefined {
  if (!(object instanceof PDFNumber)) return undefined;
  const index = object.asNumber();
  return Number.isInteger(index) && index >= 0 && index < pages ? index : undefined;
}

function viewOf(file: PdfFile, kind: PDFObject | undefined, rest: readonly PDFObject[]): string {
  const fit = nameOf(file.context, kind) ?? 'Fit';
  const count = viewArguments[fit];
  if (count === undefined) return '/Fit';
  const values = Array.from({ length: count }, (_, i) => {
    const value = numberOf(file.context, rest[i]);
    return value === undefined ? 'null' : number(value);
  });
  if (fit === 'FitR' && values.includes('null')) return '/Fit';
  return [`/${fit}`, ...values].join(' ');
}

function readNames(file: PdfFile): Map<string, PDFObject> {
  const names = new Map<string, PDFObject>();
  const old = entry(file.catalog, 'Dests');
  if (old instanceof PDFDict) for (const [key, value] of old.entries()) names.set(plainName(key), value);
  const trees = entry(file.catalog, 'Names');
  const seen = new Set<PDFDict>();
  const visit = (node: PDFDict | undefined): void => {
    if (!node || seen.has(node) || names.size > maxNames) return;
    seen.add(node);
    const pairs = arrayOf(file.context, node.get(name('Names')));
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const key = lookup(file.context, pairs[i]);
      const value = pairs[i + 1];
      if (value && (key instanceof PDFString || key instanceof PDFHexString)) names.set(keyOf(key), value);
    }
    for (const kid of arrayOf(file.context, node.get(name('Kids')))) visit(dictOf(file.context, kid));
  };
  if (trees instanceof PDFDict) visit(dictOf(file.context, trees.get(name('Dests'))));
  return names;
}

/** Subtle: names are compared as bytes, since the same name may be written in hex at one place and plain at another. */
const keyOf = (key: PDFString | PDFHexString): string => Buffer.from(key.asBytes()).toString('latin1');
