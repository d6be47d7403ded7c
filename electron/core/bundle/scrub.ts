import { activeActions } from './active-names.ts';
import { nameOf, type PdfFile } from './pdf-file.ts';
import { PdfDict, PdfStream, type PdfValue } from './pdf-values.ts';

/** Entries that never go along: actions, embedded files, external files, other programs' private data, structure. */
export const droppedKeys: ReadonlySet<string> = new Set([
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

/** A stream whose data lie in another file would be read from a path of the exhibit's choice. */
export const externalKeys: ReadonlySet<string> = new Set(['F', 'FFilter', 'FDecodeParms']);

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

/** Tells whether an object of an exhibit is of a kind that stays behind. */
export function isDropped(file: PdfFile, value: PdfValue): boolean {
  const dict = value instanceof PdfStream ? value.dict : value;
  if (!(dict instanceof PdfDict)) return false;
  const type = nameOf(file, dict.get('Type'));
  if (type !== undefined && droppedTypes.has(type)) return true;
  const action = nameOf(file, dict.get('S'));
  return action !== undefined && (action === 'URI' || activeActions.has(action));
}
