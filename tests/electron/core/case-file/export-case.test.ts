import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportCase } from '../../../../electron/core/case-file/export-case.ts';
import { stepsOfSource } from '../../../../electron/core/custody/custody-queries.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { tableNames } from '../../../../electron/core/journal/tables.ts';
import { write } from '../../../../electron/core/journal/write.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase, tempFolder } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

type LogLine = {
  number: number;
  kind: string;
  label: string;
  actor: string;
  at: string;
  batch: number;
  target: number | null;
  details: string | null;
  previous: string;
  hash: string;
  changes: unknown[];
};

describe('an export of everything', () => {
  it('names every table in its README and writes each as JSON and CSV', async () => {
    const opened = await buildCase();
    const out = join(tempFolder(), 'out');
    await exportCase(opened, out);
    const readme = readFileSync(join(out, 'README.txt'), 'utf8');
    for (const table of tableNames) {
      expect(readme).toMatch(new RegExp(`^  ${table}: \\w`, 'mu'));
      expect(readdirSync(join(out, 'tables'))).toEqual(expect.arrayContaining([`${table}.json`, `${table}.csv`]));
    }
  });

  it('has a log whose chain anybody can follow by what the README says', async () => {
    const opened = await buildCase();
    await addFile(opened, pool, 'note.txt', 'The lieutenant said to call.');
    createFact(opened, { text: 'Passing' });
    undo(opened);
    const out = join(tempFolder(), 'out');
    await exportCase(opened, out);
    const lines = readFileSync(join(out, 'custody.jsonl'), 'utf8').trimEnd().split('\n');
    let previous = '0'.repeat(64);
    for (const line of lines) {
      const { hash, ...entry } = JSON.parse(line) as LogLine;
      const { number, kind, label, actor, at, batch, target, details, changes } = entry;
      expect(entry.previous).toBe(previous);
      const content = [number, kind, label, actor, at, batch, target, details, previous, changes];
      expect(sha256(JSON.stringify(content))).toBe(hash);
      previous = hash;
    }
    expect(lines.length).toBeGreaterThanOrEqual(4);
    const received = lines.map((line) => JSON.parse(line) as LogLine).find((entry) => entry.label === 'add evidence');
    expect(JSON.parse(received!.details!)).toMatchObject({ sha256: listSources(opened)[0]!.sha256 });
  });

  it('puts parts into a folder beside what they are parts of, with their text', async () => {
    const opened = await buildCase();
    const mail = await addFile(opened, pool, 'mail.txt', 'See what is attached.');
    const part = await addFile(opened, pool, 'order.txt', 'Call the Border Patrol.');
    write(opened, { label: 'edit evidence' }, (edit) => edit.update('source', part, { parent: mail }));
    const out = join(tempFolder(), 'out');
    await exportCase(opened, out);
    expect(readFileSync(join(out, 'evidence/mail.txt - parts/order.txt'), 'utf8')).toBe('Call the Border Patrol.');
    expect(readFileSync(join(out, 'text/mail.txt - parts/order.txt.txt'), 'utf8')).toBe('Call the Border Patrol.\n\f');
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { file: string; sha256: string }[];
    for (const { file, sha256: hash } of manifest) expect(sha256(readFileSync(join(out, file)))).toBe(hash);
  });

  it('shows the chronology with its pins, and is on record for every source', async () => {
    const opened = await buildCase();
    const source = await addFile(opened, pool, 'note.txt', 'The lieutenant said to call.');
    const quote = 'said to call';
    const excerpt = createExcerpt(opened, { source, kind: 'lines', page: 1, lineFrom: 1, quote });
    createFact(opened, { text: '=She was told' }, [{ excerpt: excerpt.id, bearing: 'supports' }]);
    const out = join(tempFolder(), 'out');
    await exportCase(opened, out);
    const chronology = readFileSync(join(out, 'lists/chronology.csv'), 'utf8');
    expect(chronology).toContain('note.txt at 1:1');
    expect(chronology).toContain(`'=She was told`);
    expect(stepsOfSource(opened, source).at(-1)!.label).toBe('export everything');
  });

  it('says which originals are missing or damaged, and leaves no false copy of one', async () => {
    const opened = await buildCase();
    for (const name of ['gone.txt', 'bent.txt', 'whole.txt']) await addFile(opened, pool, name, `The words of ${name}`);
    const path = (at: number) => {
      const { object } = listSources(opened)[at]!;
      return join(opened.layout.evidence, object.slice(0, 2), object);
    };
    rmSync(path(0));
    const bytes = readFileSync(path(1));
    bytes[bytes.length - 20]! ^= 1;
    writeFileSync(path(1), bytes);
    const out = join(tempFolder(), 'out');
    expect(await exportCase(opened, out)).toMatchObject({ missing: ['gone.txt', 'bent.txt'] });
    expect(readdirSync(join(out, 'evidence'))).toEqual(['whole.txt']);
    expect(readFileSync(join(out, 'README.txt'), 'utf8')).toMatch(/missing or damaged[^]*gone\.txt\n {2}bent\.txt/u);
  });

  it('that is cancelled leaves nothing behind', async () => {
    const opened = await buildCase();
    for (const name of ['a.txt', 'b.txt']) await addFile(opened, pool, name, `The words of ${name}`);
    const folder = tempFolder();
    const cancel = new AbortController();
    const work = exportCase(opened, join(folder, 'out'), { signal: cancel.signal, onProgress: () => cancel.abort() });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
