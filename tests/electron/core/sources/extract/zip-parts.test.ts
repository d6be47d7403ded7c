import { afterAll, describe, expect, it } from 'vitest';
import { createExtractPool } from '../../../../../electron/core/jobs/pool.ts';
import type { PartsSummary } from '../../../../../electron/core/jobs/pool-talk.ts';
import { type ByteSource, memorySource } from '../../../../../electron/core/sources/byte-source.ts';
import { extract } from '../../../../../electron/core/sources/extract/extract.ts';
import { unreadableReason } from '../../../../../electron/core/sources/extract/extraction.ts';
import type { PartSink, RefusedPart } from '../../../../../electron/core/sources/extract/part-sink.ts';
import { zipParts } from '../../../../../electron/core/sources/extract/zip-parts.ts';
import { makeZip } from '../../../../support/make-files.ts';

const pool = createExtractPool({ workers: 1 });
afterAll(() => pool.close());

/** What comes out of an archive: the names and their bytes counted, and what is refused. */
async function unpack(
  file: Uint8Array | ByteSource,
  name = 'a.zip',
): Promise<PartsSummary & { sizes: Record<string, number>; bytes: number }> {
  const sizes: Record<string, number> = {};
  let bytes = 0;
  const summary = await pool.parts(name, file, async ({ path, chunks }) => {
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      bytes += chunk.length;
    }
    sizes[path] = size;
  });
  return { ...summary, sizes, bytes };
}

describe('an archive', () => {
  it('is listed on its pages, and knows when its members were changed', async () => {
    const file = makeZip([
      { name: 'Reports/one.pdf', data: 'x'.repeat(2000) },
      { name: 'Reports/', data: '' },
      { name: 'two.txt', data: 'y' },
    ]);
    expect(await extract('a.zip', file)).toMatchObject({
      format: 'zip',
      meta: { members: '2' },
      pages: [{ text: 'Reports/one.pdf  2000 bytes\ntwo.txt  1 bytes' }],
    });
    expect((await unpack(file)).sizes).toEqual({ 'Reports/one.pdf': 2000, 'two.txt': 1 });
  });

  it('beyond 4 GiB, with the sizes of ZIP64, is read by ranges', async () => {
    const gap = 5 * 1024 ** 3;
    const { source, bytesRead } = zip64('late.txt', 'words', gap);
    expect((await unpack(source)).sizes).toEqual({ 'late.txt': 5 });
    expect(bytesRead()).toBeLessThan(4 * 1024 * 1024);
  });

  it('gives names as they are, because they are only names, and each one once', async () => {
    const names = ['../../etc/passwd', '/root/x', 'C:\\evil.exe', 'a\u202egnp.exe', 'nul\0l.txt', 'twice', 'twice', ''];
    const { sizes } = await unpack(makeZip(names.map((name) => ({ name, data: 'x' }))));
    expect(Object.keys(sizes)).toEqual([
      '../../etc/passwd',
      '/root/x',
      'C:/evil.exe',
      'a\u202egnp.exe',
      'nul\0l.txt',
      'twice',
      'twice (2)',
      '',
    ]);
  });

  it('refuses links and what is under a password, and gives the rest', async () => {
    const outcome = await unpack(
      makeZip([
        { name: 'link', data: '/etc/passwd', mode: 0o120777 },
        { name: 'pipe', data: '', mode: 0o010644 },
        { name: 'secret', data: 'x', encrypted: true },
        { name: 'plain', data: 'x', mode: 0o100644 },
      ]),
    );
    expect(outcome).toMatchObject({
      sizes: { plain: 1 },
      refused: [
        { path: 'link', reason: 'link' },
        { path: 'pipe', reason: 'link' },
        { path: 'secret', reason: 'encrypted' },
      ],
    });
  });
});

