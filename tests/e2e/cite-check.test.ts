import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveDocument } from '../../electron/core/briefs/briefs-commands.ts';
import { allRows } from '../../electron/core/journal/read.ts';
import { setExhibits } from '../../electron/core/exhibits/exhibits-commands.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { menu, readBack, smallCase, type SmallCase } from './small-case.ts';

let small: SmallCase;
let out = '';
let launched: Awaited<ReturnType<typeof launchApp>>;

beforeEach(async () => {
  out = mkdtempSync(join(tmpdir(), 'loudermill-cite-'));
  small = await smallCase((opened, { excerpt, note }) => {
    setExhibits(opened, [{ source: note, series: 'union' }]);
    const cite = { type: 'cite', attrs: { target: `excerpt/${excerpt}` } } as const;
    saveDocument(opened, allRows(opened, 'brief')[0]!.id, {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'First.' }] },
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'It says “The lieutenant refused to call Border Patrol” ' }, cite],
        },
        { type: 'paragraph', content: [{ type: 'text', text: 'It took 27 minutes.' }] },
      ],
    });
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

test('the check tells what differs, goes there, lets a finding stand and takes it back, and is saved', async () => {
  const { app, page } = launched;
  const bar = page.getByRole('region', { name: 'Cite check' });
  await bar.getByText('1 cite, 1 lands; 1 quote differs; 1 sentence without a source').waitFor();
  await bar.getByRole('button', { name: /^Show \d findings$/ }).focus();
  await page.keyboard.press('Enter');
  await bar.getByRole('heading', { name: /Quotations that differ/ }).waitFor();
  expect(await bar.locator('del').first().textContent()).toContain('refused');
  expect(await bar.locator('ins').first().textContent()).toContain('said');

  await bar.getByRole('button', { name: 'Show in the paper: It took 27 minutes.' }).click();
  await page.waitForFunction(() => document.activeElement?.closest('.ProseMirror') !== null);
  await bar.getByRole('button', { name: 'Dismiss: It took 27 minutes.' }).click();
  await bar.getByText('1 dismissed finding').click();
  await bar.getByRole('button', { name: 'Restore: It took 27 minutes.' }).click();
  await bar.getByRole('button', { name: 'Dismiss: It took 27 minutes.' }).waitFor();

  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, to) => (nativeTheme.themeSource = to), theme);
    expect(await axeFaults(page, { within: '.cite-check-bar' }), theme).toEqual([]);
  }

  const path = join(out, 'check.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await bar.getByRole('button', { name: 'Save report' }).click();
  await page.getByText(/^Saved check.pdf/).waitFor();
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');

  const word = join(out, 'Paper.docx');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, word);
  await page.getByRole('button', { name: 'More on this paper' }).click();
  await page.getByRole('menuitem', { name: 'Save as Word file' }).click();
  await page.getByText(/^Saved Paper.docx/).waitFor();
  expect(existsSync(word)).toBe(true);
  expect(launched.problems).toEqual([]);
  await launched.close();
  const labels = await readBack(small.folder, (opened) =>
    opened.db.prepare('SELECT label FROM journal_step').pluck().all(),
  );
  expect(labels).toEqual(expect.arrayContaining(['dismiss finding', 'restore finding', 'export brief as Word file']));
});
