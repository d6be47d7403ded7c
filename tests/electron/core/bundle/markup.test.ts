import { PDFName, PDFString, type PDFPage } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { openAsItIs } from '../../../../electron/core/bundle/exhibit-file.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import type { Picture } from '../../../../electron/core/bundle/raster.ts';
import { annotate, copyAlone, makePdf } from './bundle-fixtures.ts';

type Shown = {
  readonly text: string;
  readonly at: (x: number, y: number) => readonly number[];
  readonly picture: Picture;
};

/** Copies a page of 200 by 200 points into a bundle and gives what is shown there; places are points as displayed. */
async function shown(shape: (page: PDFPage) => void, rotate = 0): Promise<Shown> {
  const bytes = await makePdf([{ size: [200, 200], text: '', rotate }], (document) => shape(document.getPage(0)));
  const copy = copyAlone(openAsItIs(bytes, 1)!);
  const file = (await openPdfium()).open(copy);
  const picture = file.render(0, 2);
  const text = file.read(0, (page) => page.text);
  file.close();
  const at = (x: number, y: number) => {
    const from = (Math.round((200 - y) * 2) * picture.width + Math.round(x * 2)) * 3;
    return [...picture.data.subarray(from, from + 3)];
  };
  return { text, at, picture };
}

const white = [255, 255, 255];
const red = [255, 0, 0];

describe('a mark without an appearance of its own', () => {
  it('is as faint as it says', async () => {
    const { at } = await shown((page) =>
      annotate(page, { Subtype: 'Line', L: [20, 100, 180, 100], C: [1, 0, 0], CA: 0.5, BS: { W: 10 } }),
    );
    const [r, g, b] = at(100, 100);
    expect(r).toBe(255);
    expect(g).toBeGreaterThan(120);
    expect(g).toBeLessThan(135);
    expect(b).toBe(g);
  });

  it('ends in the arrow that it says', async () => {
    const line = (ends: readonly string[]) => (page: PDFPage) =>
      annotate(page, {
        Subtype: 'Line',
        L: [20, 100, 180, 100],
        C: [1, 0, 0],
        IC: [1, 0, 0],
        BS: { W: 4 },
        LE: ends.map((end) => PDFName.of(end)),
      });
    const plain = await shown(line(['None', 'None']));
    const arrow = await shown(line(['None', 'ClosedArrow']));
    expect(plain.at(165, 106)).toEqual(white);
    expect(arrow.at(165, 106)).toEqual(red);
    expect(arrow.at(35, 106)).toEqual(white);
    const back = await shown(line(['ClosedArrow', 'None']));
    expect(back.at(35, 106)).toEqual(red);
    expect(back.at(165, 106)).toEqual(white);
  });

  it('is a wavy line where it says so', async () => {
    const mark = (kind: string) => (page: PDFPage) =>
      annotate(page, { Subtype: kind, QuadPoints: [20, 120, 180, 120, 20, 100, 180, 100], C: [1, 0, 0] });
    const rows = ({ picture }: Shown) =>
      new Set(
        Array.from({ length: picture.width * picture.height }, (_, i) => i)
          .filter((i) => picture.data[i * 3 + 1]! < 128)
          .map((i) => Math.floor(i / picture.width)),
      ).size;
    expect(rows(await shown(mark('Underline')))).toBeLessThanOrEqual(3);
    expect(rows(await shown(mark('Squiggly')))).toBeGreaterThan(4);
  });

  it('shows typed words, broken into lines, as words of the page', async () => {
    const { text, at } = await shown((page) =>
      annotate(page, {
        Subtype: 'FreeText',
        Rect: [20, 100, 120, 180],
        Contents: PDFString.of('Received late by the front desk\rInitials'),
        DA: PDFString.of('1 0 0 rg /Helv 14 Tf'),
        C: [1, 1, 0],
        BS: { W: 2 },
      }),
    );
    expect(text.replace(/\s+/g, ' ')).toBe('Received late by the front desk Initials');
    expect(text.trim().split(/\r?\n/)).toHaveLength(4);
    expect(at(110, 105)).toEqual([255, 255, 0]);
    expect(at(21, 140)).toEqual(red);
  });

  it('is left to a warning where its words cannot be set', async () => {
    const { text } = await shown((page) =>
      annotate(page, { Subtype: 'FreeText', Rect: [20, 100, 120, 180], Contents: PDFString.of('\xfe\xff\x04\x16') }),
    );
    expect(text.trim()).toBe('');
  });
});

describe('the frame of a link', () => {
  it('does not hide the words that it stands around, however wide it says it is', async () => {
    const { at } = await shown((page) =>
      annotate(page, { Subtype: 'Link', Rect: [20, 100, 120, 120], C: [1, 0, 0], Border: [0, 0, 90] }),
    );
    expect(at(60, 110)).toEqual(white);
    expect(at(60, 119.5)).toEqual(red);
    expect(at(60, 150)).toEqual(white);
  });

  it('is dashed, or a line below, where it says so', async () => {
    const dashed = await shown((page) =>
      annotate(page, { Subtype: 'Link', Rect: [20, 100, 180, 140], C: [1, 0, 0], Border: [0, 0, 4, [20, 20]] }),
    );
    expect([dashed.at(30, 102), dashed.at(50, 102)]).toEqual([red, white]);
    const below = await shown((page) =>
      annotate(page, { Subtype: 'Link', Rect: [20, 100, 180, 140], C: [1, 0, 0], BS: { W: 4, S: PDFName.of('U') } }),
    );
    expect([below.at(100, 102), below.at(100, 138)]).toEqual([red, white]);
  });
});

describe('a mark that does not turn with its page', () => {
  it.each([90, 180, 270])('stays upright on a page turned by %i degrees', async (rotate) => {
    const { at } = await shown((page) => {
      const { context } = page.node;
      const flag = context.stream('1 0 0 rg 0 20 40 20 re f 0 0 1 rg 0 0 40 20 re f', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 40, 40],
      });
      // Its upper left corner on the unturned page is (100, 100), the middle of the page.
      annotate(page, { Subtype: 'Stamp', Rect: [100, 60, 140, 100], F: 4 + 16, AP: { N: context.register(flag) } });
    }, rotate);
    // As displayed, it hangs below and right of that place, red above blue.
    expect([at(120, 90), at(120, 70), at(80, 90), at(120, 110)]).toEqual([red, [0, 0, 255], white, white]);
  });
});
