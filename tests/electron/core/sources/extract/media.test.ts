import { assert, asyncProperty, constantFrom, nat } from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createExtractPool } from '../../../../../electron/core/jobs/pool.ts';
import type { ByteSource } from '../../../../../electron/core/sources/byte-source.ts';
import { extract } from '../../../../../electron/core/sources/extract/extract.ts';
import { unreadableReason } from '../../../../../electron/core/sources/extract/extraction.ts';
import { type MadeFormat, makeRecording, makeWav } from '../../../../support/make-media.ts';

const pool = createExtractPool({ workers: 1 });
afterAll(() => pool.close());
const reasonOf = (name: string, file: Uint8Array | ByteSource) =>
  extract(name, file).then(() => 'read', unreadableReason);

/** A box of ISO/IEC 14496-12. */
const box = (type: string, size: number, data: Uint8Array = new Uint8Array(0)) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(size, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data]);
};
const ftyp = box('ftyp', 20, Buffer.from('isom\0\0\0\0isom', 'latin1'));

/** The same MP4 with `gap` bytes of nothing between its pictures and its index, and how much of it was read. */
function stretched(file: Uint8Array, gap: number): ByteSource & { bytesRead: () => number } {
  const moov = Buffer.from(file).lastIndexOf('moov') - 4;
  const free = Buffer.alloc(16);
  free.writeUInt32BE(1, 0);
  free.write('free', 4, 'latin1');
  free.writeBigUInt64BE(BigInt(gap + 16), 8);
  const before = Buffer.concat([file.subarray(0, moov), free]);
  const after = file.subarray(moov);
  let count = 0;
  return {
    size: before.length + gap + after.length,
    bytesRead: () => count,
    async read(offset, length) {
      const bytes = new Uint8Array(Math.min(length, before.length + gap + after.length - offset));
      count += bytes.length;
      bytes.set(before.subarray(offset, offset + bytes.length));
      const from = before.length + gap - offset;
      if (from < bytes.length) {
        const start = Math.max(from, 0);
        bytes.set(after.subarray(start - from, start - from + bytes.length - start), start);
      }
      return bytes;
    },
  };
}

