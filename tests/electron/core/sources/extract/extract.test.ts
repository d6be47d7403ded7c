import { describe, expect, it } from 'vitest';
import { extract } from '../../../../../electron/core/sources/extract/extract.ts';
import { unreadableReason } from '../../../../../electron/core/sources/extract/extraction.ts';
import { makeDocx, makePdf, makePngHeader, makeTiff, makeZip } from '../../../../support/make-files.ts';

const reasonOf = (name: string, bytes: Uint8Array) =>
  extract(name, bytes).then(
    () => 'read',
    (error: unknown) => unreadableReason(error) ?? error,
  );
const black = { width: 4, height: 4, rgb: () => [0, 0, 0] as const };

describe('extract', () => {
  it('refuses an empty file', async () => {
    expect(await reasonOf('a.pdf', new Uint8Array(0))).toBe('empty');
  });

  it('refuses what it cannot read, and says what it is', async () => {
    await expect(extract('a.doc', new Uint8Array(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).rejects.toMatchObject({
      code: 'unreadable-file',
      data: { reason: 'unsupported', mime: 'application/x-ole-storage' },
    });
    expect(await reasonOf('a.pdf', new Uint8Array(5000))).toBe('truncated');
    expect(
      await reasonOf(
        'noise',
        Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251),
      ),
    ).toBe('unsupported');
  });

  it('reads a file under a wrong name with a warning', async () => {
    const extraction = await extract('photo.jpg', await makePdf(['Words']));
    expect(extraction).toMatchObject({ format: 'pdf', warnings: ['named .jpg, is a PDF'] });
  });

  it('refuses a PDF under a password, and reads one whose user password is empty', async () => {
    expect(await reasonOf('a.pdf', await makePdf(['Secret'], { userPassword: 'u', ownerPassword: 'o' }))).toBe(
      'encrypted',
    );
    const open = await extract('a.pdf', await makePdf(['Open'], { ownerPassword: 'o' }));
    expect(open.pages[0]?.text).toBe('Open');
    expect(open.meta['encrypted']).toBe('yes');
  });

  it('refuses a Word file that unpacks to too much, declared or not', async () => {
    const blank = Buffer.alloc(210 * 1024 * 1024);
    expect(await reasonOf('a.docx', makeDocx(['x'], [{ name: 'word/media/a.bin', data: blank }]))).toBe('too-large');
    expect(await reasonOf('a.docx', makeDocx(['x'], [{ name: 'word/media/a.bin', data: blank, declared: 10 }]))).toBe(
      'too-large',
    );
  });

  it('refuses a Word file of too many parts', async () => {
    const parts = Array.from({ length: 5001 }, (_, at) => ({ name: `word/p${at}.xml`, data: '' }));
    expect(await reasonOf('a.docx', makeZip(parts))).toBe('too-large');
  });

  it('refuses a Word file cut short or without its document', async () => {
    const file = makeDocx(['Some words']);
    expect(await reasonOf('a.docx', file.slice(0, -30))).toBe('truncated');
    expect(await reasonOf('a.docx', makeZip([{ name: 'word/other.xml', data: '<a/>' }]))).toBe('damaged');
  });

  it('refuses an image of 200 megapixels by its header alone', async () => {
    expect(await reasonOf('a.png', makePngHeader(20_000, 10_000))).toBe('too-large');
    expect(await reasonOf('a.tif', makeTiff([{ ...black, width: 20_000, height: 0 }]))).toBe('damaged');
  });

  it('refuses a TIFF whose pages run in a circle or end early', async () => {
    expect(await reasonOf('a.tif', makeTiff([black, black], { loop: true }))).toBe('damaged');
    expect(await reasonOf('a.tif', makeTiff([black]).slice(0, 40))).toBe('truncated');
  });

  it('refuses a text of more pages than a case takes', async () => {
    expect(await reasonOf('a.txt', new Uint8Array(Buffer.from('\f'.repeat(25_000))))).toBe('too-many-pages');
  });

  it('survives random damage to files of every kind', async () => {
    const files: [string, Uint8Array][] = [
      ['a.pdf', await makePdf(['One', 'Two'])],
      ['a.docx', makeDocx(['One', 'Two'])],
      ['a.tif', makeTiff([black, black])],
      [
        'a.eml',
        new Uint8Array(Buffer.from('From: a@b.c\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nHi\n--x--\n')),
      ],
    ];
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (const [name, file] of files) {
      for (let round = 0; round < 60; round += 1) {
        const damaged = file.slice(0, random(4) === 0 ? random(file.length) : file.length);
        for (let hit = 0; hit < 10 && damaged.length > 0; hit += 1) damaged[random(damaged.length)] = random(256);
        expect(await reasonOf(name, damaged)).toEqual(expect.any(String));
      }
    }
  });
});
