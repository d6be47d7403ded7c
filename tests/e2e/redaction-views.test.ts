import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { allRows } from '../../electron/core/journal/read.ts';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { addRedaction } from '../../electron/core/redactions/redactions-commands.ts';
import { getSource, listPages } from '../../electron/core/sources/sources-queries.ts';
import { asWritable, closeCase, openCase } from '../../electron/core/case-file/open-case.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import { projectRoot } from '../../electron/tools/cache.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { addFile } from '../support/case-parts.ts';
import { makeDocx, makePdf } from '../support/make-files.ts';
import { menu, readBack, smallCase } from './small-case.ts';

const phone = '313-555-0142';
const mail = `From: Lt. Vance <vance@dpd.test>
To: Chief <chief@dpd.test>
Date: Wed, 11 Feb 2026 09:00:00 -0500
Subject: Roe at ${phone}
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<p>Chief,</p><p>The witness can be had at <b>313-</b>555-0142 after six. She works the desk on weekdays and prefers a call.</p>
<p>Do not write to ${phone} by text.</p><p>Lt. Vance</p>`;

test('redactions are drawn in mail, Word files and tables, and a region is set by keyboard alone', async () => {
  const small = await smallCase();
  const context = { clock: systemClock, ids: systemIds, actor: 'Tester' };
  const opened = asWritable(await openCase(small.folder, null, context));
  const pool = createExtractPool({ workers: 1 });
  try {
    const table = `Name,Phone,Shift\nDoe,734-555-0100,Day\nRoe,${phone},Night\n`;
    const sources = [
      await addFile(opened, pool, 'Talk with Roe.eml', mail),
      await addFile(
        opened,
        pool,
        'Statement.docx',
        makeDocx(['Officer Doe met the witness.', `Call her at ${phone}.`]),
      ),
      await addFile(opened, pool, 'Roster.csv', table),
    ];
    const boxed = await PDFDocument.load(await makePdf(['Jane Roe lives at 5 Elm']));
    boxed.getPages()[0]!.drawRectangle({ x: 20, y: 500, width: 400, height: 280 });
    await addFile(opened, pool, 'Boxes.pdf', await boxed.save());
    for (const source of sources) {
      const [page] = listPages(opened, getSource(opened, source).object, 1, 1);
      for (const [index, line] of (page?.text ?? '').split('\n').entries()) {
        if (!line.includes(phone)) continue;
        const at = { source, page: 1, kind: 'lines' as const, quote: phone, rects: [] };
        await addRedaction(opened, pool, { ...at, lineFrom: index + 1, lineTo: index + 1, reason: 'PII' });
      }
    }
  } finally {
    await pool.close();
    closeCase(opened);
  }
  const launched = await launchApp({ args: [small.folder] });
  const { page, app } = launched;
  page.setDefaultTimeout(20_000);
  const zoom = (factor: number) =>
    app.evaluate(({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by), factor);
  const shot = async (name: string) => {
    if (process.env['LOUDERMILL_SHOTS'] === undefined) return;
    for (const [suffix, colorScheme, factor] of [
      ['light', 'light', 1],
      ['dark', 'dark', 1],
      ['twice', 'light', 2],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await zoom(factor);
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(projectRoot, `out/screens/${name}-${suffix}.png`) });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await zoom(1);
  };
  const open = async (title: string) => {
    await menu(app, 'go-evidence');
    await page.getByRole('grid', { name: 'Sources' }).getByText(title).first().click();
  };
  const faults = (part: string) => axeFaults(page, { within: part });
  try {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1400, 900));
    await page.locator('.rail').waitFor();

    await open('Roe at');
    const drawn = page.locator('.html-page .redaction-mark');
    await drawn.first().waitFor();
    expect(await drawn.count()).toBe(3);
    const subject = (await page.locator('.html-head div', { hasText: 'Subject' }).boundingBox())!;
    const first = (await drawn.first().boundingBox())!;
    expect(first.y).toBeGreaterThanOrEqual(subject.y - 2);
    expect(first.y + first.height).toBeLessThanOrEqual(subject.y + subject.height + 2);
    await shot('redacted-mail');

    await open('Statement');
    await drawn.first().waitFor();
    expect(await drawn.count()).toBe(1);

    await open('Roster.csv');
    const struck = page.locator('.cell.struck');
    await struck.first().waitFor();
    expect(await struck.count()).toBe(1);
    expect(await struck.textContent()).toContain(phone);
    await shot('redacted-table');
    expect(await faults('.viewer')).toEqual([]);

    await open('Boxes.pdf');
    await page.getByRole('heading', { name: 'Text under boxes' }).scrollIntoViewIfNeeded();
    expect(await page.locator('.covered-text').getByText('Jane Roe').count()).toBe(0);
    await page.getByRole('button', { name: 'Show what lies under' }).click();
    await page.locator('.covered-text').getByText('Jane Roe lives at 5 Elm').waitFor();
    await shot('covered-text');
    expect(await faults('.inspector')).toEqual([]);
    // A narrow window shows the pane anew, closed.
    const show = page.getByRole('button', { name: 'Show what lies under' });
    if (await show.isVisible()) await show.click();
    await page.getByRole('button', { name: 'Redact all of them' }).click();
    await page.getByRole('heading', { name: 'Redactions (1)' }).waitFor();

    await open('Audit note.pdf');
    await page.locator('.page canvas').first().waitFor();
    await page.getByRole('button', { name: 'Region' }).focus();
    await page.keyboard.press('Enter');
    const layer = page.getByRole('application', { name: 'Region of page 1' });
    await expect.poll(() => layer.evaluate((element) => element === document.activeElement)).toBe(true);
    for (let times = 0; times < 30; times++) await page.keyboard.press('ArrowLeft');
    for (let times = 0; times < 40; times++) await page.keyboard.press('ArrowUp');
    for (let times = 0; times < 40; times++) await page.keyboard.press('Shift+ArrowRight');
    for (let times = 0; times < 15; times++) await page.keyboard.press('Shift+ArrowDown');
    await page.getByText(/^Frame: 0 % from the left, 0 % from the top, 100 % wide/).waitFor({ state: 'attached' });
    await shot('region-by-keyboard');
    expect(await faults('.viewer')).toEqual([]);
    await page.keyboard.press('Enter');
    const bar = page.getByRole('toolbar', { name: 'Selected words' });
    await expect.poll(() => bar.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await bar.getByRole('button', { name: 'Redact' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Reason, printed on the box').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Redactions (1)' }).waitFor();
    await expect.poll(() => layer.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.region-layer').count()).toBe(0);
    const region = page.getByRole('button', { name: 'Region' });
    expect(await region.evaluate((element) => element === document.activeElement)).toBe(true);
  } finally {
    await launched.close();
  }
  const rows = await readBack(small.folder, (read) => allRows(read, 'redaction'));
  expect(rows.filter(({ source }) => source === small.note).map(({ words }) => words)).toEqual([
    'Page one of the note.',
  ]);
  small.remove();
}, 180_000);
