import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { loadJpegEncoder } from '../../../../electron/core/bundle/encode-jpeg.ts';
import { makeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { openPdf } from '../../../../electron/core/bundle/pdf-file.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import { pictureAreas } from '../../../../electron/core/bundle/picture-places.ts';
import { reducedFile } from '../../../../electron/core/bundle/reduce-pictures.ts';
import { exhibit, has, makeFront, readFrom, runOn } from './bundle-fixtures.ts';

const [width, height] = [900, 600];
/** Left red, right blue, with a grain that no packing takes away. */
const dots = (colors: 1 | 3 | 4) => {
  const data = new Uint8Array(width * height * colors);
  for (let dot = 0, seed = 5; dot < width * height; dot += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const grain = (seed >> 16) % 20;
    for (let color = 0; color < colors; color += 1) {
      data[dot * colors + color] = dot % width < width / 2 === (color === 0) ? 200 + grain : grain;
    }
  }
  return data;
};

type Entries = Readonly<Record<string, string | number>>;

/** A page with one picture that is drawn so many points wide, in a form that is drawn at half size. */
async function pdfWith(data: Uint8Array, entries: Entries, wide: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const { context } = document;
  const size = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8 };
  const image = context.register(context.stream(data, { ...size, ...entries }));
  const drawn = `(a \\) string) pop q 2 0 0 2 0 0 cm q ${wide} 0 0 ${(wide * height) / width} 0 0 cm /Im0 Do Q Q`;
  const form = context.stream(drawn, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, 2000, 2000],
    Matrix: [0.5, 0, 0, 0.5, 36, 36],
    Resources: { XObject: { Im0: image } },
  });
  const page = document.addPage([612, 792]);
  page.node.setXObject(PDFName.of('Fm0'), context.register(form));
  page.node.set(PDFName.of('Contents'), context.register(context.stream('q /Fm0 Do Q')));
  return await document.save({ useObjectStreams: false });
}

const rgb = { ColorSpace: 'DeviceRGB', Filter: 'FlateDecode' };
const jpegOf = async () => (await loadJpegEncoder())({ width, height, colors: 3, data: dots(3) });

async function bundleOf(pdf: Uint8Array, reducePictures: boolean) {
  const { plan, front } = await makeFront([exhibit('1', 1)]);
  const made = await makeBundle({ ...plan, reducePictures }, { front, read: readFrom({ 1: pdf }) });
  const resolution = made.checks.find(({ check }) => check === 'resolution')!.items;
  return { made, resolution, told: made.warnings.map(({ code }) => code) };
}

describe('pictures above 300 dots to the inch', () => {
  it('are found by the largest area on which they are drawn, forms included', async () => {
    const file = openPdf(await pdfWith(deflateSync(dots(3)), rgb, 108));
    expect([...pictureAreas(file).values()].map((area) => Math.sqrt((width * height) / area))).toEqual([
      expect.closeTo(600, 3),
    ]);
  });

  it('are listed, and left as they are, where nobody asks for less', async () => {
    const { made, resolution, told } = await bundleOf(await pdfWith(deflateSync(dots(3)), rgb, 108), false);
    expect([made.ok, told]).toEqual([true, []]);
    expect(resolution).toEqual(['page 2 (Union Ex. 1) has a picture of 600 dots to the inch']);
  });

  it.each([
    ['without loss', async () => await pdfWith(deflateSync(dots(3)), rgb, 108)],
    ['as a JPEG', async () => await pdfWith(await jpegOf(), { ColorSpace: 'DeviceRGB', Filter: 'DCTDecode' }, 108)],
  ])('have 300 where that is asked for, and show the same: %s', async (_, make) => {
    const before = await bundleOf(await make(), false);
    const after = await bundleOf(await make(), true);
    expect(after.made.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect([after.resolution, after.told]).toEqual([[], ['pictures-reduced']]);
    expect(after.made.bytes).toBeLessThan(before.made.bytes * 0.6);
    if (has('pdfimages'))
      expect(runOn(after.made.pdf, 'pdfimages', ['-list', 'FILE'])).toMatch(/\b450 +300\b.* 300 +300 /);
    const { open } = await openPdfium();
    const [one, other] = [before, after].map(({ made }) => {
      const file = open(made.pdf);
      const { data } = file.render(1, 1);
      file.close();
      return data;
    });
    const off = one!.reduce((sum, value, at) => sum + Math.abs(value - (other![at] ?? 0)), 0) / one!.length;
    expect(off).toBeLessThan(1);
    expect((await bundleOf(await make(), true)).made.sha256).toBe(after.made.sha256);
  });

  it('keep four colors, and what stands beside them', async () => {
    const pdf = await pdfWith(deflateSync(dots(4)), { ColorSpace: 'DeviceCMYK', Filter: 'FlateDecode' }, 108);
    const { file, reduced, before, after } = await reducedFile(openPdf(pdf));
    expect(reduced).toBe(1);
    expect(after).toBeLessThan(before / 3);
    expect(file.pages).toHaveLength(1);
  });

  it.each([
    ['masks', { ImageMask: 'true', Filter: 'FlateDecode' }, 108],
    ['JPEG 2000', { ColorSpace: 'DeviceRGB', Filter: 'JPXDecode' }, 108],
    ['pictures of indexed or special colors', { ColorSpace: 'Pattern', Filter: 'FlateDecode' }, 108],
  ] as const)('are left and named: %s', async (name, { ...entries }, wide) => {
    const given: Record<string, string | number | boolean> = { ...entries };
    if ('ImageMask' in given) given['ImageMask'] = true;
    const pdf = await pdfWith(deflateSync(dots(3)), given as Entries, wide);
    const opened = openPdf(pdf);
    expect(await reducedFile(opened)).toMatchObject({ file: opened, reduced: 0, left: [name] });
  });

  it('are left alone where they have no more than that', async () => {
    const pdf = await pdfWith(deflateSync(dots(3)), rgb, 216);
    const opened = openPdf(pdf);
    expect(await reducedFile(opened)).toMatchObject({ file: opened, reduced: 0, left: [] });
  });
});
