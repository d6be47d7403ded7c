import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { listSteps, stepsOfSource } from '../../../../electron/core/custody/custody-queries.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { getSource } from '../../../../electron/core/sources/sources-queries.ts';
import { removeSources, updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, filesIn, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();

async function filled(passphrase: string | null = null) {
  const opened = await buildCase(passphrase);
  const log = await addFile(opened, pool, 'log.txt', 'The officer called dispatch.');
  const memo = await addFile(opened, pool, 'memo.txt', 'Translation was asked for.');
  const fact = createFact(opened, { text: 'She called' });
  expect(await verifyCase(opened)).toEqual({ ok: true, steps: 4, objects: 2, problems: [] });
  return { opened, log, memo, fact };
}

const pathOf = (opened: WritableCase, source: string) => {
  const { object } = getSource(opened, source);
  return join(opened.layout.evidence, object.slice(0, 2), object);
};

/** As somebody would who has the file open in another program. */
function tamper(opened: WritableCase, sql: string): void {
  for (const table of ['journal_step', 'journal_change']) {
    for (const what of ['update', 'delete']) opened.db.exec(`DROP TRIGGER IF EXISTS ${table}_no_${what}`);
  }
  opened.db.pragma('foreign_keys = OFF');
  opened.db.exec(sql);
}

const problems = async (opened: WritableCase) => (await verifyCase(opened)).problems;

describe('verify', () => {
  it.each([0, 20, 45, -1])('names the source whose object has a flipped bit at %i', async (at) => {
    const { opened, memo } = await filled('secret');
    const path = pathOf(opened, memo);
    const bytes = readFileSync(path);
    const offset = at < 0 ? bytes.length + at : at;
    bytes[offset] = (bytes[offset] ?? 0) ^ 4;
    writeFileSync(path, bytes);
    const result = await verifyCase(opened);
    expect(result.ok).toBe(false);
    expect(result.problems).toEqual([expect.objectContaining({ source: memo, title: 'memo.txt' })]);
  });

  it('names the source whose object is missing', async () => {
    const { opened, log } = await filled();
    rmSync(pathOf(opened, log));
    expect(await problems(opened)).toEqual([expect.objectContaining({ source: log, title: 'log.txt' })]);
  });

  it('tells bytes that were exchanged for others, even with the hash in the table exchanged too', async () => {
    const { opened, memo } = await filled();
    const other = await open(join(filesIn({ 'x.txt': 'Translation was never asked for.' }), 'x.txt'));
    const stored = await opened.store.put(other);
    await other.close();
    const path = pathOf(opened, memo);
    writeFileSync(path, readFileSync(join(opened.layout.evidence, stored.name.slice(0, 2), stored.name)));
    expect((await problems(opened)).map((problem) => problem.source)).toEqual([memo]);
    tamper(opened, `UPDATE object SET sha256 = '${stored.sha256}' WHERE name = '${getSource(opened, memo).object}'`);
    expect(stored.sha256).toBe(createHash('sha256').update('Translation was never asked for.').digest('hex'));
    expect(await problems(opened)).toEqual([
      expect.objectContaining({ source: memo, what: expect.stringContaining('receipt') }),
    ]);
  });

  it('tells a row that was edited, added or removed behind the log', async () => {
    const { opened, fact } = await filled();
    tamper(opened, `UPDATE fact SET text = 'She did not call'`);
    expect(await problems(opened)).toEqual([{ what: 'a fact was changed behind the log', source: null, title: null }]);
    tamper(opened, `DELETE FROM fact WHERE id = '${fact.id}'`);
    expect((await problems(opened))[0]!.what).toBe('a fact was removed behind the log');
    const second = await filled();
    tamper(
      second.opened,
      `INSERT INTO person (id, name, rank, badge, unit, role, note) VALUES ('p', 'X', '', '', '', 'other', '')`,
    );
    expect((await problems(second.opened))[0]!.what).toBe('a person was changed behind the log');
  });

  it('names the source whose text was changed, added to or cut behind the log: it is what a brief would print', async () => {
    const changes = [
      `UPDATE page SET text = replace(text, 'was', 'was never') WHERE object = '?'`,
      `INSERT INTO page (object, number, text, width, height, rotate) VALUES ('?', 2, 'More', 612, 792, 0)`,
      `DELETE FROM page WHERE object = '?'`,
    ];
    for (const sql of changes) {
      const { opened, memo } = await filled();
      tamper(opened, sql.replace('?', getSource(opened, memo).object));
      expect(await problems(opened)).toEqual([
        { what: 'the text of this source is not the text that was read from it', source: memo, title: 'memo.txt' },
      ]);
    }
  });

  it('names a source that has lost the record of its bytes', async () => {
    const { opened, memo } = await filled();
    const { object } = getSource(opened, memo);
    tamper(opened, `DELETE FROM page WHERE object = '${object}'; DELETE FROM object WHERE name = '${object}'`);
    expect(await problems(opened)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ source: memo, what: 'the record of the bytes of this source is missing' }),
        expect.objectContaining({ what: expect.stringContaining('source points to a missing object') }),
      ]),
    );
  });

  it.each([
    ['a label', `UPDATE journal_step SET label = 'nothing' WHERE number = 3`],
    ['an actor', `UPDATE journal_step SET actor = 'Somebody' WHERE number = 3`],
    ['a time', `UPDATE journal_step SET at = '2020-01-01T00:00:00.000Z' WHERE number = 3`],
    ['a row image', `UPDATE journal_change SET after = replace(after, 'memo', 'menu') WHERE step = 3`],
    ['the hash', `UPDATE journal_step SET hash = '${'0'.repeat(64)}' WHERE number = 3`],
    ['a change taken out', `DELETE FROM journal_change WHERE step = 3`],
  ])('tells an entry of the log that was edited: %s', async (_what, sql) => {
    const { opened } = await filled();
    tamper(opened, sql);
    expect((await problems(opened)).some(({ what }) => what.includes('entry 3') || what.includes('entry 4'))).toBe(
      true,
    );
  });

  it('tells entries that were deleted from the middle and from the end', async () => {
    const middle = await filled();
    tamper(middle.opened, 'DELETE FROM journal_change WHERE step = 3; DELETE FROM journal_step WHERE number = 3');
    expect((await problems(middle.opened)).map(({ what }) => what)).toEqual(
      expect.arrayContaining([expect.stringContaining('jumps from entry 2 to entry 4')]),
    );
    const end = await filled();
    tamper(end.opened, 'DELETE FROM journal_change WHERE step = 4; DELETE FROM journal_step WHERE number = 4');
    expect((await problems(end.opened)).map(({ what }) => what)).toEqual(['a fact was changed behind the log']);
  });

  it('cannot be edited by the program itself', async () => {
    const { opened } = await filled();
    for (const sql of ['UPDATE journal_step SET label = 1', 'DELETE FROM journal_step', 'DELETE FROM journal_change']) {
      expect(() => opened.db.exec(sql)).toThrow('append-only');
    }
  });

  it('tells how far it is and can be cancelled', async () => {
    const { opened } = await filled();
    const told: [number, number][] = [];
    await verifyCase(opened, { onProgress: (done, total) => told.push([done, total]) });
    expect(told).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
    const stopped = AbortSignal.abort();
    await expect(verifyCase(opened, { signal: stopped })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('still hashes the bytes of removed evidence', async () => {
    const { opened, memo } = await filled();
    const path = pathOf(opened, memo);
    removeSources(opened, [memo]);
    expect(await verifyCase(opened)).toMatchObject({ ok: true, objects: 2 });
    rmSync(path);
    expect(await problems(opened)).toEqual([expect.objectContaining({ source: null })]);
  });
});

describe('the custody log', () => {
  it('lists steps from the newest, page by page', async () => {
    const { opened } = await filled();
    const { steps, total } = listSteps(opened, null, 2);
    expect([steps.map((step) => step.number), total]).toEqual([[4, 3], 4]);
    expect(listSteps(opened, 3, 10).steps.map((step) => step.number)).toEqual([2, 1]);
    expect(steps[0]).toMatchObject({ label: 'add fact', actor: 'Tester', kind: 'do', changes: 1 });
  });

  it('gives what was done to one source, undo included', async () => {
    const { opened, memo, log } = await filled();
    updateSource(opened, memo, { title: 'The memo' });
    undo(opened);
    expect(stepsOfSource(opened, memo).map((step) => [step.kind, step.label])).toEqual([
      ['do', 'add evidence'],
      ['do', 'edit evidence'],
      ['undo', 'edit evidence'],
    ]);
    expect(stepsOfSource(opened, log)).toHaveLength(1);
  });
});
