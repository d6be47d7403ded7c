import { arrayOf, dictOf, lookup, nameOf, numberOf, type PdfFile } from './pdf-file.ts';
import { PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './pdf-values.ts';
import { number } from './pdf-writer.ts';

/** A place within one PDF: `page` is an index from 0, `view` the fit in PDF syntax ("/XYZ 72 700 null"). */
export type Destination = { readonly page: number; readonly view: string };

/** Finds where the links and bookmarks of one PDF lead, named destinations included. */
export type Destinations = {
  /** Gives the place of a /Dest entry, or nothing when it leads nowhere. */
  readonly resolve: (dest: PdfValue | undefined) => Destination | undefined;
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
  const pageIndex = new Map<number, number>();
  for (const [index, page] of file.pages.entries()) if (page.number !== null) pageIndex.set(page.number, index);
  let named: Map<string, PdfValue> | undefined;
  const byName = (key: string): PdfValue | undefined => {
    named ??= readNames(file);
    return named.get(key);
  };
  const resolve = (dest: PdfValue | undefined, depth = 0): Destination | undefined => {
    const object = lookup(file, dest);
    if (object === undefined || depth > 3) return undefined;
    if (object instanceof PdfName) return resolve(byName(object.text), depth + 1);
    if (object instanceof PdfString) return resolve(byName(object.bytes()), depth + 1);
    if (object instanceof PdfDict) return resolve(object.get('D'), depth + 1);
    const [target, kind, ...rest] = arrayOf(file, object);
    const page =
      target instanceof PdfRef ? pageIndex.get(target.number) : indexOf(lookup(file, target), file.pages.length);
    return page === undefined ? undefined : { page, view: viewOf(file, kind, rest) };
  };
  return { resolve: (dest) => resolve(dest) };
}

function indexOf(object: PdfValue | undefined, pages: number): number | undefined {
  return typeof object === 'number' && Number.isInteger(object) && object >= 0 && object < pages ? object : undefined;
}

function viewOf(file: PdfFile, kind: PdfValue | undefined, rest: readonly PdfValue[]): string {
  const fit = nameOf(file, kind) ?? 'Fit';
  const count = viewArguments[fit];
  if (count === undefined) return '/Fit';
  const values = Array.from({ length: count }, (_, i) => {
    const value = numberOf(file, rest[i]);
    return value === undefined ? 'null' : number(value);
  });
  if (fit === 'FitR' && values.includes('null')) return '/Fit';
  return [`/${fit}`, ...values].join(' ');
}

/** Subtle: names are compared as bytes, since the same name may be written in hex at one place and plain at another. */
function readNames(file: PdfFile): Map<string, PdfValue> {
  const names = new Map<string, PdfValue>();
  const old = lookup(file, file.catalog.get('Dests'));
  if (old instanceof PdfDict) for (const [key, value] of old.entries) names.set(key, value);
  const trees = lookup(file, file.catalog.get('Names'));
  const seen = new Set<PdfDict>();
  const visit = (node: PdfDict | undefined): void => {
    if (!node || seen.has(node) || names.size > maxNames) return;
    seen.add(node);
    const pairs = arrayOf(file, node.get('Names'));
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const key = lookup(file, pairs[i]);
      const value = pairs[i + 1];
      if (value !== undefined && key instanceof PdfString) names.set(key.bytes(), value);
    }
    for (const kid of arrayOf(file, node.get('Kids'))) visit(dictOf(file, kid));
  };
  if (trees instanceof PdfDict) visit(dictOf(file, trees.get('Dests')));
  return names;
}
