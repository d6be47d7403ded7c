import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCase, createCase } from '../../electron/core/case-file/open-case.ts';
import { createExtractPool, type ExtractPool } from '../../electron/core/jobs/pool.ts';
import { unreadable } from '../../electron/core/sources/extract/extraction.ts';
import { importPaths } from '../../electron/core/sources/intake.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { filesIn } from '../support/case-parts.ts';
import { makeZip } from '../support/make-files.ts';
import { makeMsg } from '../support/make-msg.ts';
import { makeXlsx } from '../support/make-xlsx.ts';
import { menu } from './small-case.ts';

/*
 * A case with a file of each kind that has its words within: what was read by the thread of the built app is shown.
 */
const parent = mkdtempSync(join(tmpdir(), 'loudermill-formats-'));
const folder = join(parent, 'Case');
const pictures = process.env['LOUDERMILL_PICTURES'];
let launched: Awaited<ReturnType<typeof launchApp>>;
let page: Page;

const rtf = '{\\rtf1\\ansi {\\b Order 307.} Report each contact.\\par No exceptions.}';
const odt = makeZip([
  { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', stored: true },
  { name: 'content.xml', data: '<d xmlns:text="t"><text:h>Statement</text:h><text:p>I called dispatch.</text:p></d>' },
]);
const msg = makeMsg({
  fields: { '0037': 'Overtime', '1000': 'Please see the roster.', '0C1A': 'Sgt. Doe', '0C1F': 'doe@example.org' },
  recipients: [{ name: 'All', email: 'all@example.org', kind: 1 }],
  attachments: [{ name: 'roster.txt', data: Buffer.from('Names of the shift') }],
});
const xlsx = makeXlsx([
  { name: 'Calls', xml: '<row r="1"><c t="inlineStr"><is><t>Unit 4 called</t></is></c><c><v>12</v></c></row>' },
]);
const avi = Buffer.concat([Buffer.from('RIFF\x10\0\0\0AVI LIST', 'latin1'), Buffer.alloc(1000)]);

beforeAll(async () => {
  const context = { clock: systemClock, ids: systemIds, actor: 'Tester' };
  const opened = await createCase(folder, { title: 'Doe v. City', client: 'Officer Doe', passphrase: null }, context);
  const pool = createExtractPool({ workers: 1, timeoutMs: 60_000 });
  const busy: ExtractPool = {
    ...pool,
    extract: (name, file, options) =>
      name === 'Plans.txt' ? Promise.reject(unreadable('too-slow', 'made to fail')) : pool.extract(name, file, options),
  };
  const received = join(parent, 'received');
  mkdirSync(received);
  const files = {
    'Order.rtf': rtf,
    'Statement.odt': odt,
    'Mail.msg': msg,
    'Calls.xlsx': xlsx,
    'Camera.avi': avi,
    'Plans.txt': 'The plans of the building.',
  };
  await importPaths(opened, busy, [filesIn(files, received)]);
  await pool.close();
  closeCase(opened);
  launched = await launchApp({ args: [folder] });
  page = launched.page;
  page.setDefaultTimeout(15_000);
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1400, 900));
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
}, 180_000);
afterAll(async () => {
  await launched.close();
  rmSync(parent, { recursive: true, force: true });
});

async function openSource(title: string): Promise<void> {
  await menu(launched.app, 'go-evidence');
  await page.getByRole('grid', { name: 'Sources' }).getByRole('row', { name: title }).first().click();
}

async function picture(name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

test('Rich Text, OpenDocument, Outlook and Excel open inside with their words', async () => {
  await openSource('Order.rtf');
  await page.getByText('Order 307. Report each contact.').waitFor();
  await picture('rtf');
  await openSource('Statement.odt');
  await page.getByText('I called dispatch.').first().waitFor();
  await picture('odt');
  await openSource('Overtime');
  await page.getByText('Please see the roster.').first().waitFor();
  await page.getByText('Sgt. Doe <doe@example.org>').waitFor();
  await page
    .getByRole('button', { name: /roster\.txt/u })
    .first()
    .waitFor();
  await picture('msg');
  await openSource('Calls.xlsx');
  await page.getByText('Unit 4 called').first().waitFor();
  await picture('xlsx');
});

test('a recording that cannot be played says so, and what to do', async () => {
  await openSource('Camera.avi');
  await page.getByRole('heading', { name: 'The program cannot play this kind of recording.' }).waitFor();
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText(/Read again without success/u).waitFor();
  for (const theme of ['light', 'dark'] as const) {
    await launched.app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    for (const zoom of [1, 2]) {
      await launched.app.evaluate(({ BrowserWindow }, factor) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor);
      }, zoom);
      await page.getByRole('button', { name: 'Read again' }).waitFor();
      await picture(`unplayable-${theme}-${zoom}`);
      expect(await axeFaults(page), `${theme}, ${zoom}`).toEqual([]);
    }
  }
  await launched.app.evaluate(({ BrowserWindow, nativeTheme }) => {
    nativeTheme.themeSource = 'light';
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1);
  });
});

test('what was too slow at its import is read again on demand, and then opens', async () => {
  await openSource('Plans.txt');
  await page.getByRole('heading', { name: 'Reading took longer than the limit allows.' }).waitFor();
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText('The plans of the building.').first().waitFor();
  await picture('read-again');
});
