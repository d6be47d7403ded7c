import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listExhibits } from '../../electron/core/exhibits/exhibits-queries.ts';
import { createFact } from '../../electron/core/facts/facts-commands.ts';
import { allRows } from '../../electron/core/journal/read.ts';
import { updateSource } from '../../electron/core/sources/sources-commands.ts';
import { hasProgram } from '../../electron/tools/run.ts';
import { readPdf } from '../electron/core/briefs/read-pdf.ts';
import { launchApp } from '../support/app.ts';
import { menu, readBack, smallCase, type SmallCase } from './small-case.ts';

let small: SmallCase;
let out = '';
let launched: Awaited<ReturnType<typeof launchApp>>;

beforeEach(async () => {
  out = mkdtempSync(join(tmpdir(), 'loudermill-export-'));
  small = await smallCase((opened, { excerpt, policy }) => {
    createFact(opened, { text: 'She asked her lieutenant.', date: '2026-02-09', side: 'helps' }, [
      { excerpt, bearing: 'supports' },
    ]);
    updateSource(opened, policy, { privilege: 'work-product' });
  });
  launched = await launchApp({ args: [small.folder] });
  await launched.page.locator('.rail').waitFor();
  await menu(launched.app, 'go-briefs');
});

afterEach(async () => {
  await launched.close();
  small.remove();
  rmSync(out, { recursive: true, force: true });
});

/** Answers the save dialog with a path, as a person would. */
async function saveTo(path: string): Promise<void> {
  await launched.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

/** Opens one of the parts beside the text. */
async function part(name: string): Promise<void> {
  await launched.page
    .getByRole('group', { name: 'Part of the paper' })
    .getByRole('button', { name, exact: true })
    .click();
}

test('a list is made, a brief exported with it, and every cite of the file leads to its page', async () => {
  const { page } = launched;
  const path = join(out, 'Doe.pdf');
  await part('Exhibits');
  await page.getByText('Privileged: work product').waitFor();
  await page.getByRole('button', { name: 'With exhibits' }).click();
  await page.getByRole('button', { name: 'Make a list of them' }).click();
  await page.getByRole('grid', { name: 'Exhibits' }).getByText('Union Ex. 1', { exact: true }).waitFor();
  await page.getByText(/\d+ checks pass; 1 needs a decision/).waitFor({ timeout: 30_000 });

  await page.getByRole('button', { name: 'Export brief' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export brief' });
  await dialog.getByLabel('Date of issue').fill('2 Mar 2026');
  await saveTo(path);
  const go = dialog.getByRole('button', { name: 'Choose a place and export' });
  const reason = dialog.getByLabel('Why this may pass (kept in the log)');
  await reason.waitFor({ timeout: 60_000 });
  expect(await go.isDisabled()).toBe(true);
  await dialog.getByText('1 reason missing').waitFor();
  await reason.fill('Exchanged at the hearing by agreement');
  await dialog.getByLabel('This file is served').check();
  await dialog.getByLabel('Served to').fill('Hearing officer');
  await go.click();
  const exported = page.getByRole('dialog', { name: 'Exported' });
  await exported.waitFor({ timeout: 30_000 });

  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(await exported.locator('.export-hash').innerText()).toBe(sha256);
  const pdf = await readPdf(new Uint8Array(bytes));
  const cited = pdf.pages.length;
  const text = pdf.pages.map((each) => each.text).join('\n');
  expect(text).toContain('She asked her lieutenant.');
  expect(text).toContain('March 2, 2026');
  expect(text).not.toContain('Policy text.');
  const page2 = pdf.pages.findIndex((each) => each.text.includes('The lieutenant said to call Border Patrol.')) + 1;
  expect(page2).toBe(cited - 1);
  const targets = pdf.pages.flatMap((each) => each.links.map((link) => link.page));
  expect(targets).toContain(page2);
  expect(targets).not.toContain(null);

  await exported.getByRole('button', { name: 'Close' }).click();
  await part('Past exports');
  await page.getByRole('table', { name: 'Past exports' }).getByText(`${cited} pages`).waitFor();
  await launched.close();
  const rows = await readBack(small.folder, (opened) => allRows(opened, 'brief_export'));
  expect(rows).toMatchObject([
    {
      overrides: [{ check: 'produced', reason: 'Exchanged at the hearing by agreement' }],
      servedTo: 'Hearing officer',
      object: expect.any(String),
    },
  ]);
  expect(rows.map((row) => [row.fileName, row.issuedOn, row.sha256, row.pages])).toEqual([
    ['Doe.pdf', '2026-03-02', sha256, cited],
  ]);
  if (hasProgram('qpdf')) execFileSync('qpdf', ['--check', path]);
  else console.log('qpdf is not installed: the exported file was read by pdf.js alone');
});

test('an export with a cite that leads nowhere leaves no file and says why', async () => {
  const { page } = launched;
  const path = join(out, 'Doe.pdf');
  await part('Exhibits');
  await page.getByRole('button', { name: 'Make a list of them' }).click();
  const grid = page.getByRole('grid', { name: 'Exhibits' });
  await grid.getByText('Union Ex. 2', { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Text of the paper' }).locator('p').first().click();
  await page.keyboard.type('As shown at ');
  await page.keyboard.press('Control+Shift+C');
  await page.getByRole('combobox', { name: 'Cite an excerpt or exhibit' }).fill('roster');
  await page.keyboard.press('Enter');
  await page.locator('.cite-pill').getByText('Union Ex. 2').waitFor();
  await grid.getByText('Training roster').click();
  await page.keyboard.press('Delete');
  await page.locator('.cite-pill').getByText('cite without a target').waitFor();
  await page.getByRole('button', { name: 'With exhibits' }).click();
  await page.getByText(/\d of \d+ checks fails?/).waitFor({ timeout: 30_000 });

  await page.getByRole('button', { name: 'Export brief' }).click();
  await saveTo(path);
  const dialog = page.getByRole('dialog', { name: 'Export brief' });
  const closed = dialog.getByRole('region', { name: 'Checks' }).locator('[data-severity=closed]');
  await closed.filter({ hasText: 'Every cite in the text has its exhibit' }).waitFor({ timeout: 60_000 });
  expect(await dialog.getByRole('button', { name: 'Choose a place and export' }).isDisabled()).toBe(true);
  expect(existsSync(path)).toBe(false);
});

test('exhibits are ordered by keyboard and their labels follow', async () => {
  const { page } = launched;
  await part('Exhibits');
  await page.getByRole('button', { name: 'Make a list of them' }).click();
  const grid = page.getByRole('grid', { name: 'Exhibits' });
  await grid.getByText('Union Ex. 1', { exact: true }).waitFor();
  const first = grid.getByRole('row').nth(1);
  expect(await first.innerText()).toContain('Audit note');
  await grid.getByText('Audit note').click();
  await page.keyboard.press('Alt+ArrowDown');
  await grid.getByRole('row').nth(1).getByText('Training roster').waitFor();
  expect(await first.innerText()).toContain('Union Ex. 1');
  await grid.getByText('Union Ex. 2', { exact: true }).click();
  await page.getByLabel('Series', { exact: true }).selectOption('Joint');
  await grid.getByText('Jt. Ex. 1', { exact: true }).waitFor();
  await launched.close();
  const rows = await readBack(small.folder, listExhibits);
  expect(rows.map((row) => [row.label, row.source])).toEqual([
    ['Jt. Ex. 1', small.note],
    ['Union Ex. 1', small.roster],
  ]);
});
