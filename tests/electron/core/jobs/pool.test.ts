import { afterEach, describe, expect, it } from 'vitest';
import { createExtractPool, type ExtractPool, type PoolOptions } from '../../../../electron/core/jobs/pool.ts';
import { unreadableReason } from '../../../../electron/core/sources/extract/extraction.ts';
import { makeDocx, makePdf, makeTiff } from '../../../support/make-files.ts';

const fixture = (name: string) => new URL(`../../../fixtures/workers/${name}.ts`, import.meta.url);
const pools: ExtractPool[] = [];
const open = (options: Partial<PoolOptions> = {}) => {
  const pool = createExtractPool({ workers: 1, ...options });
  pools.push(pool);
  return pool;
};
const openFixture = (options: Partial<PoolOptions> = {}) => open({ workerUrl: fixture('spin-worker'), ...options });
const bytes = () => Uint8Array.of(1, 2, 3);
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'read',
    (error: unknown) => unreadableReason(error) ?? (error as { code: string }).code,
  );

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

describe('createExtractPool', () => {
  it('reads a file in a thread', async () => {
    const extraction = await open().extract('letter.pdf', await makePdf(['Dear Chief']));
    expect(extraction.pages[0]?.text).toBe('Dear Chief');
  });

  it('takes the bytes over instead of copying them', async () => {
    const file = await makePdf(['once']);
    const own = new Uint8Array(file);
    await open().extract('a.pdf', own);
    expect(own.byteLength).toBe(0);
  });

  it('leaves the neighbors of small Buffers alone', async () => {
    const small = Buffer.from('a short note');
    const neighbor = Buffer.from('untouched');
    const extraction = await open().extract('note.txt', small);
    expect(extraction.pages[0]?.text).toBe('a short note');
    expect([small.toString(), neighbor.toString()]).toEqual(['a short note', 'untouched']);
  });

  it('brings an error over with its code, reason and type', async () => {
    const error = await open()
      .extract('a.pdf', new Uint8Array(0))
      .catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'unreadable-file', data: { reason: 'empty' } });
  });

  it('gives HTML and PNG from the same threads', async () => {
    const pool = open();
    expect(await pool.html('a.docx', makeDocx(['Hello']))).toBe('<p>Hello</p>');
    const png = await pool.imagePng(makeTiff([{ width: 2, height: 2, rgb: () => [255, 0, 0] }]), 1);
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
  });

  it.each(['spin', 'spin-wasm'])('kills a thread that never ends (%s) and goes on with the next file', async (name) => {
    const pool = openFixture({ timeoutMs: 300 });
    const started = performance.now();
    const [first, second] = await Promise.all([reasonOf(pool.extract(name, bytes())), pool.extract('good', bytes())]);
    expect([first, second]).toEqual(['too-slow', 'good:3']);
    expect(performance.now() - started).toBeGreaterThan(290);
    await pool.close();
  });

  it('reports a thread that outgrows its memory for that file alone', async () => {
    const pool = openFixture({ memoryMb: 32 });
    expect(await Promise.all([reasonOf(pool.extract('hoard', bytes())), pool.extract('good', bytes())])).toEqual([
      'out-of-memory',
      'good:3',
    ]);
  });

  it.each(['crash', 'exit'])('reports a thread that dies (%s) for that file alone', async (name) => {
    const pool = openFixture();
    const outcomes = await Promise.all(['good', name, 'better'].map((one) => reasonOf(pool.extract(one, bytes()))));
    expect(outcomes).toEqual(['read', 'crashed', 'read']);
  });

  it('cancels a file that waits and a file that is being read', async () => {
    const pool = openFixture();
    const running = new AbortController();
    const waiting = new AbortController();
    const outcomes = [
      reasonOf(pool.extract('spin', bytes(), { signal: running.signal })),
      reasonOf(pool.extract('good', bytes(), { signal: waiting.signal })),
      reasonOf(pool.extract('good', bytes())),
    ];
    setTimeout(() => waiting.abort(), 200);
    setTimeout(() => running.abort(), 400);
    expect(await Promise.all(outcomes)).toEqual(['cancelled', 'cancelled', 'read']);
    expect(await reasonOf(pool.extract('good', bytes(), { signal: running.signal }))).toBe('cancelled');
  });

  it('reads at most as many files at once as it has threads', async () => {
    const pool = openFixture({ workers: 2, timeoutMs: 400 });
    const started = performance.now();
    await Promise.all(Array.from({ length: 4 }, () => reasonOf(pool.extract('spin', bytes()))));
    expect(performance.now() - started).toBeGreaterThan(790);
  });

  it('fails what is left when it closes, and everything after', async () => {
    const pool = openFixture();
    const left = [reasonOf(pool.extract('spin', bytes())), reasonOf(pool.extract('good', bytes()))];
    await new Promise((done) => setTimeout(done, 200));
    await pool.close();
    expect(await Promise.all(left)).toEqual(['cancelled', 'cancelled']);
    expect(await reasonOf(pool.extract('good', bytes()))).toBe('cancelled');
  });

  it('says so when its threads cannot start, instead of starting them for ever', async () => {
    const pool = open({ workerUrl: fixture('stillborn-worker') });
    expect(await reasonOf(pool.extract('a', bytes()))).toBe('internal');
  });
});
