import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { extractPdf } from '../../../../../electron/core/sources/extract/pdf.ts';
import { makePdf } from '../../../../support/make-files.ts';

describe('extractPdf', () => {
  it('gives each page its number, words by line, size and title', async () => {
    const extraction = await extractPdf(await makePdf(['First line\nsecond line', 'Page two'], { title: 'Order 7' }));
    expect(extraction).toMatchObject({ format: 'pdf', mime: 'application/pdf', title: 'Order 7', warnings: [] });
    expect(extraction.pages).toEqual([
      { number: 1, text: 'First line\nsecond line', width: 612, height: 792, rotate: 0 },
      { number: 2, text: 'Page two', width: 612, height: 792, rotate: 0 },
    ]);
  });

  it('gives the size of a turned page as it is displayed', async () => {
    const [page] = (await extractPdf(await makePdf(['Sideways'], { rotate: 90 }))).pages;
    expect(page).toMatchObject({ text: 'Sideways', width: 792, height: 612, rotate: 90 });
  });

  it('gives the size of the CropBox', async () => {
    const document = await PDFDocument.create();
    document.addPage([612, 792]).setCropBox(100, 100, 300, 200);
    const [page] = (await extractPdf(await document.save())).pages;
    expect(page).toMatchObject({ text: '', width: 300, height: 200 });
  });

  it('reads what is filled into a form', async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage([612, 792]);
    page.drawText('Badge number:', { x: 72, y: 700, size: 12, font });
    const field = document.getForm().createTextField('badge');
    field.setText('S-4471');
    field.addToPage(page, { x: 180, y: 690, width: 120, height: 24, font });
    const extraction = await extractPdf(await document.save());
    expect(extraction.pages[0]?.text).toContain('Badge number:');
    expect(extraction.pages[0]?.text).toContain('S-4471');
    expect(extraction.meta['form']).toBe('AcroForm');
  });

  it('reads a PDF whose cross-reference table is broken, with a warning', async () => {
    const file = Buffer.from(await makePdf(['Still here'])).toString('latin1');
    const broken = new Uint8Array(Buffer.from(file.replace(/startxref\n\d+/u, 'startxref\n99999'), 'latin1'));
    const extraction = await extractPdf(broken);
    expect(extraction.pages[0]?.text).toBe('Still here');
    expect(extraction.warnings).toEqual(['the PDF is damaged, read as far as possible']);
  });

  it('tells a PDF cut short from one that is damaged', async () => {
    await expect(extractPdf(new Uint8Array(Buffer.from('%PDF-1.7\n1 0 obj')))).rejects.toMatchObject({
      data: { reason: 'truncated' },
    });
    await expect(extractPdf(new Uint8Array(Buffer.from('%PDF-1.7\nnothing\n%%EOF')))).rejects.toMatchObject({
      data: { reason: 'damaged' },
    });
  });

  it('reads many files after each other without growing', async () => {
    const file = await makePdf(['Again']);
    for (let round = 0; round < 200; round += 1) await extractPdf(file);
    const before = process.memoryUsage().rss;
    for (let round = 0; round < 400; round += 1) await extractPdf(file);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });
});
