import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { custodyOfSource } from '../../electron/core/custody/source-custody-queries.ts';
import { updateSource } from '../../electron/core/sources/sources-commands.ts';
import { hasProgram } from '../../electron/tools/run.ts';
import { launchApp } from '../support/app.ts';
import type { LaunchedApp } from '../../electron/tools/launch-app.ts';
import { menu, readBack, smallCase, type SmallCase } from './small-case.ts';

const canRead = hasProgram('pdftoppm');
if (!canRead) console.log('pdftoppm is not installed: printed sheets are not read back');

let small: SmallCase;
let launched: LaunchedApp;
let out = '';
const printed = () => join(out, 'printed.pdf');

/**
 * Stands for the dialog of the system: what is asked to be printed is written as a PDF, by the same engine from the same page, or
 * refused as the system does when a person cancels.
 */
async function answerPrint(app: ElectronApplication, answer: 'print' | 'cancel' | 'wait'): Promise<void> {
  await app.evaluate(
    ({ app: shell }, { path, how }) => {
      const known = shell as unknown as { answerPrint?: string; asked?: object };
      const isFirst = known.answerPrint === undefined;
      known.answerPrint = how;
      if (!isFirst) return;
      shell.on('web-contents-created', (_event, contents) => {
        contents.print = (options, done) => {
          known.asked = options ?? {};
          if (known.answerPrint === 'wait') return;
          if (known.answerPrint === 'cancel') return done?.(false, 'Print job canceled');
          void contents.printToPDF({ preferCSSPageSize: true, printBackground: true }).then((pdf) => {
            process.getBuiltinModule('node:fs').writeFileSync(path, pdf);
            done?.(true, '');
          });
        };
      });
    },
    { path: printed(), how: answer },
  );
}

/** A sheet as mean gray values of squares of ten dots, row by row, at a hundred dots to the inch. */
type Squares = { readonly across: number; readonly means: readonly number[] };

function printedSheet(sheet: number): Squares {
  const page = String(sheet);
  const pgm = execFileSync('pdftoppm', ['-gray', '-r', '100', '-f', page, '-l', page, printed()], { maxBuffer: 1e8 });
  const [, wide = '', high = ''] = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(pgm.subarray(0, 40).toString('latin1')) ?? [];
  const [width, height] = [Number(wide), Number(high)];
  const gray = pgm.subarray(pgm.length - width * height);
  const means: number[] = [];
  for (let top = 0; top + 10 <= height; top += 10) {
    for (let left = 0; left + 10 <= width; left += 10) {
      let sum = 0;
      for (let at = 0; at < 100; at++) sum += gray[(top + Math.floor(at / 10)) * width + left + (at % 10)] ?? 0;
      means.push(sum / 100);
    }
  }
  return { across: Math.floor(width / 10), means };
}

async function shownSheet(page: Page): Promise<Squares> {
  return await page.locator('.sheet-canvas canvas').evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    const means: number[] = [];
    for (let top = 0; top + 10 <= height; top += 10) {
      for (let left = 0; left + 10 <= width; left += 10) {
        let sum = 0;
        for (let at = 0; at < 100; at++) sum += data[4 * ((top + Math.floor(at / 10)) * width + left + (at % 10))]!;
        means.push(sum / 100);
      }
    }
    return { across: Math.floor(width / 10), means };
  });
}

