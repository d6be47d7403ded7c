import { PDFArray, PDFBool, PDFDict, PDFName, StandardFonts, type PDFDocument } from 'pdf-lib';

/**
 * Draws the values of form fields that a viewer would have drawn itself, so that they can become part of the page.
 * Gives the fields whose value cannot be drawn. Fields with an appearance of their own keep it.
 */
export async function fillAppearances(document: PDFDocument): Promise<readonly string[]> {
  const form = document.catalog.lookup(PDFName.of('AcroForm'));
  if (!(form instanceof PDFDict)) return [];
  form.delete(PDFName.of('XFA'));
  if (!(form.lookup(PDFName.of('Fields')) instanceof PDFArray)) return [];
  const all = form.lookup(PDFName.of('NeedAppearances')) === PDFBool.True;
  const missed: string[] = [];
  try {
    const fields = document.getForm().getFields();
    const font = await document.embedFont(StandardFonts.Helvetica);
    for (const field of fields) {
      const bare = field.acroField
        .getWidgets()
        .some((widget) => !(widget.dict.lookup(PDFName.of('AP')) instanceof PDFDict));
      if (!bare && !(all && field.needsAppearancesUpdate())) continue;
      if (!field.acroField.V()) continue;
      try {
        field.defaultUpdateAppearances(font);
      } catch {
        missed.push(field.getName());
      }
    }
    // Subtle: a font that pdf-lib embeds has no object behind its reference until it is flushed.
    await document.flush();
  } catch (cause) {
    missed.push(cause instanceof Error ? cause.message : String(cause));
  }
  return missed;
}
