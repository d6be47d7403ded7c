import type { SavedDict, SavedValue } from './saved-objects.ts';

/** Actions that do more than show another page of the same file or open an address. */
export const activeActions: ReadonlySet<string> = new Set([
  'GoTo3DView',
  'GoToE',
  'GoToR',
  'Hide',
  'ImportData',
  'JavaScript',
  'Launch',
  'Movie',
  'Named',
  'Rendition',
  'ResetForm',
  'RichMediaExecute',
  'SetOCGState',
  'Sound',
  'SubmitForm',
  'Thread',
  'Trans',
]);

/** Entries whose dictionary maps names that a file's author chose, so that any key is only a name there. */
export const nameMaps: ReadonlySet<string> = new Set([
  'CharProcs',
  'ClassMap',
  'ColorSpace',
  'Colorants',
  'Dests',
  'ExtGState',
  'Font',
  'Fonts',
  'Pattern',
  'Properties',
  'RoleMap',
  'Shading',
  'XObject',
]);

const activeKeys = new Set([
  'AA',
  'AcroForm',
  'AF',
  'EmbeddedFiles',
  'JavaScript',
  'JS',
  'OpenAction',
  'RichMediaContent',
  'XFA',
]);
const activeTypes = new Set(['EmbeddedFile', 'Filespec', 'Sig']);
const activeAnnotations = new Set(['3D', 'FileAttachment', 'Movie', 'RichMedia', 'Screen', 'Sound', 'Widget']);

const suspicious = new RegExp(
  `/(?:${[...activeKeys, ...activeTypes, ...activeAnnotations, ...activeActions].join('|')})(?![A-Za-z0-9])|#`,
);

/** Tells whether the text of an object holds no name of anything active, nor one that is written with escapes. */
export const isPlainlyInert = (text: string): boolean => !suspicious.test(text);

/** Names what an object of a saved file could do or carry; empty for an inert one. */
export function activeParts(value: SavedValue): readonly string[] {
  const found: string[] = [];
  const visit = (item: SavedValue, isMap: boolean): void => {
    if (Array.isArray(item)) for (const one of item as readonly SavedValue[]) visit(one, isMap);
    if (!(item instanceof Map)) return;
    const dict: SavedDict = item;
    if (!isMap) found.push(...partsOf(dict));
    for (const [key, inner] of dict) visit(inner, !isMap && nameMaps.has(key.slice(1)));
  };
  visit(value, false);
  return found;
}

function partsOf(dict: SavedDict): readonly string[] {
  const plain = (key: string): string => {
    const value = dict.get(key);
    return typeof value === 'string' ? value.slice(1) : '';
  };
  const found = [...dict.keys()].map((key) => key.slice(1)).filter((key) => activeKeys.has(key));
  const type = plain('/Type');
  if (activeTypes.has(type)) found.push(type);
  if (dict.has('/Rect') && activeAnnotations.has(plain('/Subtype'))) found.push(plain('/Subtype'));
  if (type !== 'StructElem' && !dict.has('/P') && activeActions.has(plain('/S'))) found.push(plain('/S'));
  return found;
}
