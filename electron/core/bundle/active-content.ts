import { activeActions } from './active-names.ts';
import { nameOf, type PdfFile } from './pdf-file.ts';
import { PdfDict, PdfRef, PdfStream, type PdfValue } from './pdf-values.ts';

/** How much of a PDF can act or carries other files: counted to be named in a warning; none of it is copied. */
export type ActiveContent = { readonly actions: number; readonly attachments: number };

/**
 * Reads all that a file's catalog leads to, its tags aside, and counts the actions (but for plain links) and embedded files
 * in it. Throws IrregularPdf when any of it cannot be read: of a file that passes, every later reading does.
 */
export function surveyContent(file: PdfFile): ActiveContent {
  let actions = 0;
  let attachments = 0;
  const seen = new Set<number>();
  const waiting: number[] = [];
  const visit = (value: PdfValue | undefined): void => {
    if (typeof value !== 'object' || value === null) return;
    if (value instanceof PdfRef) {
      if (seen.has(value.number)) return;
      seen.add(value.number);
      waiting.push(value.number);
    } else if (Array.isArray(value)) {
      for (const item of value as readonly PdfValue[]) visit(item);
    } else if (value instanceof PdfStream) visitDict(value.dict);
    else if (value instanceof PdfDict) visitDict(value);
  };
  const visitDict = (dict: PdfDict): void => {
    const type = nameOf(file, dict.get('Type'));
    if (type === 'StructTreeRoot' || type === 'StructElem') return;
    if (type === 'EmbeddedFile') attachments += 1;
    const kind = nameOf(file, dict.get('S'));
    if (kind !== undefined && activeActions.has(kind)) actions += 1;
    for (const value of dict.entries.values()) visit(value);
  };
  for (const [key, value] of file.catalog.entries) {
    if (key !== 'StructTreeRoot') visit(value);
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) visit(file.object(next));
  const form = file.catalog.get('AcroForm');
  const fields = form instanceof PdfRef ? file.object(form.number) : form;
  if (fields instanceof PdfDict && fields.has('XFA')) actions += 1;
  return { actions, attachments };
}
