import { PDFArray, PDFDict, StandardFonts } from 'pdf-lib';
import { boolOf, dictOf, entry, type PdfFile, name } from './pdf-file.ts';

/**
 * Draws the values of form fields that a viewer would have drawn itself, so that they can become part of the page.
 * Gives the fields whose value cannot be drawn. Fields with an appearance of their own keep it.
 */
export async function fillAppearances(file: PdfFile): Promise<readonly string[]> {
  const form = entry(file.catalog, 'AcroForm');
  if (!(form instanceof PDFDict)) return [];
  form.delete(name('XFA'));
  if (!(entry(form, 'Fields') instanceof PDFArray)) return [];
  const all = boolOf(file.context, form.get(name('NeedAppearances'))) === true;
  const missed: string[] = [];
  try {
    const fields = file.document.getForm().getFields();
    const font = await file.document.embedFont(StandardFonts.Helvetica);
    for (const field of fields) {
      const bare = field.acroField.getWidgets().some((widget) => !dictOf(file.context, widget.dict.get(name('AP'))));
      if (!bare && !(all && field.needsAppearancesUpdate())) continue;
      if (!field.acroField.V()) continue;
      try {
        field.defaultUpdateAppearances(font);
      } catch {
        missed.push(field.getName());
      }
    }
    // Subtle: a font that pdf-lib embeds has no object behind its reference until it is flushed.
    await file.document.flush();
  } catch (cause) {
    missed.push(cause instanceof Error ? cause.message : String(cause));
  }
  return missed;
}
