import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { runBundle } from '../../../../electron/core/bundle/run-bundle.ts';
import { AppError } from '../../../../shared/errors.ts';
import { exhibit, makeFront, makePdf, readFrom } from './bundle-fixtures.ts';

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
