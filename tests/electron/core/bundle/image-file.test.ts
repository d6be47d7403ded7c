import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readImage } from '../../../../electron/core/bundle/image-file.ts';
import { jpegOrientation, stripJpeg } from '../../../../electron/core/bundle/jpeg.ts';
import { makeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import { encodePng } from '../../../../electron/core/sources/extract/png.ts';
import { dotOf, smallPicture, smallPictures } from '../../../support/small-pictures.ts';
import { exhibit, makeFront, readFrom } from './bundle-fixtures.ts';

/** A PNG whose left half is red and whose right half is blue. */
function halves(width: number, height: number): Uint8Array {
  const rgba = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) rgba.set(i % width < width / 2 ? [255, 0, 0, 255] : [0, 0, 255, 255], i * 4);
  return encodePng({ rgba, width, height });
}

/** A TIFF of one strip, without compression, 8-bit gray, one directory a page. */
function grayTiff(pages: number): Uint8Array {
  const [width, height] = [40, 20];
  const strip = width * height;
  const entries = [
    [256, 3, width],
    [257, 3, height],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 0],
    [277, 3, 1],
    [278, 3, height],
    [279, 4, strip],
  ] as const;
  const block = 2 + entries.length * 12 + 4;
  const out = Buffer.alloc(8 + pages * (block + strip));
  out.write('II*\0', 'latin1');
  out.writeUInt32LE(8, 4);
  for (let page = 0; page < pages; page++) {
    const at = 8 + page * (block + strip);
    out.writeUInt16LE(entries.length, at);
    for (const [i, [tag, type, value]] of entries.entries()) {
      out.writeUInt16LE(tag, at + 2 + i * 12);
      out.writeUInt16LE(type, at + 4 + i * 12);
      out.writeUInt32LE(1, at + 6 + i * 12);
      out.writeUInt32LE(tag === 273 ? at + block : value, at + 10 + i * 12);
    }
    out.writeUInt32LE(page + 1 < pages ? at + block + strip : 0, at + block - 4);
    out.fill(128, at + block, at + block + strip);
  }
  return out;
}

async function bundle(bytes: Uint8Array, pages = 1, fineness = 1) {
  const { plan, front } = await makeFront([exhibit('1', pages, { kind: 'image' })]);
  const made = await makeBundle(plan, { front, read: readFrom({ 1: bytes }) });
  const file = (await openPdfium()).open(made.pdf);
  const picture = file.render(1, fineness);
  const size = file.size(1);
  file.close();
  const dot = (x: number, y: number) => [
    ...picture.data
      .subarray((Math.round((size.height - y) * fineness) * picture.width + Math.round(x * fineness)) * 3)
      .subarray(0, 3),
  ];
  return { made, size, dot };
}

describe('an image exhibit', () => {
  it('goes on a page of its own, a wide one on a landscape page, within 1 in margins', async () => {
    const { made, size, dot } = await bundle(halves(2000, 1000));
    expect(made.checks.filter((check) => !check.ok)).toEqual([]);
    expect(size).toEqual({ width: 792, height: 612 });
    expect(dot(80, 306)).toEqual([255, 0, 0]);
    expect(dot(712, 306)).toEqual([0, 0, 255]);
    expect(dot(66, 306)).toEqual([255, 255, 255]);
    expect(dot(726, 306)).toEqual([255, 255, 255]);
  });

  it('is made smaller to fit, never larger than a screen shows it', async () => {
    const small = await bundle(halves(100, 200));
    expect(small.size).toEqual({ width: 612, height: 792 });
    expect(small.dot(306 - 30, 396)).toEqual([255, 0, 0]);
    expect(small.dot(306 - 45, 396)).toEqual([255, 255, 255]);
  });

  it('is listed where it has more than 300 dots to the inch', async () => {
    const items = async (width: number, height: number) =>
      (await bundle(halves(width, height))).made.checks.find(({ check }) => check === 'resolution');
    expect(await items(2600, 1300)).toMatchObject({ ok: true, items: [] });
    const fine = await items(3600, 40);
    expect(fine).toMatchObject({ ok: true, items: ['page 2 (Union Ex. 1) has a picture of 400 dots to the inch'] });
  });

  it('carries a cited place over to its page', async () => {
    const image = await readImage(halves(2000, 1000), 'us-letter');
    const scale = (792 - 144) / 2000;
    const [left, top] = image.locate({ id: 'x', exhibit: '1', page: 1, rect: [500, 200, 600, 400] })!;
    expect(left).toBeCloseTo(72 + 500 * scale, 3);
    expect(top).toBeCloseTo(306 - 500 * scale + 400 * scale + 24, 3);
  });

  it('takes as many pages as a TIFF has', async () => {
    const { made } = await bundle(grayTiff(3), 3);
    expect(made.ok).toBe(true);
    expect(made.checks.find((check) => check.check === 'searchable')!.items).toHaveLength(3);
  });

  it.each(smallPictures)('shows the dots of a %s, what is clear on white', async (name) => {
    const { made, size, dot } = await bundle(smallPicture(name), 1, 12);
    expect(made.ok).toBe(true);
    expect(size).toEqual({ width: 792, height: 612 });
    const at = (x: number, y: number) => dot(396 + (x + 0.5 - 4) * 0.75, 306 - (y + 0.5 - 3) * 0.75);
    const off = at(2, 3).map((value, color) => Math.abs(value - dotOf(2, 3)[color]!));
    expect(Math.max(...off)).toBeLessThanOrEqual(name === 'bmp-565' ? 32 : 8);
    if (name.endsWith('opacity')) expect(at(6, 3)).toEqual([255, 255, 255]);
    const told = made.warnings.map(({ code, detail }) => [code, detail]);
    expect(told).toEqual(
      name.endsWith('moving') ? [['first-picture-only', '2 pictures that move; the first is printed']] : [],
    );
  });

  it('stops the bundle by name when it cannot be read', async () => {
    await expect(
      bundle(Buffer.concat([Buffer.from([0x89, 0x50]), deflateSync(Buffer.from('x'))])),
    ).rejects.toMatchObject({
      code: 'unreadable-file',
      data: { label: 'Union Ex. 1' },
    });
  });
});

describe('a JPEG', () => {
  const segment = (marker: number, data: Buffer) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(data.length + 2);
    return Buffer.concat([Buffer.from([0xff, marker]), length, data]);
  };
  const exif = Buffer.from('45786966000049492a00080000000100120103000100000006000000000000006c6f636174696f6e', 'hex');
  const frame = segment(0xc0, Buffer.from('08000a00140111', 'hex'));
  const jpeg = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0')),
    segment(0xe1, exif),
    segment(0xfe, Buffer.from('a comment')),
    frame,
    Buffer.from('ffda0008010100003f00aabbffd9', 'hex'),
  ]);

  it('tells how its camera was held', () => {
    expect(jpegOrientation(jpeg)).toBe(6);
    expect(jpegOrientation(stripJpeg(jpeg))).toBe(1);
  });

  it('loses the notes of its camera and keeps everything that makes the picture', () => {
    const bare = Buffer.from(stripJpeg(jpeg));
    expect(bare.includes('location')).toBe(false);
    expect(bare.includes('a comment')).toBe(false);
    expect(
      bare.equals(
        Buffer.concat([jpeg.subarray(0, 2), segment(0xe0, Buffer.from('JFIF\0')), frame, jpeg.subarray(-14)]),
      ),
    ).toBe(true);
  });
});
