import { parse } from 'csv-parse/sync';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { stepsOfSource } from '../../../../electron/core/custody/custody-queries.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { saveImportSummary } from '../../../../electron/core/imports/import-summary.ts';
import { partLimits } from '../../../../electron/core/imports/take-parts.ts';
import { importPaths } from '../../../../electron/core/sources/intake.ts';
import { listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase, tempFolder } from '../../../support/case-builder.ts';
import { filesIn, sharedPool } from '../../../support/case-parts.ts';
import { makePdf, makeZip } from '../../../support/make-files.ts';

const pool = sharedPool();

/** A mail with attachments, by hand. */
function mail(subject: string, attached: Readonly<Record<string, Uint8Array | string>>): string {
  const parts = Object.entries(attached).map(
    ([name, bytes]) =>
      `--B\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`,
  );
  return (
    `From: chief@example.org\r\nTo: union@example.org\r\nDate: Mon, 9 Feb 2026 10:00:00 -0500\r\nSubject: ${subject}\r\n` +
    `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="B"\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n` +
    `${parts.join('')}--B--\r\n`
  );
}

/** Every source as the way to it from its file. */
function ways(opened: WritableCase): string[] {
  const rows = listSources(opened);
  const way = (id: string | null): string => {
    const row = rows.find((each) => each.id === id);
    return row === undefined ? '' : row.parent === null ? row.name : `${way(row.parent)} > ${row.parentPath}`;
  };
  return rows.map((row) => way(row.id));
}

describe('parts of a file', () => {
  it('are sources of their own, with hash, kind, pages and the way to them: a PDF in an archive in a mail', async () => {
    const opened = await buildCase();
    const pdf = await makePdf(['Dispatch log of 9 February']);
    const zip = makeZip([
      { name: 'logs/Dispatch log.pdf', data: pdf },
      { name: 'note.txt', data: 'A note' },
    ]);
    const folder = filesIn({ 'mail.eml': mail('Records', { 'records.zip': zip, 'memo.txt': 'Call first.' }) });
    const { outcomes, run } = await importPaths(opened, pool, [folder]);
    expect(ways(opened)).toEqual([
      'mail.eml',
      'mail.eml > records.zip',
      'mail.eml > records.zip > logs/Dispatch log.pdf',
      'mail.eml > records.zip > note.txt',
      'mail.eml > memo.txt',
    ]);
    expect(outcomes.map(({ inside, outcome }) => [inside, outcome])).toEqual([
      ['', 'added'],
      ['records.zip', 'added'],
      ['records.zip\nlogs/Dispatch log.pdf', 'added'],
      ['records.zip\nnote.txt', 'added'],
      ['memo.txt', 'added'],
    ]);
    const log = listSources(opened)[2]!;
    expect(log).toMatchObject({ kind: 'dispatch-log', pages: 1, name: 'Dispatch log.pdf' });
    expect(log.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
    expect(await verifyCase(opened)).toMatchObject({ ok: true, objects: 5 });
    expect(stepsOfSource(opened, log.id)).toHaveLength(1);
    expect(run).not.toBe('');
    undo(opened);
    expect(listSources(opened)).toEqual([]);
  });

  it('that two mails have both are a source of each; the same mail again adds nothing', async () => {
    const opened = await buildCase();
    const folder = filesIn({
      'a.eml': mail('One', { 'memo.txt': 'The same memo' }),
      'b.eml': mail('Two', { 'memo.txt': 'The same memo' }),
      'c.txt': 'The same memo',
    });
    const first = await importPaths(opened, pool, [folder]);
    expect(ways(opened)).toEqual(['a.eml', 'a.eml > memo.txt', 'b.eml', 'b.eml > memo.txt']);
    expect(first.outcomes.at(-1)).toMatchObject({ path: join(folder, 'c.txt'), outcome: 'duplicate' });
    expect(opened.store.list()).toHaveLength(3);
    const steps = opened.journal.lastNumber;
    const again = await importPaths(opened, pool, [folder]);
    expect(again.outcomes.map((each) => each.outcome)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(opened.journal.lastNumber).toBe(steps);
  });

  it('that cannot be had are refused with their reason; the others go in', async () => {
    const opened = await buildCase();
    const zip = Buffer.from(
      makeZip([
        { name: '../../out.txt', data: 'only a name' },
        { name: 'good.txt', data: 'good' },
        { name: 'bad.txt', data: 'damaged words' },
      ]),
    );
    // The CRC of the last member, as the archive's directory has it.
    zip[zip.lastIndexOf('bad.txt') - 46 + 16]! ^= 1;
    const { outcomes } = await importPaths(opened, pool, [filesIn({ 'a.zip': zip })]);
    expect(outcomes.map(({ inside, outcome, reason }) => [inside, outcome, reason])).toEqual([
      ['', 'added', null],
      ['../../out.txt', 'added', null],
      ['good.txt', 'added', null],
      ['bad.txt', 'refused', 'damaged'],
    ]);
    expect(listSources(opened)[1]).toMatchObject({ name: 'out.txt', parentPath: '../../out.txt' });
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });

  it('are in the summary that is saved, and no cell of it is a formula', async () => {
    const opened = await buildCase();
    const zip = makeZip([{ name: '=HYPERLINK("x").txt', data: 'words' }]);
    const { run } = await importPaths(opened, pool, [filesIn({ 'a.zip': zip })]);
    const out = join(tempFolder(), 'Summary.csv');
    await saveImportSummary(opened, run, 'csv', out);
    const cells = parse<Record<string, string>>(readFileSync(out, 'utf8'), { bom: true, columns: true });
    expect(cells.map((row) => [row['within'], row['outcome']])).toEqual([
      ['', 'added'],
      [`'=HYPERLINK("x").txt`, 'added'],
    ]);
    await saveImportSummary(opened, run, 'text', out);
    expect(readFileSync(out, 'utf8')).toMatch(/1 file: 2 added, 1 of them parts[\s\S]*a\.zip > =HYPERLINK/);
    const own = opened.layout.database;
    await expect(saveImportSummary(opened, run, 'csv', own)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are taken out as deep as the limit says, and no deeper', async () => {
    const opened = await buildCase();
    let nested: Uint8Array = Buffer.from('the core');
    for (let depth = partLimits.depth + 2; depth > 0; depth -= 1) {
      nested = makeZip([{ name: depth === partLimits.depth + 2 ? 'core.txt' : `${depth}.zip`, data: nested }]);
    }
    const { outcomes } = await importPaths(opened, pool, [filesIn({ 'a.zip': nested })]);
    expect(listSources(opened)).toHaveLength(partLimits.depth + 1);
    expect(outcomes.at(-1)).toMatchObject({ outcome: 'refused', reason: 'too-deep' });
    expect(outcomes.at(-1)!.inside.split('\n')).toHaveLength(partLimits.depth + 1);
  });
});
