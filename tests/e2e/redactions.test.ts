import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setExhibits } from '../../electron/core/exhibits/exhibits-commands.ts';
import { allRows } from '../../electron/core/journal/read.ts';
import { projectRoot } from '../../electron/tools/cache.ts';
import { hasProgram } from '../../electron/tools/run.ts';
import { readPdf } from '../electron/core/briefs/read-pdf.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { menu, readBack, smallCase } from './small-case.ts';

test('words, a region and what is found are marked, and are gone from the bundle that is exported', async () => {
  const small = await smallCase((opened, { note, policy, roster }) => {
    setExhibits(
      opened,
      [note, policy, roster].map((source) => ({ source, series: 'union' as const })),
    );
  });
  const out = mkdtempSync(join(tmpdir(), 'loudermill-redact-'));
  const launched = await launchApp({ args: [small.folder] });
  const { page } = launched;
  page.setDefaultTimeout(20_000);
  const shot = async (name: string) => {
    if (process.env['LOUDERMILL_SHOTS'] === undefined) return;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(projectRoot, `out/screens/${name}-${colorScheme}.png`) });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const open = async (title: string) => {
    await menu(launched.app, 'go-evidence');
    await page.getByRole('grid', { name: 'Sources' }).getByText(title).first().click();
    await page.getByRole('region', { name: title, exact: true }).first().waitFor();
    await page.locator('.page canvas').first().waitFor();
  };
  try {
    await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1400, 900));
    await page.locator('.rail').waitFor();

    await open('Training roster.pdf');
    const words = page.locator('.text-layer span').filter({ hasText: 'Roster text.' }).first();
    await words.waitFor();
    const box = (await words.boundingBox())!;
    await page.mouse.move(box.x + 1, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 3, box.y + box.height / 2, { steps: 6 });
    await page.mouse.up();
    await page.getByRole('toolbar', { name: 'Selected words' }).getByRole('button', { name: 'Redact' }).click();
    await page.getByLabel('Reason, printed on the box').first().selectOption('VIC');
    await shot('redact-editor');
    await page.getByRole('button', { name: 'Mark for redaction' }).click();
    await page.getByText('Marked for redaction on page 1').waitFor();
    await page.getByRole('heading', { name: 'Redactions (1)' }).waitFor();
    await page.locator('.redaction-mark').waitFor();

    await open('Policy.pdf');
    await page.getByRole('button', { name: 'Region' }).click();
    const sheet = (await page.locator('.region-layer').first().boundingBox())!;
    await page.mouse.move(sheet.x + 4, sheet.y + 4);
    await page.mouse.down();
    await page.mouse.move(sheet.x + sheet.width - 4, sheet.y + sheet.height / 2, { steps: 6 });
    await page.mouse.up();
    await page.getByRole('toolbar', { name: 'Selected words' }).getByRole('button', { name: 'Redact' }).click();
    await page.getByRole('button', { name: 'Mark for redaction' }).click();
    await page.getByRole('heading', { name: 'Redactions (1)' }).waitFor();
    await page.getByRole('button', { name: 'Region' }).click();
    await shot('redaction-region');

    await open('Audit note.pdf');
    await page.getByRole('button', { name: 'Find and mark' }).click();
    const dialog = page.getByRole('dialog', { name: 'Find and mark' });
    await dialog.getByLabel(/Your own terms/).fill('page one');
    await dialog.getByRole('button', { name: 'Find', exact: true }).click();
    await dialog.getByText('1 place found on 2 pages.').waitFor();
    await dialog.getByRole('list', { name: 'Places that were found' }).getByRole('checkbox').check();
    await shot('find-and-mark');
    const zoom = (factor: number) =>
      launched.app.evaluate(({ BrowserWindow }, by) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by);
      }, factor);
    await zoom(2);
    await shot('find-and-mark-twice');
    await zoom(1);
    expect(await axeFaults(page, { within: 'dialog' })).toEqual([]);
    await dialog.getByRole('button', { name: 'Mark 1 place' }).click();
    await page.getByText('Marked 1 place for redaction').waitFor();
    await page.getByRole('heading', { name: 'Redactions (1)' }).waitFor();
    expect(await axeFaults(page, { within: '.inspector' })).toEqual([]);
    await shot('redaction-found');

    await menu(launched.app, 'go-briefs');
    await page.getByRole('button', { name: 'Export brief' }).click();
    const exporting = page.getByRole('dialog', { name: 'Export brief' });
    const path = join(out, 'Doe.pdf');
    await launched.app.evaluate(({ dialog: shell }, filePath) => {
      shell.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    const go = exporting.getByRole('button', { name: 'Choose a place and export' });
    const reasons = exporting.getByLabel('Why this may pass (kept in the log)');
    await reasons.first().waitFor({ timeout: 90_000 });
    for (const reason of await reasons.all()) await reason.fill('Exchanged by agreement');
    await go.click();
    await page.getByRole('dialog', { name: 'Exported' }).waitFor({ timeout: 60_000 });
    expect(existsSync(path)).toBe(true);
    const bytes = readFileSync(path);
    const read = (await readPdf(new Uint8Array(bytes))).pages.map((each) => each.text).join('\n');
    if (!hasProgram('pdftotext')) console.log('pdftotext is not installed: the exported file was read by pdf.js alone');
    const texts = hasProgram('pdftotext')
      ? [read, execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })]
      : [read];
    for (const text of texts) {
      expect(text).not.toMatch(/Roster text|Policy text|Page one/);
      expect(text).toContain('(redacted)');
      expect(text).toContain('Border Patrol');
    }
  } finally {
    await launched.close();
  }
  const rows = await readBack(small.folder, (opened) => allRows(opened, 'redaction'));
  expect(rows.map(({ reason, pattern, words }) => [reason, pattern, words])).toEqual([
    ['VIC', '', 'Roster text.'],
    ['VIC', '', 'Policy text.'],
    ['PII', 'term', 'Page one'],
  ]);
  small.remove();
  rmSync(out, { recursive: true, force: true });
}, 300_000);
