import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDropdown,
  PDFName,
  PDFOptionList,
  PDFTextField,
  StandardFonts,
  type PDFDocument,
  type PDFField,
} from 'pdf-lib';
import { isPrintable } from './win-ansi.ts';

/** Of these a file that asks for it has its viewer draw the value anew: what is kept of it may be empty or of an older value. */
const hasWords = (field: PDFField): boolean =>
  field instanceof PDFTextField || field instanceof PDFDropdown || field instanceof PDFOptionList;

function wordsOf(field: PDFField): string {
  if (field instanceof PDFTextField) return (field.getText() ?? '').replaceAll(/\s+/gu, ' ');
  return field instanceof PDFDropdown || field instanceof PDFOptionList ? field.getSelected().join(' ') : '';
}

/** Takes out of the tree of fields whatever is none: pdf-lib gives up the whole form at the first. */
function pruneFields(node: PDFDict, key: 'Fields' | 'Kids', depth = 0): void {
  const list = node.lookup(PDFName.of(key));
  if (!(list instanceof PDFArray) || depth > 40) return;
  for (let at = list.size() - 1; at >= 0; at--) {
    const field = list.lookup(at);
    if (field instanceof PDFDict) pruneFields(field, 'Kids', depth + 1);
    else list.remove(at);
  }
}

/**
 * Draws the values of form fields that a viewer would have drawn itself, so that they can become part of the page.
 * Gives the fields whose value cannot be drawn. Fields with an appearance of their own keep it, unless the file asks that words be
 * drawn anew (ISO 32000-1, 12.7.2, NeedAppearances).
 */
export async function fillAppearances(document: PDFDocument): Promise<readonly string[]> {
  const form = document.catalog.lookup(PDFName.of('AcroForm'));
  if (!(form instanceof PDFDict)) return [];
  form.delete(PDFName.of('XFA'));
  if (!(form.lookup(PDFName.of('Fields')) instanceof PDFArray)) return [];
  pruneFields(form, 'Fields');
  const all = form.lookup(PDFName.of('NeedAppearances')) === PDFBool.True;
  const missed: string[] = [];
  try {
    const fields = document.getForm().getFields();
    const font = await document.embedFont(StandardFonts.Helvetica);
    for (const field of fields) {
      const bare = field.acroField
        .getWidgets()
        .some((widget) => !(widget.dict.lookup(PDFName.of('AP')) instanceof PDFDict));
      const isStale = all && (field.needsAppearancesUpdate() || hasWords(field));
      if (!bare && !isStale) continue;
      if (!field.acroField.V()) continue;
      // Subtle: of a letter that the font lacks, pdf-lib draws a question mark.
      if (!isPrintable(wordsOf(field))) missed.push(field.getName());
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
