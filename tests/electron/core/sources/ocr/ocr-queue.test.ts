import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  closeCase,
  openCase,
  asWritable,
  type WritableCase,
} from '../../../../../electron/core/case-file/open-case.ts';
import { verifyCase } from '../../../../../electron/core/custody/verify.ts';
import { createExtractPool } from '../../../../../electron/core/jobs/pool.ts';
import { undo } from '../../../../../electron/core/journal/history.ts';
import { createExcerpt } from '../../../../../electron/core/sources/excerpts-commands.ts';
import { importPaths } from '../../../../../electron/core/sources/intake.ts';
import { createOcrQueue, type OcrQueue } from '../../../../../electron/core/sources/ocr/ocr-queue.ts';
import { ocrOfSource, waitingPages, wordsOfPage } from '../../../../../electron/core/sources/ocr/ocr-queries.ts';
import { createOcrThread, type OcrThread } from '../../../../../electron/core/sources/ocr/ocr-thread.ts';
import { retryFailedPages } from '../../../../../electron/core/sources/ocr/ocr-commands.ts';
import { getPage, getSource, listSources } from '../../../../../electron/core/sources/sources-queries.ts';
import type { OcrState } from '../../../../../shared/domain/ocr.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { buildCase, tempFolder, testContext } from '../../../../support/case-builder.ts';
import { makePdf } from '../../../../support/make-files.ts';
import { makeScan } from '../../../../support/make-scan.ts';

async function add(opened: WritableCase, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const folder = tempFolder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const pool = createExtractPool({ workers: 1 });
  await importPaths(opened, pool, [folder]);
  await pool.close();
}

/** A queue over threads that answer each page with words made of its number, or fail as told. */
function quickQueue(opened: WritableCase, onPage: (page: number) => void = () => {}): OcrQueue {
  const makeThread = (): OcrThread => {
    let stopped = false;
    return {
      async read({ page }) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (stopped) throw new AppError('cancelled', 'stopped');
        onPage(page);
        return { words: [[`page${page}`, 1, 2, 3, 4, 80 + page, 0]], sureness: 80 + page, engine: 'test' };
      },
      stop() {
        stopped = true;
        return Promise.resolve();
      },
    };
  };
  const queue = createOcrQueue(opened, { lanes: () => 2, delayMs: 5, makeThread });
  onTestFinished(() => queue.close());
  return queue;
}

const scanOf = (pages: number) =>
  makeScan(
    Array.from({ length: pages }, () => 'x'),
    { dpi: 20 },
  );

