import { describe, expect, it } from 'vitest';
import { extractImage } from '../../../../../electron/core/sources/extract/image.ts';
import { encodePng } from '../../../../../electron/core/sources/extract/png.ts';
import { makePngHeader } from '../../../../support/make-files.ts';

/** A JPEG's headers alone: EXIF with an orientation, then the frame header. */
function jpegHeader(width: number, height: number, orientation: number): Uint8Array {
  const directory = ['0001', '0112', '0003', '00000001', '00000000', '00000000'];
  const exif = Buffer.from(['457869660000', '4d4d002a00000008', ...directory].join(''), 'hex');
  exif.writeUInt16BE(orientation, 24);
  const app1 = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xd8]), app1, exif, frame, Buffer.from([0xff, 0xd9])]));
}

describe('extractImage', () => {
  it('gives one page without text, in pixels', () => {
    const png = encodePng({ rgba: new Uint8Array(3 * 2 * 4), width: 3, height: 2 });
    expect(extractImage('png', 'image/png', png)).toMatchObject({
      pages: [{ number: 1, text: '', width: 3, height: 2, rotate: 0 }],
      meta: { width: '3', height: '2' },
      warnings: [],
    });
  });

  it('gives the size after the turn that EXIF asks for', () => {
    const extraction = extractImage('jpeg', 'image/jpeg', jpegHeader(40, 30, 6));
    expect(extraction.pages[0]).toMatchObject({ width: 30, height: 40 });
    expect(extraction.meta['orientation']).toBe('6');
  });

  it('warns when the image ends early', () => {
    expect(extractImage('png', 'image/png', makePngHeader(3, 2)).warnings).toEqual(['the image ends early']);
  });

  it('refuses an image without a size', () => {
    expect(() => extractImage('png', 'image/png', makePngHeader(0, 2))).toThrow(
      expect.objectContaining({ data: { reason: 'damaged', mime: 'image/png' } }),
    );
  });
});
