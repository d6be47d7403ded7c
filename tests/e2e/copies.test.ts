import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../../electron/tools/cache.ts';
import { launchApp } from '../support/app.ts';
import { menu, smallCase, type SmallCase } from './small-case.ts';

let small: SmallCase;
let out = '';
let launched: Awaited<ReturnType<typeof launchApp>>;

beforeEach(async () => {
  out = mkdtempSync(join(tmpdir(), 'loudermill-copies-'));
  small = await smallCase();
  launched = await launchApp({ args: [small.folder] });
  await launched.page.locator('.rail').waitFor();
});

afterEach(async () => {
  await launched.close();
  small.remove();
  rmSync(out, { recursive: true, force: true });
});

/** Answers the dialogs of the system with paths, as a person would. */
async function answer(open: string, save: string): Promise<void> {
  await launched.app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [paths.open] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: paths.save });
    },
    { open, save },
  );
}

const shot = async (name: string) => {
  if (process.env['LOUDERMILL_SHOTS'] !== undefined)
    await launched.page.screenshot({ path: join(projectRoot, 'out/screens', `${name}.png`) });
};

test('a case goes out as one file and comes back in as a case of its own', async () => {
  const { page } = launched;
  const file = join(out, 'Doe.zip');
  await answer('', file);
  await menu(launched.app, 'save-copy');
  const dialog = page.getByRole('dialog', { name: 'Save a portable copy' });
  await dialog.getByText('This case has no passphrase').waitFor();
  await shot('copy');
  await dialog.getByRole('button', { name: 'Choose a place and save' }).click();
  const saved = page.getByRole('dialog', { name: 'Portable copy saved' });
  await saved.waitFor({ timeout: 20_000 });
  await shot('copy-saved');
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  expect(await saved.locator('.export-hash').innerText()).toBe(sha256);
  await saved.getByRole('button', { name: 'Close' }).click();

  await menu(launched.app, 'close-case');
  await answer(file, join(out, 'Doe elsewhere'));
  await page.getByRole('button', { name: 'Bring in a portable copy' }).waitFor();
  await shot('copy-welcome');
  await page.getByRole('button', { name: 'Bring in a portable copy' }).click();
  await page.locator('.rail').waitFor({ timeout: 20_000 });
  expect(existsSync(join(out, 'Doe elsewhere/Case.loudermill'))).toBe(true);
  await menu(launched.app, 'go-custody');
  await page.getByText('bring in portable copy', { exact: false }).first().waitFor();
  await menu(launched.app, 'go-evidence');
  await page.getByRole('grid').getByText('Audit note.pdf').first().waitFor();
});

test('a file that is no copy says so and leaves nothing', async () => {
  const { page } = launched;
  await menu(launched.app, 'close-case');
  await answer(join(projectRoot, 'package.json'), join(out, 'Doe'));
  await page.getByRole('button', { name: 'Bring in a portable copy' }).click();
  await page.getByRole('alert').waitFor();
  await shot('copy-refused');
  expect(readdirSync(out)).toEqual([]);
});

test('everything goes out in open formats, after a plain word on what is in it', async () => {
  const { page } = launched;
  await answer(out, '');
  await menu(launched.app, 'export-everything');
  const dialog = page.getByRole('dialog', { name: 'Export everything' });
  await dialog.getByText('It is not encrypted, and it holds privileged and compelled items too.').waitFor();
  await shot('export-everything');
  await dialog.getByRole('button', { name: 'Choose a place and export' }).click();
  await page.getByRole('dialog', { name: 'Everything exported' }).waitFor({ timeout: 20_000 });
  const [folder] = readdirSync(out);
  expect(readdirSync(join(out, folder!)).toSorted()).toEqual([
    'README.txt',
    'custody.jsonl',
    'evidence',
    'lists',
    'manifest.json',
    'tables',
    'text',
  ]);
});