describe('a hostile archive', () => {
  it('whose member unpacks to 200 times its size and more breaks off there', { timeout: 60_000 }, async () => {
    // 100 MB of one byte pack to a thousandth.
    const outcome = await unpack(
      makeZip([
        { name: 'bomb', data: new Uint8Array(120_000_000) },
        { name: 'b', data: 'x' },
      ]),
    );
    expect(outcome).toMatchObject({ sizes: { b: 1 }, refused: [{ path: 'bomb', reason: 'too-large' }] });
    expect(outcome.bytes).toBeLessThan(100_000_000);
  });

  it('whose members lie over one another gives the first alone', async () => {
    const parts = Array.from({ length: 1000 }, (_, at) => ({ name: `n${at}`, data: 'x'.repeat(50), offset: 0 }));
    const outcome = await unpack(makeZip(parts));
    expect([outcome.parts, outcome.refusedCount]).toEqual([1, 999]);
    expect(new Set(outcome.refused.map((one) => one.reason))).toEqual(new Set(['damaged']));
  });

  it('whose sizes lie is read for what it holds', async () => {
    const outcome = await unpack(
      makeZip([
        { name: 'less', data: 'x'.repeat(5000), declared: 1 },
        { name: 'more', data: 'x', declared: 0x7fff_ffff },
      ]),
    );
    expect(outcome).toMatchObject({ sizes: { less: 5000, more: 1 }, refused: [] });
  });

  it('within archives is no deeper than whoever opens it goes', async () => {
    let file = makeZip([{ name: 'end.txt', data: 'x' }]);
    for (let depth = 0; depth < 50; depth += 1) file = makeZip([{ name: 'inner.zip', data: file }]);
    expect((await extract('a.zip', file)).meta['members']).toBe('1');
    expect((await unpack(file)).parts).toBe(1);
  });

  it('with more members than the cap gives those before it', async () => {
    const parts = Array.from({ length: 5 }, (_, at) => ({ name: `${at}`, data: '' }));
    const given: string[] = [];
    const refused: RefusedPart[] = [];
    const sink: PartSink = {
      give: async ({ path }) => void given.push(path),
      refuse: (part) => void refused.push(part),
    };
    await zipParts(memorySource(makeZip(parts)), sink, 3);
    expect([given, refused]).toEqual([['0', '1', '2'], [{ path: '', reason: 'too-many' }]]);
    const many = makeZip(Array.from({ length: 50_001 }, (_, at) => ({ name: `${at}`, data: '', stored: true })));
    expect((await extract('a.zip', many)).warnings).toEqual(['more than 50000 members, the rest are not listed']);
  });

  it.each([
    ['its end alone', 'PK\x05\x06' + '\xff'.repeat(18), 'damaged'],
    ['a directory that is not there', 'PK\x05\x06\0\0\0\0\x05\0\x05\0\xff\0\0\0\xff\xff\0\0\0\0', 'truncated'],
    ['no end', 'PK\x03\x04' + 'x'.repeat(500), 'truncated'],
  ])('with %s is kept with a reason', async (_what, text, reason) => {
    const file = Buffer.from(text, 'latin1');
    expect(await extract('a.zip', file).then(() => 'read', unreadableReason)).toBe(reason);
    expect(await unpack(file).then(() => 'read', unreadableReason)).toBe(reason);
  });

  it('with its directory cut anywhere is read or kept with a reason', async () => {
    const file = makeZip(Array.from({ length: 5 }, (_, at) => ({ name: `part ${at}`, data: `words ${at}` })));
    for (let length = 1; length < file.length; length += 3) {
      const outcome = await extract('a.zip', file.slice(0, length)).then(() => 'read', unreadableReason);
      expect(outcome, `${length} bytes`).not.toBeNull();
    }
  });
});

describe('a hostile mail', () => {
  it('with 10,000 parts within parts is kept with a reason, soon', { timeout: 30_000 }, async () => {
    const deep = Array.from(
      { length: 10_000 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    );
    const file = Buffer.from(`From: a@b.c\r\nSubject: x\r\nMIME-Version: 1.0\r\n${deep.join('')}`);
    expect(await pool.extract('a.eml', new Uint8Array(file)).then(() => 'read', unreadableReason)).toBe('damaged');
    expect(await unpack(new Uint8Array(file), 'a.eml').then(() => 'read', unreadableReason)).toBe('damaged');
  });

  it('with 2,000 attachments of one name gives each under a name of its own', { timeout: 30_000 }, async () => {
    const part = '--b\r\nContent-Disposition: attachment; filename="../x.txt"\r\n\r\nwords\r\n';
    const file = `From: a@b.c\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(2000)}--b--`;
    const { sizes } = await unpack(Buffer.from(file), 'a.eml');
    expect(Object.keys(sizes)).toHaveLength(2000);
  });
});

/** An archive with `gap` bytes of nothing before its one member, which only ZIP64 can tell the place of. */
function zip64(name: string, words: string, gap: number): { source: ByteSource; bytesRead: () => number } {
  const small = Buffer.from(makeZip([{ name, data: words, stored: true }]));
  const directoryAt = small.indexOf('PK\x01\x02', 0, 'latin1');
  const endAt = small.indexOf('PK\x05\x06', 0, 'latin1');
  const entry = Buffer.from(small.subarray(directoryAt, endAt));
  entry.writeUInt16LE(12, 30);
  entry.writeUInt32LE(0xffff_ffff, 42);
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(gap), 4);
  const directory = Buffer.concat([entry, extra]);
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06', 0, 'latin1');
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(1n, 24);
  record.writeBigUInt64LE(1n, 32);
  record.writeBigUInt64LE(BigInt(directory.length), 40);
  record.writeBigUInt64LE(BigInt(gap + directoryAt), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 0, 'latin1');
  locator.writeBigUInt64LE(BigInt(gap + directoryAt + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.from(small.subarray(endAt));
  end.writeUInt16LE(0xffff, 10);
  end.writeUInt32LE(0xffff_ffff, 16);
  const tail = Buffer.concat([small.subarray(0, directoryAt), directory, record, locator, end]);
  // Subtle: the archive begins as one, so that it is known for what it is.
  const head = small.subarray(0, 4);
  let count = 0;
  const source: ByteSource = {
    size: gap + tail.length,
    async read(offset, length) {
      const bytes = new Uint8Array(Math.min(length, gap + tail.length - offset));
      count += bytes.length;
      if (offset < 4) bytes.set(head.subarray(offset, offset + bytes.length));
      const from = gap - offset;
      if (from < bytes.length) {
        const start = Math.max(from, 0);
        bytes.set(tail.subarray(start - from, start - from + bytes.length - start), start);
      }
      return bytes;
    },
  };
  return { source, bytesRead: () => count };
}
