import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFacts } from '../../electron/core/facts/facts-queries.ts';
import { createFact } from '../../electron/core/facts/facts-commands.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { settle } from '../support/settle.ts';
import { menu, quoted, readBack, smallCase, type SmallCase } from './small-case.ts';

let small: SmallCase;
let launched: Awaited<ReturnType<typeof launchApp>>;

beforeEach(async () => {
  small = await smallCase((opened, { excerpt }) => {
    createFact(opened, { text: 'She asked her lieutenant.', date: '2026-02-09', side: 'helps' }, [
      { excerpt, bearing: 'supports' },
    ]);
  });
  launched = await launchApp({ args: [small.folder] });
  await launched.page.locator('.rail').waitFor();
  await menu(launched.app, 'go-chronology');
  await launched.page.getByRole('grid', { name: 'Facts' }).getByText('Audit note.pdf at 2').waitFor();
});

afterEach(async () => {
  await launched.close();
  small.remove();
});

test('a fact is added by keyboard alone, pinned to an excerpt, and undone step by step', async () => {
  const { page, app } = launched;
  await page.getByLabel('Date of the new fact').focus();
  await page.keyboard.type('early Feb 2026');
  expect(await page.locator('#new-fact-note').innerText()).toBe('early February 2026');
  await page.keyboard.press('Tab');
  await page.keyboard.type('The policy was not posted.');
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('region', { name: 'Fact', exact: true });
  await inspector.getByText('No source supports this fact').waitFor();
  expect(await page.getByLabel('Date of the new fact').evaluate((field) => field === document.activeElement)).toBe(
    true,
  );

  const pins = inspector.getByRole('region', { name: 'Pins' });
  await pins.getByRole('button', { name: 'Add pin' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('border patrol');
  await page.keyboard.press('Enter');
  await pins.getByRole('button', { name: 'Audit note.pdf at 2', exact: true }).waitFor();
  expect(await pins.locator('blockquote').innerText()).toBe(quoted);
  expect(await page.getByRole('row').filter({ hasText: 'The policy was not posted.' }).count()).toBe(1);

  await page.getByRole('grid', { name: 'Facts' }).getByRole('row').nth(1).focus();
  await menu(app, 'undo');
  await page.getByText('Undid: pin fact').waitFor();
  await inspector.getByText('No source supports this fact').waitFor();
  await menu(app, 'redo');
  await pins.getByRole('button', { name: 'Audit note.pdf at 2', exact: true }).waitFor();

  await launched.close();
  const facts = await readBack(small.folder, listFacts);
  expect(facts.map(({ text, date, pins: of }) => ({ text, date, pins: of.map((pin) => pin.pin) }))).toEqual([
    { text: 'The policy was not posted.', date: '2026-02-01/2026-02-10', pins: ['Audit note.pdf at 2'] },
    { text: 'She asked her lieutenant.', date: '2026-02-09', pins: ['Audit note.pdf at 2'] },
  ]);
});

test('a removed fact comes back by the undo of its toast', async () => {
  const { page } = launched;
  const grid = page.getByRole('grid', { name: 'Facts' });
  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await page.getByText('Removed 1 fact').waitFor();
  await page.getByText('Facts belong here').waitFor();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await grid.getByText('Audit note.pdf at 2').waitFor();
});

test('a typed date that is none is refused in place and the words stay', async () => {
  const { page } = launched;
  const date = page.getByRole('grid', { name: 'Facts' }).getByLabel('Date').first();
  await date.fill('whenever');
  await date.press('Enter');
  await page.getByRole('grid', { name: 'Facts' }).getByRole('alert').waitFor();
  expect(await date.inputValue()).toBe('whenever');
  await date.press('Escape');
  expect(await date.inputValue()).toBe('9 Feb 2026');
});

test('a pin opens its page, and going back keeps the fact selected', async () => {
  const { page } = launched;
  await page.getByRole('grid', { name: 'Facts' }).getByRole('button', { name: 'Audit note.pdf at 2' }).click();
  await page.locator('[data-page="2"]').waitFor();
  await menu(launched.app, 'go-chronology');
  await page.getByRole('row', { selected: true }).getByText('Audit note.pdf at 2').waitFor();
});

test('no screen of the second half has a fault that axe can find, light and dark', async () => {
  const { app, page } = launched;
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
    for (const screen of [
      'chronology',
      'issues',
      'people',
      'comparators',
      'grievances',
      'productions',
      'briefs',
      'custody',
    ] as const) {
      await menu(app, `go-${screen}`);
      await settle(page);
      expect(await axeFaults(page), `${screen}, ${theme}`).toEqual([]);
    }
  }
  expect(launched.problems).toEqual([]);
});
