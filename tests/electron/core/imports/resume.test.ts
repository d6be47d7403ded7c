import { spawn } from 'node:child_process';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asWritable,
  closeCase,
  createCase,
  openCase,
  type WritableCase,
} from '../../../../electron/core/case-file/open-case.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { createImportGate } from '../../../../electron/core/imports/import-gate.ts';
import { getRun, listRuns } from '../../../../electron/core/imports/import-runs.ts';
import { closing } from '../../../../electron/core/jobs/job.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { importPaths, resumeImport } from '../../../../electron/core/sources/intake.ts';
import { listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { systemClock, systemIds } from '../../../../electron/core/system-clock.ts';
import { buildCase, tempFolder } from '../../../support/case-builder.ts';
import { filesIn, sharedPool } from '../../../support/case-parts.ts';
import { makePdf, makeZip } from '../../../support/make-files.ts';

const pool = sharedPool();
const context = { clock: systemClock, ids: systemIds, actor: 'Tester' };
const child = join(import.meta.dirname, '../../../fixtures/workers/import-child.ts');

/** What a case holds, but for ids and times: names, titles, kinds, objects, pages, and what is a part of what. */
function holds(opened: WritableCase) {
  const rows = listSources(opened);
  return rows.map(({ name, title, kind, sha256, pages, chars, parent, parentPath }) => ({
    name,
    title,
    kind,
    sha256,
    pages,
    chars,
    parent: rows.find((row) => row.id === parent)?.name ?? null,
    parentPath,
  }));
}

async function manyFiles(count: number): Promise<string> {
  const files: Record<string, string | Uint8Array> = {};
  for (let n = 0; n < count; n += 1) files[`note ${n}.txt`] = `Note ${n} of the case. `.repeat(1 + (n % 7) * 300);
  files['note 3.pdf'] = await makePdf(['Page one', 'Page two']);
  files['note 9.zip'] = makeZip(
    Array.from({ length: 12 }, (_, n) => ({ name: `inner ${n}.txt`, data: `Inner ${n} ${'x'.repeat(n * 999)}` })),
  );
  return filesIn(files);
}

describe('an import that was cut off', () => {
  it('by a kill goes on to the same case as one that was not', { timeout: 60_000 }, async () => {
    const files = await manyFiles(60);
    const whole = await buildCase();
    await importPaths(whole, pool, [files]);
    const folder = join(tempFolder(), 'Case');
    closeCase(await createCase(folder, { title: 'Doe v. City', client: 'Jane Doe', passphrase: null }, context));
    const acknowledged = await killedAfter([folder, files], 20);
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);
    const opened = asWritable(await openCase(folder, null, context));
    const [cut] = listRuns(opened);
    expect(cut).toMatchObject({ state: 'running', total: 62 });
    expect(cut!.finished).toBeLessThan(62);
    const before = new Map(listSources(opened).map((row) => [row.id, row.sha256]));
    for (const [id, sha256] of acknowledged) expect(before.get(id)).toBe(sha256);
    const told: string[] = [];
    await resumeImport(opened, pool, cut!.id, { onFile: (path) => told.push(path) });
    expect(told.length).toBe(62 - cut!.finished);
    expect(holds(opened)).toEqual(holds(whole));
    expect(opened.store.list()).toHaveLength(whole.store.list().length);
    expect(getRun(opened, cut!.id)).toMatchObject({ state: 'done', finished: 62, counts: { added: 74, parts: 12 } });
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    undo(opened);
    expect(listSources(opened)).toEqual([]);
    closeCase(opened);
  });

  it('leaves no bytes behind for which there is no row, and takes none of those that undo needs', async () => {
    const folder = join(tempFolder(), 'Case');
    const opened = await createCase(folder, { title: 'Doe v. City', client: 'Jane Doe', passphrase: null }, context);
    const lost = async (text: string) => (await opened.store.put(bytesOf(text))).name;
    const older = await lost('Stored before any import');
    await importPaths(opened, pool, [filesIn({ 'a.txt': 'Taken in and undone' })]);
    undo(opened);
    const kept = opened.store.list();
    closeCase(opened);
    const again = asWritable(await openCase(folder, null, context));
    expect(again.store.list()).toEqual(kept);
    const stop = new AbortController();
    const files = filesIn({ 'b.txt': 'b', 'c.txt': 'c' });
    const cut = { signal: stop.signal, together: 1, onOutcome: () => stop.abort(closing) };
    await importPaths(again, pool, [files], cut);
    const orphan = (await again.store.put(bytesOf('Stored, and then the power went'))).name;
    closeCase(again);
    utimesSync(join(folder, 'evidence', older.slice(0, 2), older), 1, 1);
    const third = asWritable(await openCase(folder, null, context));
    expect(third.store.has(orphan)).toBe(false);
    for (const name of kept) expect(third.store.has(name)).toBe(true);
    expect(await verifyCase(third)).toMatchObject({ ok: true });
    closeCase(third);
  });

  it('by the closing of its case can go on; by a person it has ended', async () => {
    const opened = await buildCase();
    const files = filesIn({ 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' });
    for (const [reason, state] of [
      [closing, 'running'],
      [undefined, 'cancelled'],
    ] as const) {
      const stop = new AbortController();
      const { run, cancelled } = await importPaths(opened, pool, [files], {
        signal: stop.signal,
        together: 1,
        onOutcome: () => stop.abort(reason),
      });
      expect([cancelled, getRun(opened, run).state]).toEqual([true, state]);
    }
  });

  it('takes what changed since, and what was removed meanwhile', async () => {
    const opened = await buildCase();
    const files = filesIn({ 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' });
    const { run } = await importPaths(opened, pool, [files]);
    writeFileSync(join(files, 'a.txt'), 'A');
    utimesSync(join(files, 'a.txt'), 1, 1);
    rmSync(join(files, 'b.txt'));
    writeFileSync(join(files, 'd.txt'), 'd');
    const { outcomes } = await resumeImport(opened, pool, run);
    expect(outcomes.map(({ path, outcome }) => [path.slice(-5), outcome])).toEqual([
      ['a.txt', 'added'],
      ['d.txt', 'added'],
    ]);
    undo(opened);
    expect((await resumeImport(opened, pool, run)).outcomes).toHaveLength(3);
  });

  it('waits while it is paused, and goes on after', async () => {
    const opened = await buildCase();
    const files = filesIn({ 'a.txt': 'a', 'b.bin': Buffer.alloc(6 * 1024 * 1024, 'b'), 'c.txt': 'c' });
    const gate = createImportGate();
    gate.pause();
    const importing = importPaths(opened, pool, [files], { gate });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(listSources(opened)).toEqual([]);
    gate.resume();
    expect((await importing).outcomes).toHaveLength(3);
    gate.pause();
    const stop = new AbortController();
    const stopped = importPaths(opened, pool, [files], { gate, signal: stop.signal });
    stop.abort();
    expect(await stopped).toMatchObject({ cancelled: true, outcomes: [] });
  });
});

describe('an import of a folder', () => {
  it('again adds nothing, whatever the files are', { timeout: 60_000 }, async () => {
    const content = fc.oneof(fc.string({ maxLength: 200 }), fc.constantFrom('twice', '', 'a,b\n1,2\n'));
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 6 }), async (contents) => {
        const opened = await buildCase();
        const files = filesIn(Object.fromEntries(contents.map((text, n) => [`${n}.txt`, text])));
        const first = await importPaths(opened, pool, [files]);
        const kept = holds(opened);
        const steps = opened.journal.lastNumber;
        const again = await importPaths(opened, pool, [files]);
        expect(again.outcomes.map(({ outcome }) => outcome)).toEqual(contents.map(() => 'duplicate'));
        expect(first.outcomes).toHaveLength(contents.length);
        expect(holds(opened)).toEqual(kept);
        expect(opened.journal.lastNumber).toBe(steps);
      }),
      { numRuns: 8 },
    );
  });

  it('of two thousand small files keeps their order and counts each', { timeout: 120_000 }, async () => {
    const opened = await buildCase();
    const names = Array.from({ length: 2000 }, (_, n) => `${n}.txt`);
    const files = filesIn(Object.fromEntries(names.map((name) => [name, `Words of ${name}`])));
    const { run } = await importPaths(opened, pool, [files]);
    expect(listSources(opened).map((row) => row.name)).toEqual(names);
    expect(getRun(opened, run)).toMatchObject({ state: 'done', total: 2000, finished: 2000, counts: { added: 2000 } });
  });
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Runs the child and kills it once it has said so many outcomes; gives those as [source, SHA-256]. */
async function killedAfter(args: readonly string[], outcomes: number): Promise<[string, string][]> {
  const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > outcomes) running.kill('SIGKILL');
  });
  const by = await new Promise((resolve) => running.on('close', (_code, signal) => resolve(signal)));
  expect(by).toBe('SIGKILL');
  const lines = said.slice(0, said.lastIndexOf('\n')).split('\n');
  return lines.map((line) => line.split(' ').slice(1) as [string, string]);
}
