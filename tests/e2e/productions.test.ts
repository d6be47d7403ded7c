import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setExhibits } from '../../electron/core/exhibits/exhibits-commands.ts';
import { createFact } from '../../electron/core/facts/facts-commands.ts';
import { allRows } from '../../electron/core/journal/read.ts';
import { getProduction } from '../../electron/core/productions/productions-queries.ts';
import { updateSource } from '../../electron/core/sources/sources-commands.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { menu, readBack, smallCase, type SmallCase } from './small-case.ts';

let small: SmallCase;
let out = '';
let launched: Awaited<ReturnType<typeof launchApp>>;

beforeEach(async () => {
  out = mkdtempSync(join(tmpdir(), 'loudermill-production-'));
  small = await smallCase((opened, { excerpt, note, policy, roster }) => {
    createFact(opened, { text: 'She asked her lieutenant.' }, [{ excerpt, bearing: 'supports' }]);
    setExhibits(opened, [
      { source: note, series: 'union' },
      { source: roster, series: 'union' },
    ]);
    updateSource(opened, policy, { privilege: 'work-product' });
  });
  launched = await launchApp({ args: [small.folder] });
  await launched.page.locator('.rail').waitFor();
});

afterEach(async () => {
  await launched.close();
  small.remove();
  rmSync(out, { recursive: true, force: true });
});

const faults = () => axeFaults(launched.page);

test('the red list leads from the overview to a production that is written, numbered and closed', async () => {
  const { app, page } = launched;
  await menu(app, 'go-overview');
  await page.getByRole('button', { name: '2 exhibits and cited sources were never produced.' }).click();
  await page.getByRole('grid', { name: 'Not yet produced' }).getByText('Audit note.pdf').waitFor();
  expect(await faults()).toEqual([]);
  await page.getByRole('button', { name: 'Produce all' }).click();
  const list = page.getByRole('grid', { name: 'Sources of the production' });
  await list.getByText('Union Ex. 1, Audit note.pdf').waitFor();
  await page.getByLabel('To', { exact: true }).fill('City of Doe');
  await page.getByLabel('To', { exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'Production to City of Doe' }).waitFor();

  // One more by the keyboard, moved to the top; it is privileged, so a person must decide.
  const others = page.getByRole('grid', { name: 'Sources to add' });
  await others.getByText('Policy.pdf').click();
  await page.keyboard.press('Enter');
  await list.getByText('Policy.pdf').click();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => list.getByRole('row').nth(1).innerText()).toContain('Policy.pdf');
  await page.getByRole('button', { name: 'Cover letter' }).click();
  await page.locator('main canvas').first().waitFor();
  await page.getByRole('button', { name: 'Sources', exact: true }).click();

  await page.getByRole('button', { name: 'Produce', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Produce' });
  expect(await faults()).toEqual([]);
  await dialog.getByLabel('Produce', { exact: true }).check();
  expect(await dialog.getByRole('button', { name: 'Choose a place and export' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Withhold').check();
  await dialog.getByLabel('Basis, for the privilege log').fill('Notes for the hearing');
  await app.evaluate(({ dialog: system }, folder) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, out);
  await dialog.getByRole('button', { name: 'Choose a place and export' }).click();
  const written = page.getByRole('dialog', { name: 'Produced' });
  await written.waitFor({ timeout: 30_000 });
  expect(await faults()).toEqual([]);
  await written.getByRole('button', { name: 'Close' }).click();
  const [folder = ''] = readdirSync(out);
  expect(readdirSync(join(out, folder)).toSorted()).toEqual([
    'cover-letter.pdf',
    'documents',
    'index.csv',
    'index.pdf',
  ]);
  expect(readdirSync(join(out, folder, 'documents')).toSorted()).toEqual(['DOE-000001.pdf', 'DOE-000003.pdf']);

  await page.getByText('The list and its numbers stay as they are').waitFor();
  await list.getByText('DOE-000001 to DOE-000002').waitFor();
  await list.getByText('Withheld').waitFor();
  await page.getByRole('button', { name: 'Not yet produced: none' }).click();
  await page.getByText('Every exhibit and every cited source was produced or received.').waitFor();
  await page.getByRole('button', { name: 'Privilege log' }).click();
  await page.getByRole('table', { name: 'Privilege log' }).getByText('Notes for the hearing').waitFor();
  expect(await faults()).toEqual([]);
  await page.keyboard.press('Escape');

  await menu(app, 'go-evidence');
  await page.getByLabel('State').selectOption('Produced');
  await page.getByText('2 of 3 sources').waitFor();
  await page.getByRole('grid', { name: 'Sources' }).getByText('Audit note.pdf').click();
  await page.getByRole('button', { name: /^Produced on .* to City of Doe$/u }).waitFor();
  await launched.close();
  const view = await readBack(small.folder, (opened) => {
    const [production] = allRows(opened, 'production');
    return getProduction(opened, production!.id);
  });
  expect(view.sources.map((row) => [row.source, row.withheld, row.reason])).toEqual([
    [small.policy, true, 'Notes for the hearing'],
    [small.note, false, ''],
    [small.roster, false, ''],
  ]);
  expect(launched.problems).toEqual([]);
});

test('what was received is entered with its numbers, and undo takes it back', async () => {
  const { app, page } = launched;
  await menu(app, 'go-evidence');
  await page.getByRole('grid', { name: 'Sources' }).getByText('Training roster.pdf').click();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Produce…' }).click();
  await page.getByRole('grid', { name: 'Sources of the production' }).getByText('Training roster.pdf').waitFor();
  await page.getByRole('button', { name: 'Enter received' }).click();
  await page.getByRole('heading', { name: 'Received' }).waitFor();
  await page.getByRole('grid', { name: 'Sources to add' }).getByText('Audit note.pdf').click();
  await page.getByRole('button', { name: 'Add 1 source' }).click();
  const numbers = page.getByLabel('Their numbers on Audit note.pdf');
  await numbers.fill('CITY 0012-0014');
  await numbers.press('Enter');
  await page.getByRole('button', { name: 'Not yet produced: 1' }).waitFor();
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
    for (const zoom of [1, 2]) {
      await app.evaluate(({ BrowserWindow }, factor) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor);
      }, zoom);
      expect(await faults(), `${theme} ${zoom}`).toEqual([]);
    }
  }
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1));
  const productions = page.getByRole('grid', { name: 'Productions' });
  expect(await productions.getByRole('row').count()).toBe(3);
  // A field that has the focus would undo its own typing first.
  await numbers.blur();
  for (let i = 0; i < 3; i++) await menu(app, 'undo');
  await expect.poll(() => productions.getByRole('row').count()).toBe(2);
  expect(launched.problems).toEqual([]);
});
