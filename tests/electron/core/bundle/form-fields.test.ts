import { PDFBool, type PDFDict, type PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { openAsItIs, openRepaired } from '../../../../electron/core/bundle/exhibit-file.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import { copyAlone, makePdf, n } from './bundle-fixtures.ts';

/** A form whose kept appearance says something else than its value. */
function staleForm(document: PDFDocument, value: string): PDFDict {
  const form = document.getForm();
  const field = form.createTextField('name');
  field.setText('Older words');
  field.addToPage(document.getPage(0), { x: 100, y: 500, width: 300, height: 30 });
  form.updateFieldAppearances();
  const kept = field.acroField.getWidgets()[0]!.dict.get(n('AP'))!;
  field.setText(value);
  field.acroField.getWidgets()[0]!.dict.set(n('AP'), kept);
  form.markFieldAsClean(field.ref);
  return form.acroForm.dict;
}

async function shownText(bytes: Uint8Array): Promise<{ text: string; unfilled: readonly string[] }> {
  const read = openAsItIs(bytes, 1) ?? (await openRepaired(bytes));
  const file = (await openPdfium()).open(copyAlone(read));
  const text = file.read(0, (page) => page.text);
  file.close();
  return { text, unfilled: read.unfilled };
}

describe('the values of a form', () => {
  it('are drawn anew where the file asks for that, over what is kept of an older value', async () => {
    const form = (needs: boolean) =>
      makePdf([{ text: '' }], (document) => {
        const dict = staleForm(document, 'Newer words');
        if (needs) dict.set(n('NeedAppearances'), PDFBool.True);
      });
    expect((await shownText(await form(true))).text).toContain('Newer words');
    expect((await shownText(await form(false))).text).toContain('Older words');
  });

  it('are named where a letter of them cannot be drawn', async () => {
    const bytes = await makePdf([{ text: '' }], (document) => {
      staleForm(document, 'pi is π').set(n('NeedAppearances'), PDFBool.True);
    });
    expect((await shownText(bytes)).unfilled).toEqual(['name']);
  });

  it('are drawn although something among the fields is none', async () => {
    const bytes = await makePdf([{ text: '' }], (document) => {
      staleForm(document, 'Newer words').set(n('NeedAppearances'), PDFBool.True);
    });
    const whole = Buffer.from(bytes).toString('latin1');
    const odd = whole.replace(/\/Fields \[/u, '/Fields [ 7');
    expect(odd).not.toBe(whole);
    const { text, unfilled } = await shownText(Buffer.from(odd, 'latin1'));
    expect(text).toContain('Newer words');
    expect(unfilled).toEqual([]);
  });
});
