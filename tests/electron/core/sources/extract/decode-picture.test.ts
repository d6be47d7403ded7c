import { array, assert, asyncProperty, constantFrom, nat, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { decodePicture, onWhite } from '../../../../../electron/core/sources/extract/decode-picture.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { dotOf, smallPicture, smallPictures } from '../../../../support/small-pictures.ts';

type Dots = (x: number, y: number) => readonly number[];

async function dotsOf(bytes: Uint8Array): Promise<{ at: Dots; width: number; height: number; pictures: number }> {
  const { pixels, pictures } = await decodePicture(bytes);
  const { width, height, rgba } = pixels;
  return { at: (x, y) => [...rgba.subarray((y * width + x) * 4).subarray(0, 4)], width, height, pictures };
}

it.each(smallPictures)('a picture that another program wrote has its dots: %s', async (name) => {
  const { at, width, height, pictures } = await dotsOf(smallPicture(name));
  expect([width, height, pictures]).toEqual([8, 6, name.endsWith('moving') ? 2 : 1]);
  for (let y = 0; y < 6; y += 1) {
    for (let x = 0; x < 8; x += 1) {
      const opacity = name.endsWith('opacity') && x >= 4 ? 0 : 255;
      const [red, green, blue, seen] = at(x, y);
      expect(seen).toBe(opacity);
      if (opacity === 0) continue;
      const off = [red, green, blue].map((value, color) => Math.abs(value! - dotOf(x, y)[color]!));
      expect(Math.max(...off)).toBeLessThanOrEqual(name === 'bmp-565' ? 32 : 0);
    }
  }
});

it('what is clear stands on white', async () => {
  const { pixels } = await decodePicture(smallPicture('webp-opacity'));
  const data = onWhite(pixels);
  expect([...data.subarray(7 * 3, 8 * 3)]).toEqual([255, 255, 255]);
  expect([...data.subarray(3, 6)]).toEqual([...dotOf(1, 0)]);
});

it('the first picture of an animation lies where the file puts it', async () => {
  const picture = Buffer.from(smallPicture('webp')).subarray(12);
  const size = (value: number, bytes: number) => Buffer.from(Uint32Array.of(value).buffer).subarray(0, bytes);
  const chunk = (name: string, data: Buffer) => Buffer.concat([Buffer.from(name), size(data.length, 4), data]);
  const place = [size(1, 3), size(2, 3), size(7, 3), size(5, 3), size(90, 3), size(0, 1)];
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    chunk('VP8X', Buffer.concat([size(2, 4), size(11, 3), size(13, 3)])),
    chunk('ANIM', Buffer.alloc(6)),
    chunk('ANMF', Buffer.concat([...place, picture])),
  ]);
  const { at, width, height, pictures } = await dotsOf(
    Buffer.concat([Buffer.from('RIFF'), size(body.length, 4), body]),
  );
  expect([width, height, pictures]).toEqual([12, 14, 1]);
  expect(at(1, 4)).toEqual([0, 0, 0, 0]);
  expect(at(2 + 5, 4 + 3)).toEqual([...dotOf(5, 3), 255]);
});

type Rows = { readonly bits: number; readonly packing: number; readonly height: number; readonly data: Buffer };

/** A BMP of 8 dots a row whose colors are black and white, then ten grays. */
function bmp({ bits, packing, height, data }: Rows): Uint8Array {
  const colors = bits > 8 ? [] : Array.from({ length: 12 }, (_, i) => (i < 2 ? i * 255 : i * 10));
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54 + colors.length * 4, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(8, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(packing, 30);
  return Buffer.concat([head, ...colors.map((gray) => Buffer.from([gray, gray, gray, 0])), data]);
}

it('reads the layouts of a BMP: one bit, four bits, runs, rows from the top', async () => {
  const oneBit = await dotsOf(bmp({ bits: 1, packing: 0, height: 2, data: Buffer.from('8000000001000000', 'hex') }));
  expect([oneBit.at(7, 0), oneBit.at(0, 1), oneBit.at(0, 0)].map(([gray]) => gray)).toEqual([255, 255, 0]);
  const four = await dotsOf(bmp({ bits: 4, packing: 0, height: -1, data: Buffer.from('0123456b', 'hex') }));
  expect([0, 2, 7].map((x) => four.at(x, 0)[0])).toEqual([0, 20, 110]);
  // Three of color 5; then, two rows up and one to the right, four dots as they are; the end.
  const runs = await dotsOf(
    bmp({ bits: 8, packing: 1, height: 3, data: Buffer.from('0305000201020004060708090001', 'hex') }),
  );
  expect([0, 1, 2, 3].map((x) => runs.at(x, 2)[0])).toEqual([50, 50, 50, 0]);
  expect([3, 4, 5, 6, 7].map((x) => runs.at(x, 0)[0])).toEqual([0, 60, 70, 80, 90]);
  const halves = await dotsOf(
    bmp({ bits: 4, packing: 2, height: 1, data: Buffer.from('05340003567000000001', 'hex') }),
  );
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((x) => halves.at(x, 0)[0])).toEqual([30, 40, 30, 40, 30, 50, 60, 70]);
  const clear = await dotsOf(bmp({ bits: 32, packing: 0, height: -1, data: Buffer.alloc(32, 7) }));
  expect(clear.at(7, 0)).toEqual([7, 7, 7, 255]);
});

it('a size is refused before anything is decoded', async () => {
  const large = bmp({ bits: 1, packing: 0, height: 20_000_000, data: Buffer.alloc(8) });
  await expect(decodePicture(large)).rejects.toMatchObject({ code: 'unreadable-file', data: { reason: 'too-large' } });
  const gif = smallPicture('gif-moving').slice();
  gif.set([255, 255, 255, 255], 6);
  await expect(decodePicture(gif)).rejects.toMatchObject({ data: { reason: 'too-large' } });
});

it('whatever the bytes, there are pixels or an unreadable file', async () => {
  await assert(
    asyncProperty(
      constantFrom(...smallPictures),
      array(tuple(nat(400), nat(255)), { maxLength: 6 }),
      nat(400),
      async (name, changes, length) => {
        const bytes = smallPicture(name).slice(0, length + 12);
        for (const [at, value] of changes) if (at >= 12 && at < bytes.length) bytes[at] = value;
        try {
          const { pixels } = await decodePicture(bytes);
          expect(pixels.rgba).toHaveLength(pixels.width * pixels.height * 4);
        } catch (cause) {
          expect(cause).toBeInstanceOf(AppError);
          expect(cause).toMatchObject({ code: 'unreadable-file' });
        }
      },
    ),
    { numRuns: 60 },
  );
});