describe('a recording', () => {
  it.each<[MadeFormat, string]>([
    ['mp4', 'video/mp4'],
    ['mp4-in-pieces', 'video/mp4'],
    ['mov', 'video/quicktime'],
    ['webm', 'video/webm'],
    ['mkv', 'video/x-matroska'],
  ])('in %s is one page with its size and its length', async (format, mime) => {
    const extraction = await extract('clip', await makeRecording(format));
    expect(extraction).toMatchObject({
      format: 'video',
      mime,
      pages: [{ number: 1, text: '', width: 320, height: 240, rotate: 0 }],
      meta: { width: '320', height: '240', frameRate: '10', videoCodec: 'vp8', audioCodec: 'opus', channels: '1' },
      warnings: [],
    });
    expect(extraction.seconds).toBeCloseTo(2, 1);
  });

  it('that was held upright has its size as displayed', async () => {
    const extraction = await extract('clip.mp4', await makeRecording('mp4', { rotation: 90 }));
    expect(extraction.pages[0]).toMatchObject({ width: 240, height: 320 });
    expect(extraction.meta).toMatchObject({ rotation: '90', width: '240', height: '320' });
  });

  it('of sound alone has a page without a size', async () => {
    for (const file of [makeWav(3), await makeRecording('mp4', { seconds: 3, picture: false })]) {
      const extraction = await extract('call', file);
      expect(extraction).toMatchObject({ format: 'audio', pages: [{ number: 1, text: '', width: 0, height: 0 }] });
      expect(extraction.seconds).toBeCloseTo(3, 1);
      expect(extraction.mime.startsWith('audio/')).toBe(true);
    }
  });

  it('says when it was made, where its header does', async () => {
    const file = Buffer.from(await makeRecording('mp4'));
    const header = file.indexOf('mvhd') + 4;
    const seconds = Date.UTC(2026, 1, 9, 12) / 1000 + 2_082_844_800;
    if (file.readUInt8(header) === 1) file.writeBigUInt64BE(BigInt(seconds), header + 4);
    else file.writeUInt32BE(seconds, header + 4);
    expect((await extract('clip.mp4', file)).meta['created']).toBe('2026-02-09T12:00:00.000Z');
    file.fill(0, header + 4, header + 12);
    expect((await extract('clip.mp4', file)).meta['created']).toBeUndefined();
  });

  it('of 3 GiB takes a look at its index, no more', async () => {
    const source = stretched(await makeRecording('mp4'), 3 * 1024 ** 3);
    const extraction = await pool.extract('clip.mp4', source);
    expect(extraction.seconds).toBeCloseTo(2, 1);
    expect(source.bytesRead()).toBeLessThan(4 * 1024 * 1024);
  });

  it('of a kind that cannot be played is kept with that reason', async () => {
    const avi = Buffer.concat([Buffer.from('RIFF\x10\0\0\0AVI LIST', 'latin1'), Buffer.alloc(100)]);
    const wmv = Buffer.concat([Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'), Buffer.alloc(100)]);
    const mpeg = Buffer.concat([Buffer.from([0, 0, 1, 0xba]), Buffer.alloc(100)]);
    expect(await Promise.all([avi, wmv, mpeg].map((file) => reasonOf('clip', file)))).toEqual([
      'unplayable',
      'unplayable',
      'unplayable',
    ]);
  });
});

describe('a hostile recording', () => {
  it('that lost its index is truncated', async () => {
    const file = await makeRecording('mp4', { seconds: 30 });
    const moov = Buffer.from(file).lastIndexOf('moov') - 4;
    expect(await reasonOf('clip.mp4', file.slice(0, moov))).toBe('truncated');
  });

  it.each([
    ['an index of nothing', Buffer.concat([ftyp, box('moov', 8)])],
    ['a box that claims 4 GiB', Buffer.concat([ftyp, box('moov', 0xffff_fff0, box('trak', 0xffff_ffff))])],
    ['boxes of no size', Buffer.concat([ftyp, ...Array.from({ length: 2000 }, () => box('free', 0))])],
    ['boxes smaller than their head', Buffer.concat([ftyp, ...Array.from({ length: 2000 }, () => box('moov', 4))])],
    ['100,000 empty boxes', Buffer.concat([ftyp, ...Array.from({ length: 100_000 }, () => box('free', 8))])],
    [
      'boxes nested 10,000 deep',
      Array.from({ length: 10_000 }).reduce<Buffer>((inner) => box('moov', inner.length + 8, inner), box('trak', 8)),
    ],
    [
      'an EBML head without end',
      Buffer.concat([Buffer.from('1a45dfa301ffffffffffffff', 'hex'), Buffer.alloc(5000, 1)]),
    ],
    ['pages of Ogg that never begin', Buffer.from('OggS'.repeat(5000))],
    ['MP3 frames that lead nowhere', Buffer.alloc(50_000, Buffer.from('fffb', 'hex'))],
  ])('with %s is kept with a reason, soon', async (_what, file) => {
    const outcome = await pool.extract('clip.mp4', file).then(() => 'read', unreadableReason);
    expect(['damaged', 'truncated', 'unplayable', 'unsupported']).toContain(outcome);
  });

  it('with any byte changed is read or kept with a reason', { timeout: 60_000 }, async () => {
    const files = await Promise.all((['mp4', 'webm'] as const).map((format) => makeRecording(format)));
    await assert(
      asyncProperty(constantFrom(...files), nat(), nat(255), async (file, at, value) => {
        const changed = new Uint8Array(file);
        changed[at % changed.length] = value;
        const outcome = await pool.extract('clip.mp4', changed).then(() => 'read', unreadableReason);
        expect(outcome).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
