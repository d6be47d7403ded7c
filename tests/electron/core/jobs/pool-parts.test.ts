import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createExtractPool, type ExtractPool, type PoolOptions } from '../../../../electron/core/jobs/pool.ts';
import { type ByteSource, memorySource } from '../../../../electron/core/sources/byte-source.ts';
import { unreadableReason } from '../../../../electron/core/sources/extract/extraction.ts';
import { AppError } from '../../../../shared/errors.ts';
import { makePdf, makeZip } from '../../../support/make-files.ts';

const pools: ExtractPool[] = [];
let shared: ExtractPool | null = null;
/** A pool for tests that leave it as it was. */
const usual = () => (shared ??= createExtractPool({ workers: 1 }));
afterAll(() => shared?.close());
const open = (options: Partial<PoolOptions> = {}) => {
  const pool = createExtractPool({ workers: 1, ...options });
  pools.push(pool);
  return pool;
};
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

/** The bytes that a task reads, and how many that were. */
const counted = (bytes: Uint8Array): ByteSource & { read: ByteSource['read']; bytesRead: () => number } => {
  const source = memorySource(bytes);
  let count = 0;
  return {
    size: source.size,
    bytesRead: () => count,
    read: async (offset, length) => {
      const piece = await source.read(offset, length);
      count += piece.length;
      return piece;
    },
  };
};
const collect = async (chunks: AsyncIterable<Uint8Array>) => {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
};
const noise = (bytes: number) => new Uint8Array(randomBytes(bytes));

describe('a pool that reads by ranges', () => {
  it('gives what it gives of bytes in memory', async () => {
    const file = await makePdf(['Dear Chief']);
    const pool = usual();
    const ranged = await pool.extract('letter.pdf', memorySource(new Uint8Array(file)));
    expect(ranged).toEqual(await pool.extract('letter.pdf', new Uint8Array(file)));
  });

  it('throws what reading the source throws, and goes on with the next file', async () => {
    const pool = usual();
    const broken: ByteSource = {
      size: 100,
      read: () => Promise.reject(new AppError('corrupt-case', 'a damaged object')),
    };
    await expect(pool.extract('a.pdf', broken)).rejects.toMatchObject({ code: 'corrupt-case' });
    expect((await pool.extract('a.txt', memorySource(Buffer.from('words')))).pages).toHaveLength(1);
  });

  it('does not count the time that the source takes', async () => {
    const pool = open({ timeoutMs: 1000 });
    const memory = memorySource(Buffer.from('words'));
    await pool.extract('warm.txt', Buffer.from('up'));
    const slow: ByteSource = {
      size: memory.size,
      read: async (offset, length) => {
        await new Promise((done) => setTimeout(done, 1200));
        return memory.read(offset, length);
      },
    };
    expect((await pool.extract('a.txt', slow)).pages[0]?.text).toBe('words');
  });
});

