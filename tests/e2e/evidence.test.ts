import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { evidenceFiles } from './evidence-files.ts';
import { menu } from './small-case.ts';

/*
 * One sitting with a new case, in the order in which a person works: each test goes on from the one before.
 */
const passphrase = 'four plain words here';
const parent = mkdtempSync(join(tmpdir(), 'loudermill-evidence-'));
/** A mail is called by its subject. */
const mail = 'Radio log';
const folder = join(parent, 'Doe');
let launched: Awaited<ReturnType<typeof launchApp>>;
let page: Page;
let paths: readonly string[] = [];

beforeAll(async () => {
  paths = await evidenceFiles(join(parent, 'received'));
  launched = await launchApp();
  page = launched.page;
  page.setDefaultTimeout(10_000);
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1400, 900));
});
afterAll(async () => {
  await launched.close();
  rmSync(parent, { recursive: true, force: true });
});

const faults = () => axeFaults(page);
const sourceRow = (title: string) => page.getByRole('grid', { name: 'Sources' }).getByRole('row', { name: title });

async function openSource(title: string): Promise<void> {
  await menu(launched.app, 'go-evidence');
  await sourceRow(title).click();
  await page.getByRole('region', { name: title, exact: true }).first().waitFor();
}

/** Drags the mouse over words that are on the page, as a reader does. */
async function selectWords(words: string, within = '.text-layer span'): Promise<void> {
  const box = await page.locator(within).filter({ hasText: words }).first().boundingBox();
  if (box === null) throw new Error(`"${words}" is not on the page`);
  await page.mouse.move(box.x + 1, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 3, box.y + box.height / 2, { steps: 6 });
  await page.mouse.up();
  await page.getByRole('toolbar', { name: 'Selected words' }).waitFor();
}

test('a new case is made with a passphrase that was typed twice the same', async () => {
  await launched.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, folder);
  await page.getByRole('button', { name: 'New case' }).click();
  const dialog = page.getByRole('dialog', { name: 'New case' });
  await dialog.getByLabel('Title').fill('Doe v. City');
  await dialog.getByLabel('Client').fill('Officer Jane Doe');
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByLabel('Passphrase again').fill('something else');
  await dialog.getByRole('button', { name: 'Choose a folder and create' }).click();
  await dialog.getByText('The two do not match.').waitFor();
  await dialog.getByLabel('Passphrase again').fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Doe v. City' }).waitFor();
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
});

test('files are taken in, and what became of each is said', async () => {
  await launched.app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
  }, paths);
  await menu(launched.app, 'go-evidence');
  await page.getByRole('button', { name: 'Add files' }).click();
  await page.getByText('6 files: 5 added, 1 kept but not readable.').waitFor({ timeout: 30_000 });
  expect(await page.getByRole('grid', { name: 'Sources' }).getByRole('row').count()).toBe(7);
  await page.getByRole('button', { name: 'Add files' }).click();
  await page.getByText('6 files: nothing new, 6 already in this case.').waitFor({ timeout: 30_000 });
  await page.getByRole('region', { name: 'Import' }).getByRole('button', { name: 'Close' }).click();
});

test('a file that cannot be read says why and what was kept', async () => {
  await menu(launched.app, 'go-evidence');
  await sourceRow('broken.pdf').click();
  await page.getByText('is kept as it came').waitFor();
  await page.getByRole('heading', { name: /The file (is damaged|stops before its end)/ }).waitFor();
});

test('words selected on a page of a PDF become an excerpt at that page, and undo takes it away', async () => {
  await openSource('audit note.pdf');
  await page.getByRole('textbox', { name: 'Page', exact: true }).fill('2');
  await page.keyboard.press('Enter');
  await selectWords('He said to call Border Patrol.');
  await page.getByRole('button', { name: 'Excerpt', exact: true }).click();
  await page.getByText('Added excerpt audit note.pdf at 2').waitFor();
  await page.getByRole('button', { name: '“He said to call Border Patrol.”' }).waitFor();
  await page.locator('.page-mark.current').first().waitFor();

  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^Undid: /).waitFor();
  await page.getByText('Excerpts (0)').waitFor();
});

test('a fact is made of selected words with its date and side', async () => {
  await openSource('audit note.pdf');
  await page.getByRole('textbox', { name: 'Page', exact: true }).fill('2');
  await page.keyboard.press('Enter');
  await selectWords('She asked her lieutenant what to do.');
  await page.getByRole('button', { name: 'Fact', exact: true }).click();
  const editor = page.getByRole('form', { name: 'New fact' });
  await editor.getByLabel('Date').fill('9 Feb 2026');
  await editor.getByLabel('Helps').check();
  await editor.getByRole('button', { name: 'Add fact' }).click();
  await page.getByText('Added fact on audit note.pdf at 2').waitFor();
  await page.getByText('Facts (1)').waitFor();
  await page.getByRole('button', { name: 'She asked her lieutenant what to do.', exact: true }).waitFor();
});

/** Where find stands: the page in view and the number of the place. */
async function placeOf(): Promise<string> {
  const number = await page.getByRole('textbox', { name: 'Page', exact: true }).inputValue();
  return `page ${number}, ${await page.getByText(/^[12] of 2$/).innerText()}`;
}

