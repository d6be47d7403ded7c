import { afterEach, beforeEach, expect, test } from 'vitest';
import { setExhibits } from '../../electron/core/exhibits/exhibits-commands.ts';
import { listExhibits } from '../../electron/core/exhibits/exhibits-queries.ts';
import { updateSource } from '../../electron/core/sources/sources-commands.ts';
import { launchApp } from '../support/app.ts';
import { looksRight } from './looks-right.ts';
import { menu, readBack, smallCase, type SmallCase } from './small-case.ts';

let small: SmallCase;
let launched: Awaited<ReturnType<typeof launchApp>>;

beforeEach(async () => {
  small = await smallCase((opened, { note, policy, roster }) => {
    updateSource(opened, roster, { compelled: true, title: 'Statement of the officer' });
    setExhibits(
      opened,
      [note, policy].map((source) => ({ source, series: 'union' })),
    );
  });
  launched = await launchApp({ args: [small.folder] });
  await launched.page.locator('.rail').waitFor();
  await menu(launched.app, 'go-briefs');
  await launched.page.getByRole('button', { name: 'Exhibits', exact: true }).first().click();
});

afterEach(async () => {
  await launched.close();
  small.remove();
});

test('a compelled statement is let in by keyboard with a reason, and each way out asks for one again', async () => {
  const { page } = launched;
  const others = page.getByRole('grid', { name: 'Sources that are no exhibits' });
  const statement = others.getByRole('row').filter({ hasText: 'Statement' });
  await statement.filter({ hasText: 'Compelled statement' }).click();
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'Compelled statement' });
  await form.waitFor();
  await looksRight(launched, 'compelled-form', '.exhibits-pane');
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await statement.click();
  await page.keyboard.press('Enter');
  await form.waitFor();
  await page.keyboard.type('The client consents in writing');
  await page.keyboard.press('Enter');
  const listed = page.getByRole('grid', { name: 'Exhibits', exact: true }).getByRole('row');
  await listed.filter({ hasText: 'Union Ex. 3' }).filter({ hasText: 'compelled statement' }).waitFor();
  await looksRight(launched, 'compelled-listed', '.exhibits-pane');

  await page.getByRole('button', { name: 'More on this paper' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Save as Word file' }).press('Enter');
  await form.filter({ hasText: 'Union Ex. 3 is a compelled statement' }).waitFor();
  await looksRight(launched, 'compelled-save', '.papers-bar');
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Export brief' }).press('Enter');
  const check = page.locator('.gate-item').filter({ hasText: 'No compelled statement' });
  await check.getByLabel('Why this may pass (kept in the log)').waitFor({ timeout: 60_000 });
  await looksRight(launched, 'compelled-gate', '.dialog');
  expect(launched.problems).toEqual([]);
  await launched.close();
  const kept = await readBack(small.folder, (opened) => listExhibits(opened).map(({ letIn }) => letIn));
  expect(kept).toEqual([null, null, 'The client consents in writing']);
}, 240_000);
