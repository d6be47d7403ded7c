import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { exportBrief } from '../../../../electron/core/briefs/brief-export.ts';
import { exportExhibits } from '../../../../electron/core/briefs/exhibits-folder.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { asWritable, closeCase, openCase, type WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { exportProduction } from '../../../../electron/core/productions/production-export.ts';
import { createProduction } from '../../../../electron/core/productions/productions-commands.ts';
import { addRedaction } from '../../../../electron/core/redactions/redactions-commands.ts';
import { givePassword } from '../../../../electron/core/sources/give-password.ts';
import { readAgain } from '../../../../electron/core/sources/read-again.ts';
import { buildCase, tempFolder, testContext } from '../../../support/case-builder.ts';
import { addFile, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';
import { readPdf } from './read-pdf.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(() => typesetter.close());
const tools = { templates: join(resourcesFolder, 'templates'), typesetter };
const password = 'opensesame';
const produced = { check: 'produced', reason: 'Exchanged at the hearing' };

/** A case whose one exhibit is under a password, which is not known. */
async function ground() {
  const opened = await buildCase();
  const bytes = await makePdf(['The officer called 313-555-0100', 'Second sheet'], {
    userPassword: password,
    ownerPassword: 'other',
  });
  const id = await addFile(opened, pool, 'memo.pdf', bytes);
  setExhibits(opened, [{ source: id, series: 'union' }]);
  return { opened, id };
}

async function unlockAndRead(opened: WritableCase, id: string): Promise<void> {
  expect(await givePassword(opened, pool, id, password)).toBeNull();
  expect(await readAgain(opened, pool, id)).toMatchObject({ unreadable: null, pages: 2 });
}

/** The same case in a later session, in which nobody has typed the password yet. */
async function later(opened: WritableCase): Promise<WritableCase> {
  closeCase(opened);
  const again = asWritable(await openCase(opened.layout.folder, null, testContext()));
  onTestFinished(() => closeCase(again));
  return again;
}

const issue = async (opened: WritableCase, path: string, overrides: { check: string; reason: string }[]) => {
  const brief = allRows(opened, 'brief')[0]!.id;
  const request = { brief, bundle: true, date: '2026-03-02', path, fileName: 'Bundle.pdf', overrides };
  return await exportBrief(opened, request, tools);
};
const textOf = async (path: string) =>
  (await readPdf(new Uint8Array(readFileSync(path)))).pages.map((page) => page.text).join('\n');

describe('a bundle with an exhibit under a password', () => {
  it('is not written until the password is typed, and then holds its pages', async () => {
    const { opened, id } = await ground();
    const path = join(tempFolder(), 'Bundle.pdf');
    await expect(issue(opened, path, [produced])).rejects.toMatchObject({
      code: 'check-failed',
      data: { checks: ['passwords'], owed: ['passwords'] },
    });
    expect(existsSync(path)).toBe(false);
    await unlockAndRead(opened, id);
    const { made } = await issue(opened, path, [produced]);
    expect(made.checks.find(({ check }) => check === 'passwords')).toMatchObject({ ok: true });
    const bundle = await readPdf(new Uint8Array(readFileSync(path)));
    expect(bundle.pages.at(-1)!.text).toContain('Second sheet');
    expect(readFileSync(path).includes('/Encrypt')).toBe(false);
  });

  it('has a sheet in its place where a person gives a reason, which the log keeps', async () => {
    const { opened, id } = await ground();
    await unlockAndRead(opened, id);
    const again = await later(opened);
    const path = join(tempFolder(), 'Bundle.pdf');
    const reason = 'The password is with the other side';
    const { made, export: row } = await issue(again, path, [produced, { check: 'passwords', reason }]);
    expect(row.overrides).toContainEqual({ check: 'passwords', reason });
    expect(made.warnings.join()).toContain('it opens with a password only');
    const text = await textOf(path);
    expect(text).toContain('it opens with a password only');
    expect(text).not.toContain('Second sheet');
  });

  it('is the same to the byte in each session', async () => {
    const { opened, id } = await ground();
    await unlockAndRead(opened, id);
    const folder = tempFolder();
    const first = await issue(opened, join(folder, 'a.pdf'), [produced]);
    const again = await later(opened);
    await givePassword(again, pool, id, password);
    const second = await issue(again, join(folder, 'b.pdf'), [produced]);
    expect(second.made.sha256).toBe(first.made.sha256);
  });

  it('takes out what is redacted in it', async () => {
    const { opened, id } = await ground();
    await unlockAndRead(opened, id);
    const quote = '313-555-0100';
    const place = { rects: [[150, 690, 300, 720] as const], lineFrom: null, lineTo: null, quote };
    await addRedaction(opened, pool, { source: id, page: 1, reason: 'PII', kind: 'region', ...place } as never);
    const path = join(tempFolder(), 'Bundle.pdf');
    await issue(opened, path, [produced]);
    const text = await textOf(path);
    expect(text).not.toContain('555-0100');
    expect(text).toContain('Second sheet');
  });
});

describe('an exhibit that opens without a password, with limits set by its maker', () => {
  it('is copied all the same, and a note says which limits', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'memo.pdf', await makePdf(['Words'], { ownerPassword: 'owner' }));
    setExhibits(opened, [{ source: id, series: 'union' }]);
    const path = join(tempFolder(), 'Bundle.pdf');
    const { made } = await issue(opened, path, [produced]);
    const note = made.checks.find(({ check }) => check === 'restrictions');
    expect(note).toMatchObject({ ok: false, severity: 'note' });
    expect(note!.items[0]).toMatch(/^Union Ex\. 1, memo\.pdf: no printing, no copying/u);
    expect(await textOf(path)).toContain('Words');
  });
});

describe('exhibits as a folder and productions', () => {
  it('are not written while the password of a file that was read is not known, for its original would go along', async () => {
    const { opened, id } = await ground();
    await unlockAndRead(opened, id);
    const again = await later(opened);
    const brief = allRows(again, 'brief')[0]!.id;
    const folder = join(tempFolder(), 'Out');
    const refused = { code: 'check-failed', data: { checks: ['passwords'], reason: 'locked', sources: [id] } };
    const write = () => exportExhibits(again, { brief, date: '2026-03-02', folder }, { typesetter });
    await expect(write()).rejects.toMatchObject(refused);
    const given = { direction: 'given', date: '2026-03-02', party: 'City of Doe', means: '', title: '' } as const;
    const { id: production } = createProduction(again, given, [id]);
    const request = { production, numbers: true, natives: true, decisions: [], folder };
    await expect(exportProduction(again, request, tools)).rejects.toMatchObject(refused);
    expect(existsSync(folder)).toBe(false);
    await givePassword(again, pool, id, password);
    await exportProduction(again, request, tools);
    const [name] = readdirSync(join(folder, 'documents'));
    expect(await textOf(join(folder, 'documents', name!))).toContain('Second sheet');
  });
});
