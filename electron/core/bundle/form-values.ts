import { boolOf, dictOf, lookup, nameOf, arrayOf, type PdfFile } from './pdf-file.ts';
import { PdfDict } from './pdf-values.ts';

/** Tells whether a file has form fields whose values a viewer would draw itself. */
export function needsDrawing(file: PdfFile): boolean {
  const form = dictOf(file, file.catalog.get('AcroForm'));
  if (!form || arrayOf(file, form.get('Fields')).length === 0) return false;
  if (boolOf(file, form.get('NeedAppearances')) === true) return true;
  return file.pages.some((page) =>
    arrayOf(file, page.dict.get('Annots')).some((item) => {
      const annotation = dictOf(file, item);
      return (
        annotation !== undefined &&
        nameOf(file, annotation.get('Subtype')) === 'Widget' &&
        !(lookup(file, annotation.get('AP')) instanceof PdfDict)
      );
    }),
  );
}