describe('the reading of scanned pages of a case', { timeout: 120_000 }, () => {
  it('makes their words the text of their pages, searchable, citable and on record', async () => {
    const opened = await buildCase();
    await add(opened, {
      'a scan.pdf': await makeScan(['Notice of charges\nserved on Officer Doe'], { stamp: 'DOE-000017' }),
      'b text.pdf': await makePdf([
        'A page of text that a program wrote, long enough to be all that there is on it. '.repeat(3),
      ]),
    });
    const [scan, text] = listSources(opened);
    if (scan === undefined || text === undefined) throw new Error('two sources');
    expect(waitingPages(opened)).toHaveLength(1);
    const queue = createOcrQueue(opened, { lanes: () => 1, delayMs: 60_000 });
    onTestFinished(() => queue.close());
    queue.wake();
    await queue.idle();
    const page = getPage(opened, scan.object, 1);
    expect(page?.text).toMatch(/^DOE-000017\n/);
    expect(page?.text).toContain('Notice of charges\nserved on Officer Doe');
    expect(listSources(opened)[0]?.chars).toBe(page?.text.length);
    const hits = opened.db.prepare(`SELECT count(*) AS hits FROM page_fts WHERE page_fts MATCH 'charges'`).get();
    expect(hits).toEqual({ hits: 1 });
    const { words, sureness } = wordsOfPage(opened, scan.id, 1);
    expect(words.map(([word]) => word)).toContain('charges');
    expect(sureness).toBeGreaterThan(80);
    expect(wordsOfPage(opened, text.id, 1)).toEqual({ words: [], sureness: null });
    expect(ocrOfSource(opened, scan.id)).toEqual({ read: 1, sureness, wordless: 0, waiting: 0, failed: [] });
    const pin = { source: scan.id, kind: 'words', page: 1 } as const;
    expect(createExcerpt(opened, { ...pin, quote: 'served on Officer Doe' }).quote).toBe('served on Officer Doe');
    expect(() => createExcerpt(opened, { ...pin, quote: 'served on Officer Roe' })).toThrow(/do not stand there/);
    expect((await verifyCase(opened)).problems).toEqual([]);
    opened.db.prepare(`UPDATE page SET text = 'Other words' WHERE object = ?`).run(scan.object);
    expect((await verifyCase(opened)).problems).toHaveLength(1);
  });

  it('tells how far it is, one entry in the log for each source', async () => {
    const opened = await buildCase();
    await add(opened, { 'a.pdf': await scanOf(3), 'b.pdf': await scanOf(2) });
    const states: OcrState[] = [];
    const seen: number[] = [];
    const queue = createOcrQueue(opened, {
      lanes: () => 1,
      onState: (state) => states.push(state),
      makeThread: () => ({
        read: ({ page }) => {
          seen.push(page);
          return Promise.resolve({ words: [['x', 0, 0, 1, 1, 90, 0]], sureness: 90, engine: 'test' });
        },
        stop: () => Promise.resolve(),
      }),
    });
    onTestFinished(() => queue.close());
    queue.wake();
    await queue.idle();
    expect(seen).toEqual([1, 2, 3, 1, 2]);
    expect(states[0]).toEqual({ phase: 'reading', done: 0, total: 5 });
    expect(queue.state()).toEqual({ phase: 'idle', done: 5, total: 5 });
    const entries = `SELECT details ->> 'count' AS count FROM journal_step WHERE label = 'read scanned pages by OCR'`;
    expect(opened.db.prepare(entries).all()).toEqual([{ count: 3 }, { count: 2 }]);
  });

  it('stops when it is paused and goes on where it was, also in another session', async () => {
    const opened = await buildCase();
    await add(opened, { 'a.pdf': await scanOf(20) });
    const seen: number[] = [];
    const queue = quickQueue(opened, (page) => seen.push(page));
    queue.wake();
    while (seen.length < 4) await new Promise((resolve) => setTimeout(resolve, 2));
    await queue.pause();
    const before = seen.length;
    expect(before).toBeLessThan(20);
    expect(queue.state().phase).toBe('off');
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    await queue.close();
    const later = quickQueue(opened, (page) => seen.push(page));
    later.wake();
    await later.idle();
    expect(seen).toHaveLength(before);
    expect(later.state()).toMatchObject({ phase: 'off', total: 20 - before });
    later.resume();
    await later.idle();
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });

  it('enters after a crash what had been read before it, without reading it again', async () => {
    const opened = await buildCase();
    await add(opened, { 'a.pdf': await scanOf(6) });
    const { folder } = opened.layout;
    const seen: number[] = [];
    const queue = quickQueue(opened, (page) => {
      seen.push(page);
      // Nothing after this page reaches the disk, as when the power goes.
      if (seen.length === 4) closeCase(opened);
    });
    queue.wake();
    await queue.idle().catch(() => {});
    const again = asWritable(await openCase(folder, null, testContext()));
    onTestFinished(() => closeCase(again));
    expect(waitingPages(again).length).toBeGreaterThan(1);
    expect(getPage(again, waitingPages(again)[0]?.object ?? '', 1)?.text).toBe('');
    const next = quickQueue(again, (page) => seen.push(page));
    next.wake();
    await next.idle();
    const [source] = listSources(again);
    expect(ocrOfSource(again, source?.id ?? '')).toMatchObject({ read: 6, waiting: 0 });
    expect(seen.length).toBeLessThanOrEqual(8);
    expect(getPage(again, source?.object ?? '', 1)?.text).toBe('page1');
    expect(await verifyCase(again)).toMatchObject({ ok: true });
  });

  it('keeps why a page failed, reads the others, and tries again only when asked', async () => {
    const opened = await buildCase();
    await add(opened, { 'a.pdf': await scanOf(3) });
    const [source] = listSources(opened);
    const id = source?.id ?? '';
    let isBroken = true;
    const queue = quickQueue(opened, (page) => {
      if (page === 2 && isBroken) throw new AppError('unreadable-file', 'slow', { data: { reason: 'too-slow' } });
    });
    queue.wake();
    await queue.idle();
    expect(ocrOfSource(opened, id)).toMatchObject({ read: 2, failed: [{ page: 2, reason: 'too-slow' }] });
    queue.wake();
    await queue.idle();
    expect(ocrOfSource(opened, id)).toMatchObject({ read: 2, waiting: 0 });
    isBroken = false;
    expect(retryFailedPages(opened, id)).toBe(1);
    queue.wake();
    await queue.idle();
    expect(ocrOfSource(opened, id)).toMatchObject({ read: 3, failed: [] });
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });

  it('finds the pages that wait by their index, not by looking at all', async () => {
    const opened = await buildCase();
    const sql = `EXPLAIN QUERY PLAN SELECT p.id FROM page p JOIN object o ON o.name = p.object
      WHERE p.textFrom = 'file' AND length(p.text) < 120 AND o.unreadable IS NULL ORDER BY p.id`;
    const plan = opened.db.prepare<[], { detail: string }>(sql).all();
    expect(plan.map(({ detail }) => detail).join('; ')).toContain('page_short');
  });

  it('reads what comes in while it runs, and leaves evidence that was taken out', async () => {
    const opened = await buildCase();
    const seen: number[] = [];
    const queue = quickQueue(opened, (page) => seen.push(page));
    await add(opened, { 'a.pdf': await scanOf(2) });
    while (seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await queue.close();
    await add(opened, { 'b.pdf': await scanOf(1) });
    expect(waitingPages(opened)).toHaveLength(1);
    undo(opened);
    expect(waitingPages(opened)).toEqual([]);
    const later = quickQueue(opened, (page) => seen.push(page));
    later.wake();
    await later.idle();
    expect(seen).toHaveLength(2);
  });

  it('stops what it does within a moment when the case closes', async () => {
    const opened = await buildCase();
    await add(opened, { 'a.pdf': await makeScan(['Some words\n'.repeat(40)]) });
    const queue = createOcrQueue(opened, { lanes: () => 2, delayMs: 0, makeThread: createOcrThread });
    queue.wake();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = performance.now();
    await queue.close();
    expect(performance.now() - began).toBeLessThan(3000);
    expect(getSource(opened, listSources(opened)[0]?.id ?? '').chars).toBe(0);
  });
});