describe('the parts of a file', () => {
  it('come one after the other, byte for byte', async () => {
    const files = { 'report.txt': Buffer.from('words'), 'video/a.bin': noise(3_000_000), 'empty.txt': Buffer.alloc(0) };
    const zip = makeZip(Object.entries(files).map(([name, data]) => ({ name, data })));
    const got: Record<string, Buffer> = {};
    let atOnce = 0;
    const summary = await usual().parts('a.zip', memorySource(zip), async (part) => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      got[part.path] = await collect(part.chunks);
      atOnce -= 1;
    });
    expect(summary).toEqual({ parts: 3, refused: [], refusedCount: 0 });
    for (const [name, bytes] of Object.entries(files)) expect(got[name]?.equals(bytes), name).toBe(true);
  });

  it('wait until they are taken', async () => {
    const source = counted(makeZip([{ name: 'big', data: noise(20_000_000) }]));
    let ahead = 0;
    await usual().parts('a.zip', source, async ({ chunks }) => {
      let taken = 0;
      for await (const chunk of chunks) {
        taken += chunk.length;
        if (taken > 10_000_000) continue;
        await new Promise((done) => setTimeout(done, 10));
        ahead = Math.max(ahead, source.bytesRead() - taken);
      }
      expect(taken).toBe(20_000_000);
    });
    expect(ahead).toBeLessThan(9_000_000);
  });

  it('do not run out of time while someone is busy with one', async () => {
    const pool = open({ timeoutMs: 1000 });
    await pool.extract('warm.txt', Buffer.from('up'));
    const zip = makeZip([
      { name: 'a', data: noise(3_000_000) },
      { name: 'b', data: 'x' },
    ]);
    const summary = await pool.parts('a.zip', zip, async ({ chunks, path }) => {
      for await (const chunk of chunks) {
        if (chunk.length > 0 && path === 'a') break;
      }
      await new Promise((done) => setTimeout(done, 1200));
    });
    expect(summary.parts).toBe(2);
  });

  it('may be read by the same pool, archives in archives too, though it has one thread', async () => {
    const inner = makeZip([{ name: 'inner.txt', data: 'inner words' }]);
    const outer = makeZip([
      { name: 'inner.zip', data: inner },
      { name: 'note.txt', data: 'outer words' },
    ]);
    const pool = usual();
    const texts: string[] = [];
    await pool.parts('outer.zip', outer, async (part) => {
      const bytes = await collect(part.chunks);
      if (part.path === 'note.txt') texts.push((await pool.extract('note.txt', bytes)).pages[0]?.text ?? '');
      else
        await pool.parts('inner.zip', bytes, async (child) => {
          const text = await pool.extract('inner.txt', await collect(child.chunks));
          texts.push(text.pages[0]?.text ?? '');
        });
    });
    expect(texts).toEqual(['inner words', 'outer words']);
  });

  it('that nobody reads are passed over', async () => {
    const source = counted(
      makeZip([
        { name: 'big', data: noise(30_000_000) },
        { name: 'b', data: 'x' },
      ]),
    );
    const names: string[] = [];
    const summary = await usual().parts('a.zip', source, async ({ path }) => {
      names.push(path);
    });
    expect([summary.parts, names]).toEqual([2, ['big', 'b']]);
    expect(source.bytesRead()).toBeLessThan(15_000_000);
  });

  it('that break off are refused alone, whatever was done with them', async () => {
    const zip = makeZip([
      { name: 'a', data: 'first' },
      { name: 'b', data: noise(5000) },
      { name: 'c', data: 'last' },
    ]);
    zip.fill(0, zip.length >> 1, (zip.length >> 1) + 4);
    const whole: string[] = [];
    const summary = await usual().parts('a.zip', zip, async ({ path, chunks }) => {
      await collect(chunks);
      whole.push(path);
    });
    expect(summary).toEqual({ parts: 2, refused: [{ path: 'b', reason: 'damaged' }], refusedCount: 1 });
    expect(whole).toEqual(['a', 'c']);
  });

  it('end with the error of who takes them', async () => {
    const pool = usual();
    const zip = makeZip([{ name: 'a', data: 'x' }]);
    const full = pool.parts('a.zip', zip, () => Promise.reject(new AppError('disk-full', 'no room')));
    await expect(full).rejects.toMatchObject({ code: 'disk-full' });
    expect((await pool.extract('a.txt', Buffer.from('words'))).pages).toHaveLength(1);
  });

  it('end when they are cancelled in the middle of one', async () => {
    const controller = new AbortController();
    const zip = makeZip([{ name: 'a', data: noise(9_000_000) }]);
    let told: unknown = null;
    const outcome = open().parts(
      'a.zip',
      zip,
      async ({ chunks }) => {
        try {
          for await (const chunk of chunks) if (chunk.length > 0) controller.abort();
        } catch (error) {
          told = error;
          throw error;
        }
      },
      { signal: controller.signal },
    );
    await expect(outcome).rejects.toMatchObject({ code: 'cancelled' });
    expect(told).toMatchObject({ code: 'cancelled' });
  });

  it('are none in a file of another kind', async () => {
    const summary = await usual().parts('a.txt', Buffer.from('words'), async () => {
      throw new Error('no part');
    });
    expect(summary.parts).toBe(0);
  });

  it('are an error where the archive itself cannot be read', async () => {
    const zip = makeZip([{ name: 'a', data: noise(1000) }]).slice(0, 500);
    const failed = await usual()
      .parts('a.zip', zip, async () => {})
      .catch((error: unknown) => error);
    expect(unreadableReason(failed)).toBe('truncated');
  });
});
