import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeCase, createCase } from '../../../electron/core/case-file/open-case.ts';
import { setExhibits } from '../../../electron/core/exhibits/exhibits-commands.ts';
import { updateSource } from '../../../electron/core/sources/sources-commands.ts';
import { testContext } from '../../support/case-builder.ts';
import { addFile, sharedPool } from '../../support/case-parts.ts';
import { runCli } from '../../support/run-cli.ts';

const pool = sharedPool();
const base = mkdtempSync(join(tmpdir(), 'loudermill-produce-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const folder = join(base, 'Doe');

async function caseOfTwo() {
  const about = { title: 'Doe v. City', client: 'Officer Jane Doe', passphrase: null };
  const opened = await createCase(folder, about, testContext());
  const log = await addFile(opened, pool, 'log.txt', 'The officer called dispatch.');
  const notes = await addFile(opened, pool, 'notes.txt', 'Notes of counsel');
  updateSource(opened, notes, { privilege: 'work-product' });
  setExhibits(opened, [{ source: log, series: 'union' }]);
  closeCase(opened);
  return { log, notes };
}

describe('produce', () => {
  it('refuses a privileged source until it is withheld or overridden, and then lists what went', async () => {
    const { log, notes } = await caseOfTwo();
    const red = JSON.parse((await runCli(['productions', folder, '--json'])).out) as Record<string, unknown[]>;
    expect(red).toMatchObject({ productions: [], neverProduced: [{ id: log, label: 'Union Ex. 1' }] });
    const out = join(base, 'Out');
    const command = ['produce', folder, log, notes, '--to', 'City of Doe', '--date', '2026-03-02', '--out', out];
    expect(await runCli(command)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('notes.txt') });
    expect(await runCli([...command, '--override', `${notes}=`])).toMatchObject({ code: 2 });
    expect(readdirSync(base)).toEqual(['Doe']);
    const made = await runCli([...command, '--withhold', '--json']);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(made.out)).toMatchObject({ out, files: 4, warnings: [] });
    expect(readdirSync(join(out, 'documents'))).toEqual(['DOE-000001.pdf']);
    const { out: listed } = await runCli(['productions', folder]);
    expect(listed).toContain('2026-03-02  produced  City of Doe  1 source, 1 withheld');
    expect(listed).not.toContain('never produced');
    const again = await runCli([
      ...command.slice(0, -1),
      join(base, 'Two'),
      '--override',
      `${notes}=Ordered by the panel`,
    ]);
    expect(again.code).toBe(0);
    expect(readdirSync(join(base, 'Two/documents'))).toEqual(['DOE-000001.pdf', 'DOE-000002.pdf']);
  }, 60_000);
});
