import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { historyState, redo, undo } from '../../../../electron/core/journal/history.ts';
import { importPaths } from '../../../../electron/core/sources/intake.ts';
import { getPage, listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase, tempFolder } from '../../../support/case-builder.ts';
import { dumpTables, filesIn, sharedPool } from '../../../support/case-parts.ts';
import { makeDocx, makePdf } from '../../../support/make-files.ts';

const pool = sharedPool();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('an import', () => {
  it('keeps each file with its hash, pages and characters, in order of name', async () => {
    const opened = await buildCase();
    const folder = filesIn({
      'a.pdf': await makePdf(['Page one words', 'Page two words']),
      'b.txt': 'Plain words',
      'c.docx': makeDocx(['Word words']),
    });
    const { outcomes, cancelled } = await importPaths(opened, pool, [folder]);
    expect(cancelled).toBe(false);
    expect(outcomes.map((o) => [o.path, o.outcome, o.pages, o.reason])).toEqual([
      [join(folder, 'a.pdf'), 'added', 2, null],
      [join(folder, 'b.txt'), 'added', 1, null],
      [join(folder, 'c.docx'), 'added', 1, null],
    ]);
    for (const { path, sha256: hash, source } of outcomes) {
      const bytes = readFileSync(path);
      expect(hash).toBe(sha256(bytes));
      const { object } = listSources(opened).find((row) => row.id === source)!;
      expect(Buffer.from(await opened.store.readAll(object)).equals(bytes)).toBe(true);
    }
    const [pdf, text] = listSources(opened);
    expect(getPage(opened, pdf!.object, 2)?.text).toContain('Page two words');
    expect(text).toMatchObject({
      chars: 'Plain words'.length,
      format: 'text',
      title: 'b.txt',
      receivedOn: '2026-03-01',
    });
    expect(await verifyCase(opened)).toMatchObject({ ok: true, objects: 3 });
  });

  it('guesses the kind, and takes the one that a person gives', async () => {
    const opened = await buildCase();
    const guessed = filesIn({ 'Dispatch log.txt': 'log', 'note.txt': 'Bodycam audit note', 'x.txt': 'x' });
    const kinds = async (folder: string, options = {}) =>
      (await importPaths(opened, pool, [folder], options)).outcomes.map((o) => o.kind);
    expect(await kinds(guessed)).toEqual(['dispatch-log', 'bodycam-audit-note', 'other']);
    expect(await kinds(filesIn({ 'Dispatch log 2.txt': 'log 2' }), { kind: 'policy' })).toEqual(['policy']);
  });

  it('notes how and from whom it came', async () => {
    const opened = await buildCase();
    const received = { receivedHow: 'By mail', receivedFrom: 'City', custodian: 'Records', receivedOn: '2026-02' };
    await importPaths(opened, pool, [filesIn({ 'a.txt': 'a' })], { received });
    expect(listSources(opened)[0]).toMatchObject(received);
  });

  it('knows a duplicate, under whatever name, within an import and later', async () => {
    const opened = await buildCase();
    const folder = filesIn({ 'a.txt': 'the same', 'b.txt': 'the same' });
    const first = await importPaths(opened, pool, [folder]);
    expect(first.outcomes.map((o) => o.outcome)).toEqual(['added', 'duplicate']);
    const steps = opened.journal.lastNumber;
    const again = await importPaths(opened, pool, [folder]);
    expect(again.outcomes.map((o) => [o.outcome, o.source])).toEqual([
      ['duplicate', first.outcomes[0]!.source],
      ['duplicate', first.outcomes[0]!.source],
    ]);
    expect(opened.journal.lastNumber).toBe(steps);
    expect(listSources(opened)).toHaveLength(1);
  });

  it('is undone and done again as one', async () => {
    const opened = await buildCase();
    const before = dumpTables(opened);
    await importPaths(opened, pool, [filesIn({ 'a.txt': 'one', 'b.txt': 'two', 'c.txt': 'three' })]);
    const after = dumpTables(opened);
    expect(undo(opened)).toEqual({ label: 'add evidence' });
    expect(dumpTables(opened)).toEqual(before);
    expect(historyState(opened).undo).toBeNull();
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    redo(opened);
    expect(dumpTables(opened)).toEqual(after);
  });

  it('takes bytes that an undone import left, without a second copy', async () => {
    const opened = await buildCase();
    const folder = filesIn({ 'a.pdf': await makePdf(['Words that stay']) });
    await importPaths(opened, pool, [folder]);
    undo(opened);
    const objects = opened.store.list();
    const { outcomes } = await importPaths(opened, pool, [folder]);
    expect(outcomes[0]).toMatchObject({ outcome: 'added', pages: 1 });
    expect(opened.store.list()).toEqual(objects);
    expect(getPage(opened, listSources(opened)[0]!.object, 1)?.text).toContain('Words that stay');
  });

  it('keeps what was finished when a person cancels', async () => {
    const opened = await buildCase();
    const stop = new AbortController();
    const { outcomes, cancelled } = await importPaths(
      opened,
      pool,
      [filesIn({ 'a.txt': 'one', 'b.txt': 'two', 'c.txt': 'three' })],
      { signal: stop.signal, together: 1, onOutcome: ({ path }) => path.endsWith('b.txt') && stop.abort() },
    );
    expect(cancelled).toBe(true);
    expect(outcomes.map((o) => o.outcome)).toEqual(['added', 'added']);
    expect(listSources(opened)).toHaveLength(2);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    undo(opened);
    expect(listSources(opened)).toEqual([]);
  });

  it('drops the file in hand when a person cancels while it is read', async () => {
    const opened = await buildCase();
    const stop = new AbortController();
    const big = Buffer.alloc(8 * 1024 * 1024, 'words ');
    const { outcomes, cancelled } = await importPaths(opened, pool, [filesIn({ 'a.txt': 'one', 'b.txt': big })], {
      signal: stop.signal,
      onFile: (path) => path.endsWith('b.txt') && setImmediate(() => stop.abort()),
    });
    expect(cancelled).toBe(true);
    expect(outcomes.some(({ path }) => path.endsWith('b.txt'))).toBe(false);
    expect(listSources(opened)).toHaveLength(outcomes.length);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });

  it('tells each file before it is read and each outcome after', async () => {
    const opened = await buildCase();
    const told: string[] = [];
    await importPaths(opened, pool, [filesIn({ 'a.txt': 'one', 'b.txt': 'two' })], {
      onFile: (path) => told.push(path.slice(-5)),
      onOutcome: ({ outcome, path }) => told.push(`${outcome} ${path.slice(-5)}`),
    });
    expect(told.toSorted()).toEqual(['a.txt', 'added a.txt', 'added b.txt', 'b.txt']);
    expect(told.indexOf('a.txt')).toBeLessThan(told.indexOf('added a.txt'));
  });

  it('leaves out what a file manager drops into folders', async () => {
    const opened = await buildCase();
    const folder = filesIn({ '.DS_Store': 'x', 'Thumbs.db': 'x', 'a.txt': 'a' });
    mkdirSync(join(folder, 'below'));
    writeFileSync(join(folder, 'below', 'c.txt'), 'c');
    const { outcomes } = await importPaths(opened, pool, [folder]);
    expect(outcomes.map((o) => o.path.slice(folder.length + 1))).toEqual(['a.txt', 'below/c.txt']);
  });
});

