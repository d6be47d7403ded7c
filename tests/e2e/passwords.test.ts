import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeCase, createCase } from '../../electron/core/case-file/open-case.ts';
import { setExhibits } from '../../electron/core/exhibits/exhibits-commands.ts';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import type { LaunchedApp } from '../../electron/tools/launch-app.ts';
import { readPdf } from '../electron/core/briefs/read-pdf.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { addFile } from '../support/case-parts.ts';
import { makePdf } from '../support/make-files.ts';
import { menu } from './small-case.ts';

const passphrase = 'a long passphrase';
const password = 'CANARY-ses4me';
const words = 'The lieutenant said to call Border Patrol.';
let parent: string;
let launched: LaunchedApp;

beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'loudermill-password-'));
  const folder = join(parent, 'Case');
  const context = { clock: systemClock, ids: systemIds, actor: 'Tester' };
  const opened = await createCase(folder, { title: 'Doe v. City', client: 'Officer Jane Doe', passphrase }, context);
  const pool = createExtractPool({ workers: 1 });
  const locked = await makePdf(['Cover sheet', words], { userPassword: password, ownerPassword: 'owner' });
  const memo = await addFile(opened, pool, 'Sealed memo.pdf', locked);
  const policy = await addFile(opened, pool, 'Policy.pdf', await makePdf(['Policy text.']));
  setExhibits(
    opened,
    [policy, memo].map((source) => ({ source, series: 'union' as const })),
  );
  await pool.close();
  closeCase(opened);
  launched = await launchApp({ args: [folder] });
  launched.page.setDefaultTimeout(30_000);
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1400, 900));
});

afterEach(async () => {
  await launched.close();
  rmSync(parent, { recursive: true, force: true });
});

/** No fault by axe, light and dark, at 100 and 200 percent; pictures where LOUDERMILL_SHOTS names a folder, and of some only then. */
async function looksRight(name: string, part: string, always = false): Promise<void> {
  const { app, page } = launched;
  if (!always && process.env['LOUDERMILL_SHOTS'] === undefined) return;
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    for (const zoom of [1, 2]) {
      await app.evaluate(({ BrowserWindow }, factor) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor);
      }, zoom);
      const shots = process.env['LOUDERMILL_SHOTS'];
      if (shots !== undefined) {
        await page.waitForTimeout(700);
        const png = await app.evaluate(async ({ BrowserWindow }) =>
          (await BrowserWindow.getAllWindows()[0]!.webContents.capturePage()).toPNG().toString('base64'),
        );
        writeFileSync(join(shots, `${name}-${theme}-${zoom}.png`), Buffer.from(png, 'base64'));
      }
      expect(await axeFaults(page, { within: part }), `${name}, ${theme}, ${zoom}`).toEqual([]);
    }
  }
  await app.evaluate(({ BrowserWindow, nativeTheme }) => {
    nativeTheme.themeSource = 'light';
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1);
  });
}

/** Types the passphrase of the case and shows the source, each by the keyboard where it is a field. */
async function openMemo(): Promise<void> {
  const { app, page } = launched;
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
  await page.locator('.rail').waitFor();
  await menu(app, 'go-evidence');
  await page.getByRole('grid', { name: 'Sources' }).getByText('Sealed memo.pdf').first().click();
}

/** Whether any file below a folder holds these bytes. */
const holds = (folder: string, bytes: string): boolean =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(bytes));

test('a PDF opens by its password until the case is locked, is excerpted, and goes into the bundle', async () => {
  const { app, page } = launched;
  await openMemo();
  const field = page.getByLabel('Password', { exact: true });
  await field.waitFor();
  await looksRight('password-asked', '.unreadable', true);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  const act = page.getByRole('button', { name: 'Show password' });
  await act.scrollIntoViewIfNeeded();
  const at = (await act.boundingBox())!;
  expect(at.y + at.height).toBeLessThan(await page.evaluate(() => innerHeight));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1));
  await field.focus();
  await page.keyboard.type('not this one');
  await page.keyboard.press('Enter');
  await page.getByText('This password does not open the file.').waitFor();
  expect(await field.inputValue()).toBe('not this one');
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Show password' }).press('Space');
  await looksRight('password-wrong', '.unreadable');
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.locator('.page canvas').first().waitFor();
  const focused = page.getByRole('region', { name: 'Sealed memo.pdf', exact: true });
  await expect.poll(() => focused.evaluateAll((all) => all.some((one) => one === document.activeElement))).toBe(true);

  await page.keyboard.press('Control+F');
  await page.keyboard.type('Border Patrol');
  await page.keyboard.press('Enter');
  const line = page.locator('.text-layer span').filter({ hasText: words }).first();
  const excerpt = page
    .getByRole('toolbar', { name: 'Selected words' })
    .getByRole('button', { name: 'Excerpt', exact: true });
  // The pages may still be on their way to what was found.
  await expect
    .poll(
      async () => {
        const box = (await line.boundingBox())!;
        await page.mouse.move(box.x + 1, box.y + box.height / 2);
        await page.mouse.down();
        await page.mouse.move(box.x + box.width + 3, box.y + box.height / 2, { steps: 6 });
        await page.mouse.up();
        await page.waitForTimeout(300);
        return await excerpt.isVisible();
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  await excerpt.click();
  await page.getByText(words).first().waitFor();

  const reloaded = page.waitForEvent('load');
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await reloaded;
  await openMemo();
  await page.getByText('Its words, excerpts and cites are in the case').waitFor();
  expect(await page.locator('.page canvas').count()).toBe(0);
  await looksRight('password-again', '.unreadable');
  await page.getByRole('button', { name: 'Read its text without the pages' }).click();
  await page.getByText(words).first().waitFor();

  await menu(app, 'go-briefs');
  const pane = page.getByRole('button', { name: 'Exhibits', exact: true });
  await pane.first().click();
  await page.getByText('1 file opens with a password only.').click();
  await looksRight('password-exhibits', '.exhibits-pane');
  await page.getByRole('button', { name: 'Export brief' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Export brief' });
  const asked = dialog.getByLabel('Password of Union Ex. 2, Sealed memo.pdf', { exact: true }).last();
  await asked.waitFor({ timeout: 60_000 });
  await looksRight('password-gate', '.dialog', true);
  await asked.fill(password);
  await asked.press('Enter');
  await asked.waitFor({ state: 'detached', timeout: 60_000 });
  const reasons = dialog.getByLabel('Why this may pass (kept in the log)');
  await reasons.first().waitFor({ timeout: 60_000 });
  for (const each of await reasons.all()) await each.fill('Exchanged at the hearing');
  const path = join(parent, 'Bundle.pdf');
  await app.evaluate(({ dialog: picker }, filePath) => {
    picker.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await dialog.getByRole('button', { name: 'Choose a place and export' }).click();
  await page.getByRole('dialog', { name: 'Exported' }).waitFor({ timeout: 60_000 });
  const bundle = await readPdf(new Uint8Array(readFileSync(path)));
  expect(bundle.pages.at(-1)!.text).toContain('Border Patrol');

  expect(holds(parent, 'CANARY')).toBe(false);
  expect(holds(launched.userData, 'CANARY')).toBe(false);
}, 240_000);
