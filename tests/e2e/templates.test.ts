import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchApp } from '../support/app.ts';
import { menu, smallCase, type SmallCase } from './small-case.ts';

let small: SmallCase;
let launched: Awaited<ReturnType<typeof launchApp>>;
beforeEach(async () => {
  small = await smallCase();
  launched = await launchApp({ args: [small.folder] });
  await launched.page.locator('.rail').waitFor();
  await menu(launched.app, 'go-briefs');
});
afterEach(async () => {
  await launched.close();
  small.remove();
});

test('a template is copied, breaks and is named with its line; the program’s own then sets the paper', async () => {
  const { page, app } = launched;
  const folder = join(await app.evaluate(({ app: electron }) => electron.getPath('userData')), 'templates');
  await page.getByText('Setting the paper').first().waitFor({ state: 'detached', timeout: 60_000 });
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const section = page.getByRole('region', { name: 'Template', exact: true });
  await section.getByRole('button', { name: 'Copy this template to change it' }).click();
  await section.getByText('set by your own template pre-hearing-brief.typ').waitFor();
  // A template that is laid into the folder can be begun at once.
  copyFileSync(join(folder, 'pre-hearing-brief.typ'), join(folder, 'our-own-brief.typ'));
  await page.getByRole('button', { name: 'New paper' }).click();
  await page.getByLabel('Kind of paper').locator('option', { hasText: 'the firm’s' }).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Discard' }).click();
  const file = join(folder, 'pre-hearing-brief.typ');
  expect(existsSync(join(folder, 'parts.typ'))).toBe(true);

  writeFileSync(file, `${readFileSync(file, 'utf8')}\n#let sum = 1 + "b"\n`);
  const line = readFileSync(file, 'utf8').split('\n').length - 1;
  const ownBox = section.getByLabel('Use the program’s own until the case is closed');
  await ownBox.click();
  await section.locator('input:checked').waitFor();
  await ownBox.click();
  const alert = page.getByRole('alert');
  await alert
    .getByText(`Your template has an error in pre-hearing-brief.typ, line ${line}.`)
    .waitFor({ timeout: 60_000 });
  await alert.getByRole('button', { name: 'Use the program’s own' }).click();
  await alert.waitFor({ state: 'detached', timeout: 60_000 });
  await section.locator('input:checked').waitFor();
}, 180_000);
