import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { makePdf, makePngHeader, makeTiff } from '../../../../support/make-files.ts';
import { makeScan, picturesOf, pngOf, prose, wordF1 } from '../../../../support/make-scan.ts';
import { createOcrThread } from '../../../../../electron/core/sources/ocr/ocr-thread.ts';
import type { OcrFormat } from '../../../../../electron/core/sources/ocr/ocr-task.ts';
import { turned } from '../../../../../electron/core/sources/ocr/picture.ts';
import { textOfWords } from '../../../../../shared/domain/ocr.ts';

const thread = createOcrThread();
afterAll(() => thread.stop());

let objects = 0;
async function read(format: OcrFormat, bytes: Uint8Array, page = 1) {
  const object = `object-${(objects += 1)}`;
  return await thread.read({ object, format, page }, () => Promise.resolve(bytes.slice()));
}

describe('the reading of a scanned page', { timeout: 120_000 }, () => {
  it('gives the words that stand there, with their places and how sure each is', async () => {
    const { words, sureness, engine } = await read('pdf', await makeScan([prose]));
    expect(wordF1(textOfWords(words), prose)).toBeGreaterThan(0.95);
    expect(sureness).toBeGreaterThan(80);
    expect(engine).toMatch(/^Tesseract 5/);
    const [text, x0, y0, x1, y1] = words[0] ?? ['', 0, 0, 0, 0];
    expect(text).toBe('MEMORANDUM');
    expect(x0).toBeGreaterThan(70);
    expect(x0).toBeLessThan(76);
    expect(x1).toBeGreaterThan(x0 + 60);
    expect(y0).toBeGreaterThan(690);
    expect(y1).toBeLessThan(720);
  });

  it('reads a page that is shown turned, its places those of the page as displayed', async () => {
    const { words } = await read('pdf', await makeScan([prose], { rotate: 90 }));
    expect(wordF1(textOfWords(words), prose)).toBeGreaterThan(0.95);
    expect(words[0]?.[1]).toBeGreaterThan(70);
    expect(words[0]?.[1]).toBeLessThan(76);
    expect(words[0]?.[4]).toBeLessThan(720);
  });

  it.each([90, 180] as const)('reads paper that lay in the scanner turned by %i degrees', async (lay) => {
    const { words } = await read('pdf', await makeScan([prose], { lay }));
    expect(wordF1(textOfWords(words), prose)).toBeGreaterThan(0.95);
    const [, x0, y0, x1, y1] = words[0] ?? ['', 0, 0, 0, 0];
    const upright = lay === 180;
    expect(x1 - x0 > y1 - y0).toBe(upright);
    if (lay === 180) expect([Math.round((612 - x1) / 8), Math.round(y0 / 10)]).toEqual([9, 8]);
  });

  it('reads pictures: PNG in gray, and a page of a TIFF that is stored turned', async () => {
    const [picture] = await picturesOf([prose], 150);
    if (picture === undefined) throw new Error('no picture');
    const png = await read('png', pngOf(picture));
    expect(wordF1(textOfWords(png.words), prose)).toBeGreaterThan(0.95);
    expect(png.words[0]?.[4]).toBeLessThan(picture.height);
    const stored = turned(picture, 270);
    const rgb = (x: number, y: number) => {
      const light = stored.gray[y * stored.width + x] ?? 0;
      return [light, light, light] as const;
    };
    const plain = { width: 20, height: 20, rgb: () => [255, 255, 255] as const };
    const tiff = makeTiff([plain, { width: stored.width, height: stored.height, rgb, orientation: 6 }]);
    expect(wordF1(textOfWords((await read('tiff', tiff, 2)).words), prose)).toBeGreaterThan(0.95);
    expect((await read('tiff', tiff, 1)).words).toEqual([]);
  });

  it('gives no words for a blank page, and none for one that has all of its text in the file', async () => {
    expect(await read('pdf', await makePdf(['']))).toMatchObject({ words: [], sureness: null });
    expect(await read('pdf', await makePdf(['Exhibit 4']))).toMatchObject({ words: [], sureness: null });
    const white = pngOf({ width: 300, height: 200, gray: new Uint8Array(60_000).fill(240) });
    expect(await read('png', white)).toMatchObject({ words: [], sureness: null });
  });

  it('reads a scan that has a stamp typed over it', async () => {
    const { words } = await read('pdf', await makeScan([prose], { stamp: 'DOE-000017' }));
    expect(wordF1(textOfWords(words), `${prose}\nDOE-000017`)).toBeGreaterThan(0.95);
  });

  it('refuses poisoned pictures by a reason, and goes on with the next page', async () => {
    const hollow = makePngHeader(2000, 2000);
    await expect(read('png', hollow)).rejects.toMatchObject({ code: 'unreadable-file' });
    await expect(read('png', makePngHeader(60_000, 60_000))).rejects.toMatchObject({ data: { reason: 'too-large' } });
    await expect(read('jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8))).rejects.toMatchObject({
      code: 'unreadable-file',
    });
    await expect(read('pdf', new TextEncoder().encode('%PDF-1.7\nnothing'))).rejects.toMatchObject({
      data: { reason: 'damaged' },
    });
    const scan = await makeScan([prose]);
    await expect(read('pdf', scan, 9)).rejects.toMatchObject({ code: 'unreadable-file' });
    expect((await read('pdf', scan)).words.length).toBeGreaterThan(50);
  });
});

describe('the thread that reads', { timeout: 60_000 }, () => {
  it('is ended when a page takes too long, and reads the next one in a new thread', async () => {
    const slow = createOcrThread({ timeoutMs: 30 });
    onTestFinished(() => slow.stop());
    const bytes = await makeScan([prose]);
    const page = { object: 'a', format: 'pdf', page: 1 } as const;
    for (const attempt of [1, 2]) {
      await expect(
        slow.read(page, () => Promise.resolve(bytes.slice())),
        `attempt ${attempt}`,
      ).rejects.toMatchObject({ data: { reason: 'too-slow' } });
    }
  });

  it('leaves a page in hand at once when it is stopped', async () => {
    const stopping = createOcrThread();
    const bytes = await makeScan([prose]);
    const reading = stopping.read({ object: 'a', format: 'pdf', page: 1 }, () => Promise.resolve(bytes));
    const outcome = expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const began = performance.now();
    await stopping.stop();
    await outcome;
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('tells of a thread that does not start', async () => {
    const broken = createOcrThread({ workerUrl: new URL('file:///nowhere/ocr-worker.js') });
    onTestFinished(() => broken.stop());
    await expect(
      broken.read({ object: 'a', format: 'png', page: 1 }, () => Promise.resolve(new Uint8Array(3))),
    ).rejects.toMatchObject({ data: { reason: 'crashed' } });
  });
});
