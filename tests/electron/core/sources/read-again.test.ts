import { describe, expect, it } from 'vitest';
import { createExtractPool, type ExtractPool } from '../../../../electron/core/jobs/pool.ts';
import { stepsOfSource } from '../../../../electron/core/custody/custody-queries.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import type { Extraction } from '../../../../electron/core/sources/extract/extraction.ts';
import { unreadable } from '../../../../electron/core/sources/extract/extraction.ts';
import { readAgain } from '../../../../electron/core/sources/read-again.ts';
import { getSource, listPages } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();

/** The same pool as it would be with a reader that fails, or that reads other words. */
const reading = (extract: (given: Extraction) => Extraction): ExtractPool => ({
  ...pool,
  extract: async (name, file, options) => extract(await pool.extract(name, file, options)),
});
const failing = (reason: Parameters<typeof unreadable>[0]) =>
  reading(() => {
    throw unreadable(reason, 'made to fail');
  });
const saying = (text: string) =>
  reading((given) => ({ ...given, pages: given.pages.map((page) => ({ ...page, text })) }));

describe('reading a source again', () => {
  it('gives pages to what was too slow at its import, and puts that on record', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, failing('too-slow'), 'log.txt', 'The officer called dispatch.');
    expect(getSource(opened, id)).toMatchObject({ unreadable: 'too-slow', pages: 0 });
    expect(await readAgain(opened, pool, id)).toEqual({ unreadable: null, pages: 1, chars: 28, lost: [] });
    expect(getSource(opened, id)).toMatchObject({ unreadable: null, pages: 1, format: 'text' });
    expect(stepsOfSource(opened, id).at(-1)).toMatchObject({ label: 'read again', kind: 'act' });
    expect((await verifyCase(opened)).problems).toEqual([]);
    const found = opened.db.prepare("SELECT count(*) AS n FROM page_fts WHERE page_fts MATCH 'dispatch'").get();
    expect(found).toEqual({ n: 1 });
  });

  it('keeps excerpts, and names those whose words no longer stand', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'log.txt', 'The officer called dispatch.\nShe waited.');
    const kept = createExcerpt(opened, { source: id, kind: 'lines', page: 1, lineFrom: 2, quote: 'She waited' });
    const lost = createExcerpt(opened, { source: id, kind: 'lines', page: 1, lineFrom: 1, quote: 'called dispatch' });
    const outcome = await readAgain(opened, saying('The officer called again.\nShe waited.'), id);
    expect(outcome.lost.map((excerpt) => excerpt.id)).toEqual([lost.id]);
    expect(opened.db.prepare('SELECT id FROM excerpt ORDER BY id').all()).toEqual([{ id: kept.id }, { id: lost.id }]);
    expect((await verifyCase(opened)).problems).toEqual([]);
  });

  it('leaves all as it is where it fails, but for the reason', async () => {
    const opened = await buildCase();
    const read = await addFile(opened, pool, 'log.txt', 'words');
    expect(await readAgain(opened, failing('crashed'), read)).toMatchObject({ unreadable: 'crashed', pages: 1 });
    expect(getSource(opened, read)).toMatchObject({ unreadable: null, pages: 1 });
    const slow = await addFile(opened, failing('too-slow'), 'slow.txt', 'other words');
    expect(await readAgain(opened, failing('out-of-memory'), slow)).toMatchObject({ unreadable: 'out-of-memory' });
    expect(getSource(opened, slow).unreadable).toBe('out-of-memory');
    expect((await verifyCase(opened)).problems).toEqual([]);
  });

  it('keeps text that was read from a picture of the page', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, saying(''), 'scan.txt', 'x');
    const { object } = getSource(opened, id);
    opened.db.prepare("UPDATE page SET text = 'from its picture', textFrom = 'ocr' WHERE object = ?").run(object);
    await readAgain(opened, saying(''), id);
    expect(listPages(opened, object, 1, 1)[0]?.text).toBe('from its picture');
    await readAgain(opened, saying('of its own'), id);
    expect(listPages(opened, object, 1, 1)[0]?.text).toBe('of its own');
    expect((await verifyCase(opened)).problems).toEqual([]);
  });

  it('gives a file more time than an import does', async () => {
    const slow = createExtractPool({
      workers: 1,
      timeoutMs: 200,
      workerUrl: new URL('../../../fixtures/workers/spin-worker.ts', import.meta.url),
    });
    const started = performance.now();
    const failed = await slow.extract('spin', Uint8Array.of(1), { timeoutMs: 900 }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ data: { reason: 'too-slow' } });
    expect(performance.now() - started).toBeGreaterThan(850);
    await slow.close();
  });
});
