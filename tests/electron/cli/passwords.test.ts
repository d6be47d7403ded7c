import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { closeCase, createCase } from '../../../electron/core/case-file/open-case.ts';
import { setExhibits } from '../../../electron/core/exhibits/exhibits-commands.ts';
import { tempFolder, testContext } from '../../support/case-builder.ts';
import { addFile, sharedPool } from '../../support/case-parts.ts';
import { makePdf } from '../../support/make-files.ts';
import { jsonLines, runCli } from '../../support/run-cli.ts';
import { readPdf } from '../core/briefs/read-pdf.ts';

const pool = sharedPool();
const under = (userPassword: string, words: string) => makePdf([words], { userPassword, ownerPassword: 'owner' });

it('passwords come from a file, a line each: what they open is read in and bundled, what they do not is named', async () => {
  const folder = join(tempFolder(), 'Case');
  const opened = await createCase(
    folder,
    { title: 'Doe v. City', client: 'Jane Doe', passphrase: null },
    testContext(),
  );
  const memo = await addFile(opened, pool, 'memo.pdf', await under(' two words ', 'Opened words'));
  await addFile(opened, pool, 'other.pdf', await under('unknown', 'Closed words'));
  setExhibits(opened, [{ source: memo, series: 'union' }]);
  closeCase(opened);
  const list = join(tempFolder(), 'passwords.txt');
  writeFileSync(list, '\uFEFFwrong\r\n two words \r\n');
  const out = join(tempFolder(), 'Doe brief.pdf');
  const brief = ['brief', folder, '--bundle', '--out', out, '--override', 'produced=Exchanged at the hearing'];
  const closed = await runCli(brief);
  expect(closed).toMatchObject({ code: 1 });
  expect(closed.err).toContain('--override passwords="..."');
  const made = await runCli([...brief, '--passwords', list]);
  expect(made.code, made.err).toBe(0);
  expect(made.err).toContain('stays closed, no password given opens it: other.pdf');
  expect(made.out + made.err).not.toContain('two words');
  expect((await readPdf(new Uint8Array(readFileSync(out)))).pages.at(-1)!.text).toContain('Opened words');
  const found = await runCli(['search', folder, 'Opened', '--json']);
  expect(found.out).toContain('memo.pdf');
}, 60_000);

it('added files are read in with them', async () => {
  const folder = join(tempFolder(), 'Case');
  closeCase(await createCase(folder, { title: 'Doe v. City', client: 'Jane Doe', passphrase: null }, testContext()));
  const files = tempFolder();
  writeFileSync(join(files, 'memo.pdf'), await under('sesame', 'Words of the memo'));
  const list = join(tempFolder(), 'passwords.txt');
  writeFileSync(list, 'sesame');
  const added = await runCli(['add', folder, files, '--passwords', list]);
  expect(added.code, added.err).toBe(0);
  const sources = jsonLines((await runCli(['sources', folder, '--json'])).out);
  expect(JSON.stringify(sources)).toContain('"unreadable":null');
  const missing = await runCli(['add', folder, files, '--passwords', join(files, 'none.txt')]);
  expect(missing.code).not.toBe(0);
}, 60_000);
