import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCase, createCase } from '../../electron/core/case-file/open-case.ts';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { importPaths } from '../../electron/core/sources/intake.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { filesIn } from '../support/case-parts.ts';
import { makeLongPdf } from '../support/long-pdf.ts';
import { makePdf, makeTiff } from '../support/make-files.ts';
import { menu } from './small-case.ts';

/*
 * One sitting with a case of four sources: each test goes on from the one before.
 */
const parent = mkdtempSync(join(tmpdir(), 'loudermill-viewer-'));
const folder = join(parent, 'Case');
const userData = join(parent, 'user');
let launched: Awaited<ReturnType<typeof launchApp>>;
let page: Page;

async function start(): Promise<void> {
  launched = await launchApp({ args: [folder], userData });
  page = launched.page;
  page.setDefaultTimeout(15_000);
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1500, 900));
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
}

beforeAll(async () => {
  const context = { clock: systemClock, ids: systemIds, actor: 'Tester' };
  const opened = await createCase(folder, { title: 'Doe v. City', client: 'Officer Doe', passphrase: null }, context);
  const pool = createExtractPool({ workers: 1, timeoutMs: 60_000 });
  const log = Array.from(
    { length: 3000 },
    (_, at) => `${at + 1},Unit ${at % 40},${at === 2500 ? 'Border Patrol' : 'none'}`,
  );
  const sheet = (tone: number) => ({ width: 60, height: 40, rgb: () => [tone, tone, 120] as const });
  const received = join(parent, 'received');
  mkdirSync(received);
  const files = {
    'Deposition.pdf': await makeLongPdf(1000),
    'Note.pdf': await makePdf(['Call Border Patrol.'], { rotate: 90 }),
    'Dispatch log.csv': `Run,Unit,Asked for\n${log.join('\n')}\n`,
    'Scan.tiff': makeTiff([sheet(10), sheet(90), sheet(200)]),
  };
  await importPaths(opened, pool, [filesIn(files, received)]);
  await pool.close();
  closeCase(opened);
  await start();
}, 180_000);
afterAll(async () => {
  await launched.close();
  rmSync(parent, { recursive: true, force: true });
});

const row = (title: string) => page.getByRole('grid', { name: 'Sources' }).getByRole('row', { name: title });
const pageBox = (within = page.locator('body')) => within.getByRole('textbox', { name: 'Page', exact: true });

/** A window on a busy machine takes its time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });

async function openSource(title: string): Promise<void> {
  await menu(launched.app, 'go-evidence');
  await row(title).click();
  await page.locator('.page-scroller').first().waitFor();
}

/** Drawn pixels that are not white: a page of words has thousands. */
const inkOf = (selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let ink = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200) ink += 1;
      return ink;
    });

const faults = () => axeFaults(page);

test('small pages are drawn beside the large ones and lead to theirs, by mouse and by key', async () => {
  await openSource('Deposition.pdf');
  await page.getByRole('button', { name: 'Thumbnails' }).click();
  const rail = page.getByRole('listbox', { name: 'Thumbnails' });
  await rail.locator('canvas').nth(2).waitFor();
  expect(await inkOf('.page-thumbnail canvas')).toBeGreaterThan(100);
  await rail.getByRole('option', { name: 'Page 3', exact: true }).click();
  await eventually(() => pageBox().inputValue()).toBe('3');
  await rail.focus();
  await page.keyboard.press('End');
  await eventually(() => pageBox().inputValue()).toBe('1000');
  await rail.getByRole('option', { name: 'Page 1000', exact: true }).locator('canvas').waitFor();
  expect(await rail.getByRole('option').count()).toBeLessThan(40);
});

test('keys change size, turn and page; Ctrl+G takes a page number', async () => {
  await page.locator('.page-scroller').focus();
  await page.keyboard.press('9');
  await eventually(() => page.getByLabel('Size').inputValue()).toBe('page');
  await page.keyboard.press('+');
  await eventually(async () => Number(await page.getByLabel('Size').inputValue())).toBeGreaterThan(0.1);
  await page.keyboard.press('0');
  await page.keyboard.press('r');
  const turned = page.locator('.pane-main [data-page]').first();
  await eventually(async () => (await turned.boundingBox())!.width > (await turned.boundingBox())!.height).toBe(true);
  await page.keyboard.press('Shift+R');
  await page.keyboard.press('Control+g');
  await page.keyboard.type('412');
  await page.keyboard.press('Enter');
  await eventually(() => pageBox().inputValue()).toBe('412');
  await page.locator('.page-scroller').focus();
  await page.keyboard.press(']');
  await eventually(() => pageBox().inputValue()).toBe('413');
});