describe('an import beside other work', () => {
  it('is still undone as one when a fact was added while it ran', async () => {
    const opened = await buildCase();
    const before = dumpTables(opened);
    await importPaths(opened, pool, [filesIn({ 'a.txt': 'one', 'b.txt': 'two' })], {
      together: 1,
      onOutcome: ({ path }) => path.endsWith('a.txt') && createFact(opened, { text: 'Meanwhile' }),
    });
    const after = dumpTables(opened);
    undo(opened);
    undo(opened);
    expect(historyState(opened).undo).toBeNull();
    expect(dumpTables(opened)).toEqual(before);
    redo(opened);
    redo(opened);
    expect(dumpTables(opened)).toEqual(after);
  });

  it('goes on in a step of its own when its beginning was undone while it ran', async () => {
    const opened = await buildCase();
    const before = dumpTables(opened);
    await importPaths(opened, pool, [filesIn({ 'a.txt': 'one', 'b.txt': 'two', 'c.txt': 'three' })], {
      together: 1,
      onOutcome: ({ path }) => path.endsWith('a.txt') && undo(opened),
    });
    expect(listSources(opened).map((source) => source.name)).toEqual(['b.txt', 'c.txt']);
    undo(opened);
    expect(dumpTables(opened)).toEqual(before);
    expect(historyState(opened).undo).toBeNull();
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });

  it('takes an empty folder for nothing', async () => {
    const opened = await buildCase();
    expect(await importPaths(opened, pool, [tempFolder()])).toMatchObject({ outcomes: [], cancelled: false });
  });
});
