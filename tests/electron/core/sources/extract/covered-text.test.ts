import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { extractPdf } from '../../../../../electron/core/sources/extract/pdf.ts';
import { corpusFolder, hasCorpus } from '../../bundle/bundle-fixtures.ts';

type Draw = (page: ReturnType<PDFDocument['addPage']>, text: () => void) => void;

async function pageWith(draw: Draw): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([612, 792]);
  draw(page, () => page.drawText('Jane Roe lives here', { x: 100, y: 400, size: 12, font }));
  return document.save();
}

const box = { x: 95, y: 396, width: 120, height: 16 };
const warned = async (pdf: Uint8Array) =>
  (await extractPdf(pdf)).warnings.filter((warning) => warning.startsWith('text lies under'));

describe('text under a box', () => {
  it('is told with its pages when a dark box was drawn over it', async () => {
    const pdf = await pageWith((page, text) => {
      text();
      page.drawRectangle({ ...box, color: rgb(0, 0, 0) });
    });
    const read = await extractPdf(pdf);
    expect(read.warnings).toEqual(['text lies under 1 box on page 1: what looks removed is not']);
    expect(read.meta['textUnderBoxes']).toBe('1');
    expect(read.pages[0]!.text).toContain('Jane Roe');
  });

  it('is told when it has the color of the box on which it stands', async () => {
    const pdf = await pageWith((page, text) => {
      page.drawRectangle({ ...box, color: rgb(0, 0, 0) });
      text();
    });
    expect(await warned(pdf)).toHaveLength(1);
  });

  it.each<[string, Draw]>([
    [
      'white on a dark box',
      (page) => {
        page.drawRectangle({ ...box, color: rgb(0, 0, 0) });
        page.drawText('A heading', { x: 100, y: 400, size: 12, color: rgb(1, 1, 1) });
      },
    ],
    [
      'under a clear box',
      (page, text) => {
        text();
        page.drawRectangle({ ...box, color: rgb(0, 0, 0), opacity: 0.2 });
      },
    ],
    [
      'in a frame',
      (page, text) => {
        text();
        page.drawRectangle({ ...box, borderColor: rgb(0, 0, 0), borderWidth: 1 });
      },
    ],
    [
      'beside a box',
      (page, text) => {
        text();
        page.drawRectangle({ ...box, y: 430, color: rgb(0, 0, 0) });
      },
    ],
    [
      'half under a box',
      (page, text) => {
        text();
        page.drawRectangle({ ...box, height: 7, color: rgb(0, 0, 0) });
      },
    ],
    [
      'nothing but crosses',
      (page) => {
        page.drawText('XXXXX XXXX', { x: 100, y: 400, size: 12 });
        page.drawRectangle({ ...box, color: rgb(0, 0, 0) });
      },
    ],
  ])('is not told of text %s', async (_, draw) => expect(await warned(await pageWith(draw))).toEqual([]));
});

/** What their names say, and the tests of the project that made them (freelawproject/x-ray, BSD). */
const withBoxes = new Set(['rectangles_yes_2.pdf']);

describe.skipIf(!hasCorpus())('files that others made to tell good redactions from bad', () => {
  const names = hasCorpus() ? readdirSync(join(corpusFolder, 'redaction')).filter((file) => file.endsWith('.pdf')) : [];
  it.each(names)('%s is taken for what it is', async (file) => {
    const found = await warned(new Uint8Array(readFileSync(join(corpusFolder, 'redaction', file))));
    expect(found.length > 0).toBe(withBoxes.has(file));
  });

  it('three boxes with words under them are counted as three', async () => {
    const bytes = new Uint8Array(readFileSync(join(corpusFolder, 'court/rectangles_yes.pdf')));
    expect(await warned(bytes)).toEqual(['text lies under 3 boxes on page 1: what looks removed is not']);
  });
});
