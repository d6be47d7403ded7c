import { PDFArray, PDFDict, PDFStream, type PDFObject } from 'pdf-lib';
import { activeActions } from './active-names.ts';
import { entry, nameOf, type PdfFile, name } from './pdf-file.ts';

/** How much of a PDF can act or carries other files: counted to be named in a warning; none of it is copied. */
export type ActiveContent = { readonly actions: number; readonly attachments: number };

/** Counts a file's actions (but for plain links) and embedded files, wherever they lie. */
export function readActiveContent(file: PdfFile): ActiveContent {
  let actions = 0;
  let attachments = 0;
  const visit = (object: PDFObject, depth: number): void => {
    if (depth > 40) return;
    if (object instanceof PDFArray) for (const item of object.asArray()) visit(item, depth + 1);
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) return;
    if (nameOf(file.context, dict.get(name('Type'))) === 'EmbeddedFile') attachments += 1;
    const kind = nameOf(file.context, dict.get(name('S')));
    if (kind !== undefined && activeActions.has(kind)) actions += 1;
    for (const value of dict.values()) visit(value, depth + 1);
  };
  for (const [, object] of file.context.enumerateIndirectObjects()) visit(object, 0);
  const form = entry(file.catalog, 'AcroForm');
  if (form instanceof PDFDict && form.has(name('XFA'))) actions += 1;
  return { actions, attachments };
}
