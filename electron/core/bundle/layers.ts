import { PDFDict, PDFRef, type PDFObject } from 'pdf-lib';
import { arrayOf, dictOf, entry, nameOf, textOf, type PdfFile, name } from './pdf-file.ts';
import { textString, type PdfWriter } from './pdf-writer.ts';

/** A layer as it stands in the bundle: its object number and whether it is shown. */
export type BundleLayer = { readonly number: number; readonly shown: boolean };

/** The layers of one PDF, as its author's default view sets them. */
export type Layers = {
  /** Says whether content under an /OC entry is shown (PDF 32000-1, 8.11.2.2; visibility expressions count as shown). */
  readonly isShown: (content: PDFObject | undefined) => boolean;
  /** Writes a layer into the bundle when the object is one, and gives its number. */
  readonly adopt: (ref: PDFRef, object: PDFObject) => number | undefined;
  readonly adopted: readonly BundleLayer[];
};

/** Reads which layers of a file are on (PDF 32000-1, 8.11.4.3), the automatic states for viewing included. */
export function readLayers(file: PdfFile, writer: PdfWriter): Layers {
  const hidden = hiddenLayers(file);
  const adopted: BundleLayer[] = [];
  const isOn = (ref: PDFObject | undefined): boolean => !(ref instanceof PDFRef && hidden.has(ref));
  const isShown = (content: PDFObject | undefined): boolean => {
    const dict = dictOf(file.context, content);
    if (!dict) return true;
    if (nameOf(file.context, dict.get(name('Type'))) === 'OCG') return isOn(content);
    const groups = dict.get(name('OCGs'));
    const members =
      groups instanceof PDFRef && entry(dict, 'OCGs') instanceof PDFDict ? [groups] : arrayOf(file.context, groups);
    if (members.length === 0) return true;
    const policy = nameOf(file.context, dict.get(name('P'))) ?? 'AnyOn';
    if (policy === 'AllOn') return members.every(isOn);
    if (policy === 'AnyOff') return !members.every(isOn);
    if (policy === 'AllOff') return !members.some(isOn);
    return members.some(isOn);
  };
  const adopt = (ref: PDFRef, object: PDFObject): number | undefined => {
    if (!(object instanceof PDFDict) || nameOf(file.context, object.get(name('Type'))) !== 'OCG') return undefined;
    const title = textOf(file.context, object.get(name('Name'))) ?? 'Layer';
    const number = writer.add(`<</Type/OCG/Name ${textString(title)}>>`);
    adopted.push({ number, shown: !hidden.has(ref) });
    return number;
  };
  return { isShown, adopt, adopted };
}

function hiddenLayers(file: PdfFile): ReadonlySet<PDFRef> {
  const { context } = file;
  const hidden = new Set<PDFRef>();
  const properties = entry(file.catalog, 'OCProperties');
  if (!(properties instanceof PDFDict)) return hidden;
  const refs = (dict: PDFDict | undefined, key: string): readonly PDFRef[] =>
    arrayOf(context, dict?.get(name(key))).filter((item): item is PDFRef => item instanceof PDFRef);
  const view = dictOf(context, properties.get(name('D')));
  if (nameOf(context, view?.get(name('BaseState'))) === 'OFF')
    for (const ref of refs(properties, 'OCGs')) hidden.add(ref);
  for (const ref of refs(view, 'ON')) hidden.delete(ref);
  for (const ref of refs(view, 'OFF')) hidden.add(ref);
  for (const item of arrayOf(context, view?.get(name('AS')))) {
    const rule = dictOf(context, item);
    if (!rule || nameOf(context, rule.get(name('Event'))) !== 'View') continue;
    const categories = arrayOf(context, rule.get(name('Category'))).map((c) => nameOf(context, c));
    if (!categories.includes('View')) continue;
    for (const ref of refs(rule, 'OCGs')) {
      const usage = dictOf(context, dictOf(context, ref)?.get(name('Usage')));
      const state = nameOf(context, dictOf(context, usage?.get(name('View')))?.get(name('ViewState')));
      if (state === 'OFF') hidden.add(ref);
      if (state === 'ON') hidden.delete(ref);
    }
  }
  return hidden;
}

/** Gives the /OCProperties of the bundle, or nothing when no exhibit has layers. Layers cannot be switched by hand. */
export function layerProperties(layers: readonly BundleLayer[]): string | null {
  if (layers.length === 0) return null;
  const list = (some: readonly BundleLayer[]) => `[${some.map((layer) => `${layer.number} 0 R`).join(' ')}]`;
  const off = list(layers.filter((layer) => !layer.shown));
  return `<</OCGs ${list(layers)}/D<</BaseState/ON/OFF ${off}/Order[]/Locked ${list(layers)}>>>>`;
}
