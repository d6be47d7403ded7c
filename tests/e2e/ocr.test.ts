import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { makePdf } from '../support/make-files.ts';
import { makeScan, picturesOf, pngOf } from '../support/make-scan.ts';
import { closeCase, createCase, openCase } from '../../electron/core/case-file/open-case.ts';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { verifyCase } from '../../electron/core/custody/verify.ts';
import { ocrOfSource } from '../../electron/core/sources/ocr/ocr-queries.ts';
import { listSources } from '../../electron/core/sources/sources-queries.ts';
import { importPaths } from '../../electron/core/sources/intake.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import { menu } from './small-case.ts';

const parent = mkdtempSync(join(tmpdir(), 'loudermill-ocr-'));
const folder = join(parent, 'Case');
const context = { clock: systemClock, ids: systemIds, actor: 'Tester' };
/** Screens are kept where a person asks for them. */
const screens = process.env['LOUDERMILL_SCREENS'];
let launched: Awaited<ReturnType<typeof launchApp>>;
let page: Page;

beforeAll(async () => {
  const opened = await createCase(
    folder,
    { title: 'Doe v. City', client: 'Officer Jane Doe', passphrase: null },
    context,
  );
  const [photo] = await picturesOf(['Posted notice\nKeep this door closed.'], 120);
  if (photo === undefined) throw new Error('no picture');
  const received = join(parent, 'received');
  mkdirSync(received);
  const scan = ['Cover sheet of the scan.', 'The lieutenant said to call Border Patrol.\nShe called at 14:35 hours.'];
  writeFileSync(join(received, 'Scanned statement.pdf'), await makeScan(scan));
  writeFileSync(join(received, 'Typed memo.pdf'), await makePdf(['A memo that was typed. '.repeat(10)]));
  writeFileSync(join(received, 'Photo of the notice.png'), pngOf(photo));
  const pool = createExtractPool({ workers: 1 });
  await importPaths(opened, pool, [received]);
  await pool.close();
  closeCase(opened);
  launched = await launchApp({ args: [folder] });
  page = launched.page;
  page.setDefaultTimeout(45_000);
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1400, 900));
});
afterAll(async () => {
  await launched.close();
  rmSync(parent, { recursive: true, force: true });
});

async function shoot(name: string): Promise<void> {
  if (screens === undefined) return;
  mkdirSync(screens, { recursive: true });
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    writeFileSync(join(screens, `${name}-${scheme}.png`), await page.screenshot());
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

const openSource = async (title: string) => {
  await page.getByRole('grid', { name: 'Sources' }).getByRole('row', { name: title }).click();
  await page.getByRole('region', { name: title, exact: true }).first().waitFor();
};

test('scanned pages are read in the background once a case is open', async () => {
  await page.getByText('Reading scanned pages').first().waitFor();
  await shoot('reading');
  await menu(launched.app, 'go-evidence');
  await openSource('Scanned statement.pdf');
  await page.getByText(/^2 pages read by OCR, \d+ % sure$/).waitFor();
  await page.getByText('Reading scanned pages').waitFor({ state: 'detached' });
});

test('their words are selected and found as those of any page', async () => {
  const word = page.locator('.word-layer span').filter({ hasText: 'lieutenant' });
  await page.getByRole('textbox', { name: 'Page' }).fill('2');
  await page.keyboard.press('Enter');
  await word.waitFor();
  const [from, to] = [
    await word.boundingBox(),
    await page.locator('.word-layer span').filter({ hasText: 'Border' }).boundingBox(),
  ];
  if (from === null || to === null) throw new Error('the words are not on the page');
  await page.mouse.move(from.x + 0.5, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width - 2, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  const bar = page.getByRole('toolbar', { name: 'Selected words' });
  await bar.waitFor();
  await shoot('selected');
  await bar.getByRole('button', { name: 'Excerpt' }).click();
  await page.getByText('lieutenant said to call Border').first().waitFor();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('textbox', { name: 'Find in this source' }).fill('14:35 hours');
  await page.getByText('1 of 1').waitFor();
  await shoot('found');
  expect(await axeFaults(page)).toEqual([]);
});

test('a picture has its words to select, and only a page without text of its own is read', async () => {
  await openSource('Photo of the notice.png');
  await page.locator('.word-layer span').filter({ hasText: 'closed' }).waitFor();
  await page.getByText(/^1 page read by OCR/).waitFor();
  await shoot('photo');
  await openSource('Typed memo.pdf');
  await page.locator('.text-layer span').filter({ hasText: 'memo' }).first().waitFor();
  expect(await page.getByText('read by OCR').count()).toBe(0);
});

test('the case holds what was read, and its log says so', async () => {
  await menu(launched.app, 'close-case');
  await page.getByRole('button', { name: 'New case' }).waitFor();
  const opened = await openCase(folder, null, context, { readOnly: true });
  const scan = listSources(opened).find((source) => source.name === 'Scanned statement.pdf');
  expect(ocrOfSource(opened, scan?.id ?? '')).toMatchObject({ read: 2, waiting: 0, failed: [] });
  expect((await verifyCase(opened)).problems).toEqual([]);
  closeCase(opened);
});