/** Mean difference from 0 to 255 over the squares in which either sheet has ink. */
function difference(one: Squares, other: Squares): number {
  expect([other.across, other.means.length]).toEqual([one.across, one.means.length]);
  const inked = one.means.flatMap((mean, at) => {
    const second = other.means[at] ?? 255;
    return Math.min(mean, second) < 250 ? [Math.abs(mean - second)] : [];
  });
  return inked.reduce((sum, each) => sum + each, 0) / Math.max(1, inked.length);
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Print' });
const sheetShown = (page: Page, words: string) => page.getByRole('img', { name: words }).locator('canvas').waitFor();

async function openPrint({ app, page }: LaunchedApp): Promise<void> {
  await menu(app, 'print');
  await dialogOf(page).locator('.sheet-canvas canvas').waitFor({ timeout: 60_000 });
}

let isOpen = false;
beforeAll(() => (out = mkdtempSync(join(tmpdir(), 'loudermill-print-'))));
afterAll(async () => {
  if (isOpen) await launched.close();
  small.remove();
  rmSync(out, { recursive: true, force: true });
});

/** Subtle: a case is made within a test, which clears up what it was made of. */
async function start(): Promise<void> {
  small = await smallCase((opened, { policy }) => updateSource(opened, policy, { privilege: 'work-product' }));
  launched = await launchApp({ args: [small.folder] });
  isOpen = true;
  await launched.page.locator('.rail').waitFor();
}

test('a source is printed as the preview shows it, of the pages that were asked for, at 300 dots to the inch', async () => {
  await start();
  const { app, page, userData, problems } = launched;
  await answerPrint(app, 'print');
  await menu(app, 'go-evidence');
  await page.locator('main [role=row]').filter({ hasText: 'Audit note' }).first().click();
  await openPrint(launched);
  const dialog = dialogOf(page);
  const pages = dialog.getByLabel('Pages');
  for (const [typed, said] of [
    ['2-1', 'The lower page comes first'],
    ['3', 'There are 2 pages.'],
    ['two', 'Write pages as 1-3, 8.'],
  ] as const) {
    await pages.fill(typed);
    await dialog.getByText(said).waitFor();
    expect(await dialog.getByRole('button', { name: 'Print…' }).isDisabled()).toBe(true);
  }
  await pages.fill('2');
  await sheetShown(page, 'Sheet 1 of 1 as it prints: page 2');
  await page.waitForTimeout(200);
  const shown = await shownSheet(page);
  await pages.fill('1');
  await sheetShown(page, 'Sheet 1 of 1 as it prints: page 1');
  await page.waitForTimeout(200);
  const other = await shownSheet(page);
  await pages.fill('2');
  await pages.press('Enter');
  await page.getByText('1 sheet sent to the printer. The log has it.').waitFor({ timeout: 60_000 });
  if (canRead) {
    const images = execFileSync('pdfimages', ['-list', printed()], { encoding: 'utf8' }).split('\n').slice(2, -1);
    expect(images.map((line) => line.trim().split(/\s+/u).slice(3, 5).join('x'))).toEqual(['2550x3300']);
    const about = execFileSync('pdfinfo', [printed()], { encoding: 'utf8' });
    expect(about).toMatch(/Pages:\s+1\n/u);
    expect(about).toMatch(/Page size:\s+612 x 792 pts/u);
    const sheet = printedSheet(1);
    const same = difference(sheet, shown);
    expect(same).toBeLessThan(6);
    expect(difference(sheet, other)).toBeGreaterThan(same * 2);
  }
  // The page that was drawn on is gone, and nothing of the print is left on the disk.
  expect(app.windows()).toHaveLength(1);
  expect(existsSync(join(userData, 'printing')) ? readdirSync(join(userData, 'printing')) : []).toEqual([]);
  for (const file of readdirSync(userData, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = readFileSync(join(file.parentPath, file.name));
    for (const head of ['%PDF-', '\u0089PNG\r\n'])
      expect(bytes.includes(Buffer.from(head, 'latin1')), file.name).toBe(false);
  }
  expect(problems).toEqual([]);
});

test('what may be kept back says so on each sheet, and a print that is cancelled leaves no trace but in the log', async () => {
  const { app, page } = launched;
  await answerPrint(app, 'cancel');
  await menu(app, 'go-evidence');
  await page.locator('main [role=row]').filter({ hasText: 'Policy' }).first().click();
  await openPrint(launched);
  const dialog = dialogOf(page);
  await dialog.getByText('Each sheet says “Attorney work product”.').waitFor();
  await dialog.getByRole('button', { name: 'Print…' }).click();
  await dialog.getByText('it was cancelled in the system’s dialog').waitFor({ timeout: 30_000 });
  expect(app.windows()).toHaveLength(1);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('a paper alone is printed as a draft, and with its exhibits only once each check has its reason', async () => {
  const { app, page } = launched;
  await answerPrint(app, 'print');
  await menu(app, 'go-briefs');
  await page.getByRole('button', { name: 'Export brief' }).first().waitFor();
  await openPrint(launched);
  const dialog = dialogOf(page);
  await dialog.getByText(/Each sheet says “Draft, not for service”/u).waitFor();
  await dialog.getByRole('radio', { name: /with its exhibits/u }).check();
  const reasons = dialog.getByLabel('Why this may pass (kept in the log)');
  await reasons.first().waitFor({ timeout: 60_000 });
  const print = dialog.getByRole('button', { name: 'Print…' });
  await dialog.locator('.sheet-canvas canvas').waitFor();
  expect(await print.isDisabled()).toBe(true);
  for (const each of await reasons.all()) await each.fill('Exchanged at the hearing');
  await dialog.getByLabel('Pages').fill('1');
  await print.click();
  await page.getByText('1 sheet sent to the printer. The log has it.').waitFor({ timeout: 60_000 });
});

test('the dialog has no fault that axe can find, light and dark, at 100 and 200 percent', async () => {
  const { app, page } = launched;
  await menu(app, 'go-chronology');
  await openPrint(launched);
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => void (nativeTheme.themeSource = source), theme);
    for (const zoom of [1, 2]) {
      await app.evaluate(({ BrowserWindow }, factor) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor);
      }, zoom);
      await page.waitForTimeout(200);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('dialog').analyze();
      expect(violations.map(({ id, nodes }) => `${theme} ${zoom} ${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    }
  }
  await app.evaluate(({ BrowserWindow, nativeTheme }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1);
    nativeTheme.themeSource = 'light';
  });
  await page.keyboard.press('Escape');
});

test('the window itself is printed where there is no paper, without the dialog and the rail', async () => {
  const { app, page } = launched;
  await menu(app, 'go-overview');
  await openPrint(launched);
  const dialog = dialogOf(page);
  await dialog.getByText('Each sheet says “Screen print, not for service”.').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
});

test('a case that is closed while its sheets wait for the printer leaves none of them, and prints nothing', async () => {
  const { app, page } = launched;
  await answerPrint(app, 'wait');
  await menu(app, 'go-evidence');
  await page.locator('main [role=row]').filter({ hasText: 'Training roster' }).first().click();
  await openPrint(launched);
  await dialogOf(page).getByRole('button', { name: 'Print…' }).click();
  await dialogOf(page).getByText('The system’s print dialog is open').waitFor({ timeout: 30_000 });
  expect(app.windows()).toHaveLength(2);
  await menu(app, 'close-case');
  await expect.poll(() => app.windows().length).toBe(1);
  await dialogOf(page).waitFor({ state: 'detached' });
  await menu(app, 'print');
  await page.getByText('Of a locked case nothing is printed.').waitFor();
});

test('the log has each print, and the custody of a source what was printed of it', async () => {
  await launched.close();
  isOpen = false;
  const { note, policy } = small;
  const [noteEvents, policyEvents, labels] = await readBack(small.folder, (opened) => [
    custodyOfSource(opened, note),
    custodyOfSource(opened, policy),
    opened.db.prepare("SELECT label FROM journal_step WHERE label LIKE 'print%' ORDER BY number").pluck().all(),
  ]);
  expect(noteEvents.find(({ kind }) => kind === 'printed')?.detail).toContain('page 2 of 2');
  expect(policyEvents.some(({ kind }) => kind === 'printed')).toBe(false);
  expect(labels.slice(0, 5)).toEqual([
    'print source',
    'print source',
    'printing called off',
    'print paper with its exhibits',
    'print source',
  ]);
});
