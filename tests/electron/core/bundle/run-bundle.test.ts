import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { runBundle, runBundleToFile } from '../../../../electron/core/bundle/run-bundle.ts';
import { AppError } from '../../../../shared/errors.ts';
import { exhibit, makeFront, makePdf, readFrom } from './bundle-fixtures.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'bundle-file-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('runBundleToFile', () => {
  it('writes the same bytes to a file of its own that only this person may read', async () => {
    const { plan, front } = await makeFront([exhibit('1', 1), exhibit('2', 2)]);
    const files = { 1: await makePdf([{}]), 2: await makePdf([{}, {}]) };
    const out = join(folder, 'whole.tmp');
    const report = await runBundleToFile(plan, { front, read: readFrom(files) }, out);
    const here = await makeBundle(plan, { front, read: readFrom(files) });
    expect(readFileSync(out).equals(here.pdf)).toBe(true);
    expect(report).toEqual({ ...here, pdf: undefined });
    expect(report.bytes).toBe(here.pdf.length);
    if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600);
  });

  it('leaves no file when it fails or is cancelled half way', async () => {
    const { plan, front } = await makeFront([exhibit('1', 1), exhibit('2', 1)]);
    const out = join(folder, 'half.tmp');
    const damaged = readFrom({ 1: await makePdf([{}]), 2: Buffer.from('nothing') });
    await expect(runBundleToFile(plan, { front, read: damaged }, out)).rejects.toMatchObject({
      code: 'unreadable-file',
    });
    const stop = new AbortController();
    const good = readFrom({ 1: await makePdf([{}]) });
    const read = (id: string) => {
      if (id === '1') return good(id);
      expect(existsSync(out)).toBe(true);
      stop.abort();
      return new Promise<Uint8Array>(() => {});
    };
    await expect(runBundleToFile(plan, { front, signal: stop.signal, read }, out)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(readdirSync(folder)).not.toContain('half.tmp');
  });

  it('leaves it to the caller to remove what does not pass its checks', async () => {
    const { plan } = await makeFront([exhibit('1', 1)]);
    const out = join(folder, 'unchecked.tmp');
    const blank = await makePdf([{ text: '' }]);
    const read = readFrom({ 1: await makePdf([{}]) });
    const report = await runBundleToFile(plan, { front: blank, read }, out);
    expect(report.ok).toBe(false);
    expect(existsSync(out)).toBe(true);
  });
});

describe('runBundle', () => {
  it('makes the same file in a thread, asks for each exhibit once and in order, and reports progress', async () => {
    const { plan, front } = await makeFront([exhibit('1', 1), exhibit('2', 2)]);
    const files = { 1: await makePdf([{}]), 2: await makePdf([{}, {}]) };
    const asked: string[] = [];
    const steps = new Set<string>();
    const made = await runBundle(plan, {
      front,
      read: (id) => {
        asked.push(id);
        return readFrom(files)(id);
      },
      onProgress: ({ step }) => steps.add(step),
    });
    const here = await makeBundle(plan, { front, read: readFrom(files) });
    expect(made.sha256).toBe(here.sha256);
    expect(made.sha256).toBe(createHash('sha256').update(made.pdf).digest('hex'));
    expect(made.ok).toBe(true);
    expect(asked).toEqual(['1', '2']);
    expect([...steps]).toEqual(['assemble', 'check']);
  });

  it('ends when it is cancelled, before and during the work', async () => {
    const { plan, front } = await makeFront([exhibit('1', 1)]);
    const stop = new AbortController();
    const running = runBundle(plan, {
      front,
      signal: stop.signal,
      read: () => {
        stop.abort();
        return new Promise(() => {});
      },
    });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await expect(runBundle(plan, { front, signal: stop.signal, read: readFrom({}) })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('fails as reading an exhibit or making the bundle fails', async () => {
    const { plan, front } = await makeFront([exhibit('1', 1)]);
    const gone = () => Promise.reject(new AppError('not-found', 'evidence is missing'));
    await expect(runBundle(plan, { front, read: gone })).rejects.toMatchObject({ code: 'not-found' });
    await expect(runBundle(plan, { front, read: readFrom({ 1: Buffer.from('nothing') }) })).rejects.toMatchObject({
      code: 'unreadable-file',
      data: { label: 'Union Ex. 1' },
    });
  });

  it('leaves the caller its bytes when they are part of something larger', async () => {
    const { plan, front } = await makeFront([exhibit('1', 1)]);
    const pdf = await makePdf([{}]);
    const large = Buffer.concat([Buffer.alloc(8), pdf, Buffer.alloc(8)]);
    await runBundle(plan, { front, read: () => Promise.resolve(large.subarray(8, 8 + pdf.length)) });
    expect(large.subarray(8, 8 + pdf.length).equals(Buffer.from(pdf))).toBe(true);
  });
});