test('Ctrl and the wheel zoom the page, not the window', async () => {
  const box = (await page.locator('.page-scroller').boundingBox())!;
  const widthOf = async () => (await page.locator('.pane-main [data-page="413"]').boundingBox())!.width;
  const before = await widthOf();
  await page.mouse.move(box.x + 200, box.y + 200);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await eventually(widthOf).toBeGreaterThan(before * 1.15);
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
});

test('an excerpt of words lies on its words however the page is turned', async () => {
  await openSource('Note.pdf');
  const words = page.locator('.text-layer span').filter({ hasText: 'Call Border Patrol.' }).first();
  await words.waitFor();
  await words.evaluate((span) => document.getSelection()?.selectAllChildren(span));
  await page
    .getByRole('toolbar', { name: 'Selected words' })
    .getByRole('button', { name: 'Excerpt', exact: true })
    .click();
  await page.locator('.page-mark.current').waitFor();
  for (let turn = 0; turn < 4; turn += 1) {
    await eventually(async () => {
      const [mark, word] = [await page.locator('.page-mark').first().boundingBox(), await words.boundingBox()];
      if (mark === null || word === null) return 'not in view';
      const far = Math.hypot(
        mark.x + mark.width / 2 - word.x - word.width / 2,
        mark.y + mark.height / 2 - word.y - word.height / 2,
      );
      return far < 8 ? 'on its words' : `${Math.round(far)} px off`;
    }).toBe('on its words');
    await page.locator('.page-scroller').focus();
    await page.keyboard.press('r');
  }
});

test('a source beside the one in view has its own toolbar; F6 goes between them and Esc closes it', async () => {
  await openSource('Deposition.pdf');
  await row('Note.pdf').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open beside' }).click();
  const [first, beside] = [
    page.getByRole('region', { name: 'First source' }),
    page.getByRole('region', { name: 'Source beside' }),
  ];
  await beside.locator('.pdf-canvas canvas').waitFor();
  await eventually(() => pageBox(first).inputValue()).toBe('413');
  expect(await pageBox(beside).inputValue()).toBe('1');
  await first.locator('.page-scroller').focus();
  await page.keyboard.press('F6');
  expect(await beside.locator('.page-scroller').evaluate((each) => each === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+f');
  await beside.getByRole('textbox', { name: 'Find in this source' }).fill('border');
  await beside.getByText('1 of 1').waitFor();
  expect(await first.getByRole('textbox', { name: 'Find in this source' }).count()).toBe(0);
  for (const theme of ['light', 'dark'] as const) {
    await launched.app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    expect(await faults(), theme).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await beside.locator('.page-scroller').focus();
  await page.keyboard.press('Escape');
  await beside.waitFor({ state: 'detached' });
});

test('a table is read, found in, cited and copied cell by cell', async () => {
  await menu(launched.app, 'go-evidence');
  await row('Dispatch log.csv').click();
  const grid = page.getByRole('grid', { name: 'Dispatch log.csv' });
  await grid.getByRole('gridcell', { name: 'Unit 3', exact: true }).first().waitFor();
  expect(await grid.getByRole('row').count()).toBeLessThan(80);
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this source' }).fill('border patrol');
  await grid.locator('.cell.lead', { hasText: 'Border Patrol' }).waitFor();
  await page.keyboard.press('Escape');
  await grid.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+c');
  await eventually(() => launched.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Unit 20\tBorder Patrol');
  await page
    .getByRole('toolbar', { name: 'Selected words' })
    .getByRole('button', { name: 'Excerpt', exact: true })
    .click();
  await page.getByText(/^Added excerpt Dispatch log\.csv at \d+:\d+$/).waitFor();
  await page.getByRole('button', { name: /^“2502 +2501 \| Unit 20 \| Border Patrol”$/ }).waitFor();
  expect(await faults()).toEqual([]);
});

test('the keys are listed in a dialog that axe finds no fault in', async () => {
  await menu(launched.app, 'keyboard');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  expect(await faults()).toEqual([]);
  await page.keyboard.press('Escape');
});

test('after a restart each source is where the reader left it', async () => {
  await openSource('Scan.tiff');
  await page.locator('.page-scroller').focus();
  await page.keyboard.press('r');
  await openSource('Deposition.pdf');
  await eventually(() => pageBox().inputValue()).toBe('413');
  await launched.close();
  await start();
  await openSource('Deposition.pdf');
  await eventually(() => pageBox().inputValue()).toBe('413');
  expect(Number(await page.getByLabel('Size').inputValue())).toBeGreaterThan(0.1);
  await openSource('Scan.tiff');
  const sheet = page.locator('.pane-main [data-page]').first();
  await eventually(async () => (await sheet.boundingBox())!.height > (await sheet.boundingBox())!.width).toBe(true);
  const kept = await page.evaluate(() => localStorage.getItem('viewer.places'));
  expect(kept).not.toMatch(/Deposition|Scan|Doe/);
});

test('the page had nothing to complain of', () => {
  expect(launched.problems).toEqual([]);
});
