import { arrayOf, dictOf, lookup, nameOf, textOf, type PdfFile } from './pdf-file.ts';
import { PdfDict, PdfRef, type PdfValue } from './pdf-values.ts';
import { textString, type PdfWriter } from './pdf-writer.ts';

/** A layer as it stands in the bundle: its object number and whether it is shown. */
export type BundleLayer = { readonly number: number; readonly shown: boolean };

/** The layers of one PDF, as its author's default view sets them. */
export type Layers = {
  /** Says whether content under an /OC entry is shown (PDF 32000-1, 8.11.2.2; visibility expressions count as shown). */
  readonly isShown: (content: PdfValue | undefined) => boolean;
  /** Writes a layer into the bundle when the object is one, and gives its number. */
  readonly adopt: (ref: number, object: PdfValue) => number | undefined;
  readonly adopted: readonly BundleLayer[];
};

/** Reads which layers of a file are on (PDF 32000-1, 8.11.4.3), the automatic states for viewing included. */
export function readLayers(file: PdfFile, writer: PdfWriter): Layers {
  const hidden = hiddenLayers(file);
  const adopted: BundleLayer[] = [];
  const isOn = (ref: PdfValue | undefined): boolean => !(ref instanceof PdfRef && hidden.has(ref.number));
  const isShown = (content: PdfValue | undefined): boolean => {
    const dict = dictOf(file, content);
    if (!dict) return true;
    if (nameOf(file, dict.get('Type')) === 'OCG') return isOn(content);
    const groups = dict.get('OCGs');
    const members =
      groups instanceof PdfRef && lookup(file, groups) instanceof PdfDict ? [groups] : arrayOf(file, groups);
    if (members.length === 0) return true;
    const policy = nameOf(file, dict.get('P')) ?? 'AnyOn';
    if (policy === 'AllOn') return members.every(isOn);
    if (policy === 'AnyOff') return !members.every(isOn);
    if (policy === 'AllOff') return !members.some(isOn);
    return members.some(isOn);
  };
  const adopt = (ref: number, object: PdfValue): number | undefined => {
    if (!(object instanceof PdfDict) || nameOf(file, object.get('Type')) !== 'OCG') return undefined;
    const title = textOf(file, object.get('Name')) ?? 'Layer';
    const number = writer.add(`<</Type/OCG/Name ${textString(title)}>>`);
    adopted.push({ number, shown: !hidden.has(ref) });
    return number;
  };
  return { isShown, adopt, adopted };
}

function hiddenLayers(file: PdfFile): ReadonlySet<number> {
  const hidden = new Set<number>();
  const properties = lookup(file, file.catalog.get('OCProperties'));
  if (!(properties instanceof PdfDict)) return hidden;
  const refs = (dict: PdfDict | undefined, key: string): readonly number[] =>
    arrayOf(file, dict?.get(key)).flatMap((item) => (item instanceof PdfRef ? [item.number] : []));
  const view = dictOf(file, properties.get('D'));
  if (nameOf(file, view?.get('BaseState')) === 'OFF') for (const ref of refs(properties, 'OCGs')) hidden.add(ref);
  for (const ref of refs(view, 'ON')) hidden.delete(ref);
  for (const ref of refs(view, 'OFF')) hidden.add(ref);
  for (const item of arrayOf(file, view?.get('AS'))) {
    const rule = dictOf(file, item);
    if (!rule || nameOf(file, rule.get('Event')) !== 'View') continue;
    const categories = arrayOf(file, rule.get('Category')).map((c) => nameOf(file, c));
    if (!categories.includes('View')) continue;
    for (const ref of refs(rule, 'OCGs')) {
      const usage = dictOf(file, dictOf(file, file.object(ref))?.get('Usage'));
      const state = nameOf(file, dictOf(file, usage?.get('View'))?.get('ViewState'));
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
