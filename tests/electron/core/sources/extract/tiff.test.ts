import { inflateSync } from 'node:zlib';
import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import { extractTiff } from '../../../../../electron/core/sources/extract/image.ts';
import { encodePng } from '../../../../../electron/core/sources/extract/png.ts';
import { tiffPagePng, tiffPages, upright } from '../../../../../electron/core/sources/extract/tiff.ts';
import { makeTiff } from '../../../../support/make-files.ts';

const red = [255, 0, 0] as const;
const blue = [0, 0, 255] as const;
/** A picture of one red pixel at the left of the top row, else blue. */
const marked = { width: 3, height: 2, rgb: (x: number, y: number) => (x === 0 && y === 0 ? red : blue) };

/** The pixels of an RGB PNG that we wrote: rows of hex colors. */
function readRgb(png: Uint8Array): string[][] {
  const { width, height } = imageSize(png);
  const file = Buffer.from(png);
  const at = file.indexOf('IDAT');
  const data = inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)));
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => {
      const from = y * (width * 3 + 1) + 1 + x * 3;
      return data.subarray(from, from + 3).toString('hex');
    }),
  );
}

describe('tiffPages', () => {
  it('counts the images and gives their size as displayed', () => {
    const file = makeTiff([marked, { ...marked, orientation: 6 }]);
    expect(tiffPages(file)).toHaveLength(2);
    expect(extractTiff('image/tiff', file).pages.map(({ number, width, height }) => [number, width, height])).toEqual([
      [1, 3, 2],
      [2, 2, 3],
    ]);
  });
});

describe('tiffPagePng', () => {
  it('gives the pixels of the page asked for', () => {
    const file = makeTiff([{ ...marked, rgb: () => blue }, marked]);
    expect(readRgb(tiffPagePng(file, 1)).flat()).toEqual(Array(6).fill('0000ff'));
    expect(readRgb(tiffPagePng(file, 2))).toEqual([
      ['ff0000', '0000ff', '0000ff'],
      ['0000ff', '0000ff', '0000ff'],
    ]);
    expect(() => tiffPagePng(file, 3)).toThrow(expect.objectContaining({ code: 'unreadable-file' }));
  });

  it('turns a page upright', () => {
    // Orientation 6: the first stored row is the right-hand side, its first pixel at the top right.
    expect(readRgb(tiffPagePng(makeTiff([{ ...marked, orientation: 6 }]), 1))).toEqual([
      ['0000ff', 'ff0000'],
      ['0000ff', '0000ff'],
      ['0000ff', '0000ff'],
    ]);
  });
});

describe('upright', () => {
  // Where the stored top left pixel is displayed, by TIFF 6.0 section 8: row, column of the visible corner.
  it.each([
    [1, 0, 0],
    [2, 0, 2],
    [3, 1, 2],
    [4, 1, 0],
    [5, 0, 0],
    [6, 0, 1],
    [7, 2, 1],
    [8, 2, 0],
  ])('puts the first pixel of orientation %i at row %i, column %i', (orientation, row, column) => {
    const rgba = new Uint8Array(3 * 2 * 4);
    rgba[0] = 9;
    const shown = upright({ rgba, width: 3, height: 2 }, orientation);
    expect(shown.rgba.indexOf(9) / 4).toBe(row * shown.width + column);
  });
});

describe('encodePng', () => {
  const png = (...pixels: number[][]) =>
    encodePng({ rgba: Uint8Array.from(pixels.flat()), width: pixels.length, height: 1 });
  const layout = (file: Uint8Array) => [file[24], file[25]];

  it('takes the smallest layout that loses nothing', () => {
    expect(layout(png([0, 0, 0, 255], [255, 255, 255, 255]))).toEqual([1, 0]);
    expect(layout(png([7, 7, 7, 255], [255, 255, 255, 255]))).toEqual([8, 0]);
    expect(layout(png([7, 8, 7, 255]))).toEqual([8, 2]);
    expect(layout(png([7, 7, 7, 100]))).toEqual([8, 6]);
  });

  it('packs black and white into bits, leftmost first', () => {
    const pixels = [1, 0, 0, 0, 0, 0, 0, 0, 1].map((bit) => [bit * 255, bit * 255, bit * 255, 255]);
    const file = Buffer.from(png(...pixels));
    const at = file.indexOf('IDAT');
    expect([...inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)))]).toEqual([0, 0x80, 0x80]);
  });
});