test('find goes from place to place over the pages of a source', async () => {
  await openSource('audit note.pdf');
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this source' }).fill('found');
  await page.getByText(/^[12] of 2$/).waitFor();
  const seen = [await placeOf()];
  await page.keyboard.press('Enter');
  await expect.poll(placeOf).not.toBe(seen[0]);
  seen.push(await placeOf());
  expect(seen.toSorted()).toEqual(['page 1, 1 of 2', 'page 3, 2 of 2']);
  await page.keyboard.press('Escape');
});

test('lines of a text are excerpted with the keyboard alone', async () => {
  await openSource('policy.txt');
  await page.locator('[data-line="1"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('toolbar', { name: 'Selected words' });
  await bar.waitFor();
  await bar.getByRole('button', { name: 'Excerpt', exact: true }).press('Enter');
  await page.getByText('Added excerpt policy.txt at 1:2-3').waitFor();
});

test('a hostile mail shows its words and nothing else', async () => {
  await openSource(mail);
  const region = page.getByRole('region', { name: mail }).first();
  await region.getByText('The lieutenant said to call at noon.').waitFor();
  const left = await page.evaluate(() => {
    const shadow = [...document.querySelectorAll('*')].find((each) => each.shadowRoot)?.shadowRoot;
    const bad = 'script, iframe, form, input, svg, base, meta, link, style, img, [href], [onclick], [onerror], [style]';
    return { bad: shadow?.querySelectorAll(bad).length, owned: 'owned' in window };
  });
  expect(left).toEqual({ bad: 0, owned: false });
  await region.getByText('[remote picture not shown]').first().waitFor();
  await region.getByText('records@example.invalid').waitFor();
});

test('a Word file and a TIFF are shown', async () => {
  await openSource('roster.docx');
  await page.getByText('Sergeant Doe was not on the roster.').first().waitFor();
  await openSource('still.tiff');
  const image = page.getByRole('img', { name: 'still.tiff' });
  await image.waitFor();
  await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(40);
});

test('a search leads to the page with its words marked', async () => {
  await menu(launched.app, 'go-overview');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('border patrol');
  await page
    .getByRole('group', { name: /audit note.pdf/ })
    .getByRole('option', { name: /^Page 2/ })
    .waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('textbox', { name: 'Page', exact: true }).inputValue()).toBe('2');
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map(String).join(' ')))
    .toBe('Border Patrol');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zebra');
  await page.getByText('No page, fact, person or note has “zebra”.').waitFor();
  await page.keyboard.press('Escape');
});

test('particulars are edited where they stand, and undo in the menu names the act', async () => {
  await menu(launched.app, 'go-overview');
  await page.getByLabel('Employer').fill('City of Example');
  await page.keyboard.press('Enter');
  await page.getByText(/^Saved \d+:\d\d$/).waitFor();
  await page.getByRole('heading', { name: 'Next clocks' }).click();
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await menu(launched.app, 'undo');
  await page.getByText(/^Undid: /).waitFor();
  await expect.poll(() => page.getByLabel('Employer').inputValue()).toBe('');
});

test('back and forward go over the places that were seen', async () => {
  await menu(launched.app, 'go-evidence');
  await page.getByRole('main', { name: 'Evidence' }).waitFor();
  await menu(launched.app, 'go-overview');
  await page.getByRole('main', { name: 'Overview' }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('main', { name: 'Evidence' }).waitFor();
  await page.keyboard.press('Alt+ArrowRight');
  await page.getByRole('main', { name: 'Overview' }).waitFor();
});

test('no fault that axe can find, light and dark, at 100 and 200 percent', async () => {
  for (const theme of ['light', 'dark'] as const) {
    await launched.app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    for (const zoom of [1, 2]) {
      await launched.app.evaluate(({ BrowserWindow }, factor) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor);
      }, zoom);
      await menu(launched.app, 'go-overview');
      await page.getByRole('main', { name: 'Overview' }).waitFor();
      expect(await faults(), `overview, ${theme}, ${zoom}`).toEqual([]);
      for (const title of ['policy.txt', 'audit note.pdf', mail]) {
        await openSource(title);
        expect(await faults(), `${title}, ${theme}, ${zoom}`).toEqual([]);
      }
    }
  }
  await launched.app.evaluate(({ BrowserWindow, nativeTheme }) => {
    nativeTheme.themeSource = 'system';
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1);
  });
});

test('a locked case opens with its passphrase alone', async () => {
  // The page of a locked case is loaded anew, so that nothing of it stays in memory.
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await loaded;
  const field = page.getByLabel('Passphrase');
  await field.fill('wrong words entirely');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByText('That passphrase does not open this case.').waitFor({ timeout: 15_000 });
  expect(await faults()).toEqual([]);
  await field.fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByRole('navigation', { name: 'Screens' }).waitFor({ timeout: 15_000 });
  await menu(launched.app, 'go-evidence');
  await sourceRow('policy.txt').waitFor();
});

test('the page had nothing to complain of', () => {
  expect(launched.problems).toEqual([]);
});
