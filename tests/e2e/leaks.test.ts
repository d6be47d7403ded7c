import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { closeCase, createCase } from '../../electron/core/case-file/open-case.ts';
import { createFact } from '../../electron/core/facts/facts-commands.ts';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import { launchApp } from '../support/app.ts';
import { addFile } from '../support/case-parts.ts';
import { makePdf } from '../support/make-files.ts';
import { menu } from './small-case.ts';

/*
 * What a passphrase protects must stand nowhere on the disk in the clear: not in the case folder, not in what Chromium keeps for
 * the application, not in the temp folder.
 */
const passphrase = 'CANARY pass phrase';
const parent = mkdtempSync(join(tmpdir(), 'loudermill-leaks-'));
const places = { folder: join(parent, 'Case'), userData: join(parent, 'user'), temp: join(parent, 'temp') };
const mail = [
  'From: CANARY <a@example.invalid>',
  'To: b@example.invalid',
  'Subject: CANARY mail',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>CANARY words of a mail</p>',
].join('\r\n');

async function makeCase(): Promise<void> {
  for (const path of Object.values(places)) rmSync(path, { recursive: true, force: true });
  for (const path of [places.userData, places.temp]) mkdirSync(path);
  const context = { clock: systemClock, ids: systemIds, actor: 'Tester' };
  const opened = await createCase(places.folder, { title: 'CANARY v. City', client: 'CANARY', passphrase }, context);
  const pool = createExtractPool({ workers: 1 });
  await addFile(opened, pool, 'CANARY log.txt', 'CANARY words of a text');
  await addFile(opened, pool, 'CANARY memo.pdf', await makePdf(['CANARY words of a page']));
  await addFile(opened, pool, 'CANARY mail.eml', mail);
  createFact(opened, { text: 'CANARY fact' });
  await pool.close();
  closeCase(opened);
}
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** The files below a folder in which a word stands, in any way in which Chromium and SQLite write words. */
function filesWith(folder: string, word: string): string[] {
  const shifted = [0, 1, 2].map((at) => {
    const text = Buffer.from(`${'x'.repeat(at)}${word}`)
      .toString('base64')
      .replaceAll('=', '');
    return Buffer.from(text.slice(at === 0 ? 0 : at + 1, -1));
  });
  const wanted = [Buffer.from(word), Buffer.from(word, 'utf16le'), ...shifted];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return path.includes(word) || wanted.some((one) => bytes.includes(one));
    });
}

test('no word of a protected case stands on the disk while it is shown, searched and closed', async () => {
  await makeCase();
  const { app, page, close } = await launchApp({
    args: [places.folder],
    userData: places.userData,
    env: { TMPDIR: places.temp },
  });
  const found = () => Object.values(places).flatMap((place) => filesWith(place, 'CANARY'));
  try {
    page.setDefaultTimeout(15_000);
    await page.getByLabel('Passphrase').fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'CANARY v. City' }).waitFor();
    await menu(app, 'go-evidence');
    for (const [row, words] of [
      ['CANARY log.txt', 'words of a text'],
      ['CANARY memo.pdf', 'words of a page'],
      ['CANARY mail', 'words of a mail'],
    ] as const) {
      await page.getByRole('grid', { name: 'Sources' }).getByRole('row', { name: row }).click();
      await page.getByText(words).first().waitFor();
    }
    await menu(app, 'search');
    await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
    await page.keyboard.type('CANARY');
    await page.getByText('CANARY fact').first().waitFor();
    await page.evaluate(() => localStorage.setItem('control', 'CONTROLWORD'));
    expect(found()).toEqual([]);
  } finally {
    await close();
  }
  expect(found()).toEqual([]);
  // The same look finds what was left on purpose, so that it can fail.
  expect(filesWith(places.userData, 'CONTROLWORD').length).toBeGreaterThan(0);
});
