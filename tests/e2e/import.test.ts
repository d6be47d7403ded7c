import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { makePdf, makeZip } from '../support/make-files.ts';
import { menu, type SmallCase, smallCase } from './small-case.ts';

const parent = mkdtempSync(join(tmpdir(), 'loudermill-import-'));
const discovery = join(parent, 'Discovery');
const more = join(parent, 'More');
const summary = join(parent, 'Summary.csv');
const shots = process.env['LOUDERMILL_SHOTS'];
let ground: SmallCase;
let launched: Awaited<ReturnType<typeof launchApp>>;
let page: Page;

test('a case is open, and there are folders to add', async () => {
  ground = await smallCase();
  mkdirSync(discovery);
  mkdirSync(more);
  for (let n = 0; n < 120; n += 1)
    writeFileSync(join(discovery, `Page ${n}.pdf`), await makePdf([`Page ${n} of the file`]));
  // Long enough for two threads, and for a person who wants to pause.
  writeFileSync(join(discovery, 'Bodycam.bin'), randomBytes(96 * 1024 * 1024));
  writeFileSync(join(discovery, 'Records.zip'), makeZip([{ name: 'Memo.txt', data: 'Call first.' }]));
  writeFileSync(join(discovery, '=Formula.txt'), '');
  for (let n = 0; n < 300; n += 1) writeFileSync(join(more, `Note ${n}.txt`), `Note ${n}`);
  launched = await launchApp({ args: [ground.folder] });
  page = launched.page;
  page.setDefaultTimeout(20_000);
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1400, 900));
  await page.getByRole('heading', { name: 'Doe v. City' }).waitFor();
});
afterAll(async () => {
  await launched.close();
  ground.remove();
  rmSync(parent, { recursive: true, force: true });
});

async function pick(path: string): Promise<void> {
  await launched.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
  await page.getByRole('button', { name: 'Add a folder' }).click();
}

async function shot(name: string): Promise<void> {
  if (shots === undefined) return;
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: join(shots, `${name}-${scheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const zoom = (factor: number) =>
    launched.app.evaluate(
      ({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by),
      factor,
    );
  await zoom(2);
  await page.screenshot({ path: join(shots, `${name}-zoom.png`) });
  await zoom(1);
}

test('an import says how far it is, waits while it is paused, and goes on', async () => {
  await menu(launched.app, 'go-evidence');
  await pick(discovery);
  const live = page.getByRole('region', { name: 'Import under way' });
  await live.getByRole('button', { name: 'Pause' }).click();
  await live.getByText('Import paused').waitFor();
  await live.getByText(/\d+ of 123 files/).waitFor();
  // The file in hand when it was paused is still entered; then nothing moves.
  const told = () => live.getByText(/of 123 files/).textContent();
  let said = await told();
  await expect
    .poll(async () => {
      const before = said;
      await page.waitForTimeout(1500);
      said = await told();
      return said === before;
    })
    .toBe(true);
  await page.waitForTimeout(700);
  expect(await told()).toBe(said);
  await shot('import-paused');
  expect(await axeFaults(page)).toEqual([]);
  await live.getByRole('button', { name: 'Resume' }).click();
  await page.getByText(/^123 files: 122 added, 1 of them from within mail and archives/).waitFor({ timeout: 60_000 });
  await live.waitFor({ state: 'detached' });
});

test('what became of each file is saved as a table that is no formula', async () => {
  await shot('import-ended');
  await launched.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, summary);
  await page.getByRole('region', { name: 'Import' }).getByRole('button', { name: 'Save summary' }).click();
  await page.getByText('Saved the summary of the import').waitFor();
  const lines = readFileSync(summary, 'utf8').trim().split('\r\n');
  expect(lines).toHaveLength(125);
  expect(lines.filter((line) => line.includes('Memo.txt'))).toHaveLength(1);
  expect(lines.filter((line) => line.includes(',unreadable,'))).toHaveLength(2);
});

test('an import that the closing of the case cut off is offered, and goes on', async () => {
  await pick(more);
  await page
    .getByRole('region', { name: 'Import under way' })
    .getByText(/[1-9]\d* of 300 files/)
    .waitFor();
  await menu(launched.app, 'close-case');
  await page.getByRole('button', { name: 'New case' }).waitFor();
  await page.getByRole('button', { name: /Doe v. City/ }).click();
  const offer = page.getByRole('region', { name: 'Import that stopped' });
  expect(await page.getByRole('region', { name: 'Import', exact: true }).count()).toBe(0);
  await offer.getByText(/The import of “More” stopped at file \d+ of 300/).waitFor();
  await shot('import-offer');
  expect(await axeFaults(page)).toEqual([]);
  await offer.getByRole('button', { name: 'Resume import' }).click();
  await page.getByText('300 files: 300 added.').waitFor({ timeout: 60_000 });
  await menu(launched.app, 'go-evidence');
  await page.getByRole('button', { name: 'Imports', exact: true }).click();
  await page.getByText('Imports of this case, the newest first').waitFor();
  await shot('imports');
  await page.getByRole('region', { name: 'Import' }).getByRole('button', { name: 'Discovery' }).click();
  await page.getByText(/^123 files: 122 added/).waitFor();
});
