import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceStore, StoredObject } from '../../../../electron/core/sources/evidence-store.ts';
import { segmentBytes } from '../../../../electron/core/sources/segments.ts';
import { buildCase, tempFolder } from '../../../support/case-builder.ts';

async function put(store: EvidenceStore, bytes: Uint8Array): Promise<StoredObject> {
  const path = join(tempFolder(), 'in');
  writeFileSync(path, bytes);
  const file = await open(path);
  try {
    return await store.put(file);
  } finally {
    await file.close();
  }
}

/** Pieces of the given lengths, then the rest. */
async function* pieces(bytes: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const length of lengths) {
    yield bytes.subarray(from, from + length);
    from += length;
  }
  yield bytes.subarray(from);
}

async function* breaking(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
  throw new Error('broken off');
}

const sizes = [0, 1, segmentBytes - 1, segmentBytes, segmentBytes + 1, 2 * segmentBytes, 2 * segmentBytes + 77];

describe('the evidence store', () => {
  it.each(sizes)('gives back %i bytes as they went in, whole and hashed', async (size) => {
    const { store } = await buildCase('secret');
    const bytes = randomBytes(size);
    const stored = await put(store, bytes);
    expect(stored.bytes).toBe(size);
    expect(stored.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await store.size(stored.name)).toBe(size);
    expect(Buffer.from(await store.readAll(stored.name)).equals(bytes)).toBe(true);
    expect(await store.rehash(stored.name)).toBe(stored.sha256);
    const pieces: Uint8Array[] = [];
    for await (const piece of store.stream(stored.name)) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  });

  it('takes bytes in pieces of any length for the same content as a file of them', async () => {
    const { store } = await buildCase('secret');
    const bytes = randomBytes(2 * segmentBytes + 77);
    const { name } = await put(store, bytes);
    const lengths = fc.array(fc.oneof(fc.nat(10), fc.nat(3 * segmentBytes)), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lengths, async (sizes) => {
        const told: number[] = [];
        const stored = await store.put(pieces(bytes, sizes), undefined, (done) => told.push(done));
        expect(stored).toMatchObject({ name, bytes: bytes.length });
        expect(told.at(-1)).toBe(bytes.length);
        expect(told).toEqual(told.toSorted((a, b) => a - b));
      }),
      { numRuns: 15 },
    );
  });

  it('stores what is long by two threads, and what fails in either leaves nothing', async () => {
    const { store, layout } = await buildCase('secret');
    const bytes = randomBytes(21 * segmentBytes + 5);
    const stored = await put(store, bytes);
    expect(stored).toMatchObject({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(await store.rehash(stored.name)).toBe(stored.sha256);
    expect(
      Buffer.from(await store.read(stored.name, 20 * segmentBytes + 3, 9)).equals(
        bytes.subarray(-segmentBytes - 2, -segmentBytes + 7),
      ),
    ).toBe(true);
    const before = store.list();
    const stop = new AbortController();
    const long = pieces(randomBytes(30 * segmentBytes), []);
    const stopped = store.put(long, stop.signal, (done) => done > 15 * segmentBytes && stop.abort());
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    await expect(store.put(breaking(randomBytes(15 * segmentBytes)))).rejects.toMatchObject({ message: 'broken off' });
    expect(store.list()).toEqual(before);
    expect(readdirSync(layout.evidence).filter((n) => n.endsWith('.tmp'))).toEqual([]);
  });

  it('leaves nothing of bytes that break off or are called off', async () => {
    const { store, layout } = await buildCase();
    const stop = new AbortController();
    await expect(store.put(breaking(randomBytes(segmentBytes + 9)))).rejects.toMatchObject({ message: 'broken off' });
    const stopped = store.put(pieces(randomBytes(3 * segmentBytes), []), stop.signal, () => stop.abort());
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(layout.evidence)).toEqual([]);
  });

  it('reads any range as the plain file would', async () => {
    const { store } = await buildCase('secret');
    const bytes = randomBytes(2 * segmentBytes + 77);
    const { name } = await put(store, bytes);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length + 10), fc.nat(segmentBytes + 10), async (offset, length) => {
        expect(
          Buffer.from(await store.read(name, offset, length)).equals(bytes.subarray(offset, offset + length)),
        ).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps one object for the same content, under a name that is not its hash', async () => {
    const { store, layout } = await buildCase('secret');
    const bytes = Buffer.from('the same words');
    const first = await put(store, bytes);
    const second = await put(store, bytes);
    expect(second.name).toBe(first.name);
    expect(first.name).not.toBe(first.sha256);
    expect(store.list()).toEqual([first.name]);
    const stored = readFileSync(join(layout.evidence, first.name.slice(0, 2), first.name));
    expect(stored.includes('the same words')).toBe(false);
    expect(readdirSync(layout.evidence).filter((n) => n.endsWith('.tmp'))).toEqual([]);
  });

  it('takes the same content in again where its object is damaged or gone, and lets a whole one be', async () => {
    const { store, layout } = await buildCase('secret');
    const bytes = randomBytes(segmentBytes + 5);
    const { name, sha256 } = await put(store, bytes);
    const path = join(layout.evidence, name.slice(0, 2), name);
    const whole = readFileSync(path);
    await put(store, bytes);
    expect(readFileSync(path).equals(whole)).toBe(true);
    const harms = [() => truncateSync(path, 50), () => writeFileSync(path, whole.fill(1, 60, 90)), () => rmSync(path)];
    for (const harm of harms) {
      harm();
      await expect(store.rehash(name)).rejects.toMatchObject({ name: 'AppError' });
      await put(store, bytes);
      expect(await store.rehash(name)).toBe(sha256);
    }
    expect(readdirSync(layout.evidence).filter((n) => n.endsWith('.tmp'))).toEqual([]);
  });

  it('tells a flipped bit, a cut and a swapped segment', async () => {
    const { store, layout } = await buildCase('secret');
    const { name } = await put(store, randomBytes(2 * segmentBytes + 5));
    const path = join(layout.evidence, name.slice(0, 2), name);
    const whole = readFileSync(path);
    const damaged = expect.objectContaining({ code: 'corrupt-case' });
    for (const offset of [0, 5, 36, 41, segmentBytes, whole.length - 1]) {
      const flipped = Buffer.from(whole);
      flipped[offset]! ^= 1;
      writeFileSync(path, flipped);
      await expect(store.readAll(name)).rejects.toEqual(damaged);
    }
    for (const length of [0, 20, 40, 56, 40 + segmentBytes + 16, whole.length - 1]) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      await expect(store.readAll(name)).rejects.toEqual(damaged);
    }
    const sealed = segmentBytes + 16;
    const [a, b] = [whole.subarray(40, 40 + sealed), whole.subarray(40 + sealed, 40 + 2 * sealed)];
    writeFileSync(path, Buffer.concat([whole.subarray(0, 40), b, a, whole.subarray(40 + 2 * sealed)]));
    await expect(store.readAll(name)).rejects.toEqual(damaged);
  });

  it('says that bytes are missing, and refuses a name that is none', async () => {
    const { store } = await buildCase();
    await expect(store.readAll('0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });
    await expect(store.readAll('../../etc/passwd')).rejects.toMatchObject({ code: 'corrupt-case' });
  });
});
