import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launchApp } from '../support/app.ts';
import { menu, smallCase } from './small-case.ts';

test('a served file is held against the case and saved again byte for byte', async () => {
  const small = await smallCase(() => undefined);
  const out = mkdtempSync(join(tmpdir(), 'loudermill-served-'));
  const [path, again] = [join(out, 'Doe.pdf'), join(out, 'Again.pdf')];
  const { app, page, close } = await launchApp({ args: [small.folder] });
  const saveTo = (to: string) =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    }, to);
  try {
    await page.locator('.rail').waitFor();
    await menu(app, 'go-briefs');
    await page.getByRole('button', { name: 'Export brief' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Export brief' });
    const reasons = dialog.getByLabel('Why this may pass (kept in the log)');
    await reasons.first().waitFor({ timeout: 60_000 });
    for (const each of await reasons.all()) await each.fill('Exchanged at the hearing');
    await saveTo(path);
    await dialog.getByRole('button', { name: 'Choose a place and export' }).click();
    const exported = page.getByRole('dialog', { name: 'Exported' });
    await exported.getByText('An exact copy is kept in the case.').waitFor({ timeout: 60_000 });
    await exported.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: 'Past exports' }).click();
    await page.getByRole('button', { name: 'Mark as served' }).click();
    await page.getByLabel('Served to').fill('Hearing officer');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Correct what was served' }).waitFor();
    await page.getByRole('button', { name: 'Check a file' }).click();
    await page.getByText(/to Hearing officer, byte for byte/).waitFor({ timeout: 30_000 });
    await saveTo(again);
    await page.getByRole('button', { name: 'Save the exact file again' }).click();
    await page.getByText('Saved the exact file again', { exact: true }).last().waitFor();
    await expect.poll(() => readFileSync(again).equals(readFileSync(path)), { timeout: 10_000 }).toBe(true);
  } finally {
    await close();
    small.remove();
    rmSync(out, { recursive: true, force: true });
  }
});
