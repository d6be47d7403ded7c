import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFact } from '../../electron/core/facts/facts-commands.ts';
import { createIssue } from '../../electron/core/issues/issues-commands.ts';
import { updateSource } from '../../electron/core/sources/sources-commands.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { settle } from '../support/settle.ts';
import { menu, smallCase, type SmallCase } from './small-case.ts';

let small: SmallCase;
let launched: Awaited<ReturnType<typeof launchApp>>;
let page: Page;

beforeEach(async () => {
  small = await smallCase((opened, { policy, roster }) => {
    updateSource(opened, policy, { title: 'Policy 307', kind: 'policy', note: 'The lieutenant wrote it' });
    updateSource(opened, roster, { privilege: 'work-product', note: 'What the lieutenant said in confidence' });
    createFact(opened, { text: 'The lieutenant said so on Feb. 9, 2026.', date: '2026-02-09' });
    createIssue(opened, { kind: 'other', title: 'Did the lieutenant give an order?' });
  });
  launched = await launchApp({ args: [small.folder] });
  ({ page } = launched);
  page.setDefaultTimeout(20_000);
  await page.locator('.rail').waitFor();
});

afterEach(async () => {
  await launched.close();
  small.remove();
});

const box = () => page.getByRole('combobox', { name: 'Search everything' });
const results = () => page.getByRole('listbox', { name: 'Search results' });
const options = () => results().getByRole('option').count();

test('the box leads to all results; filters narrow them, keys open the page; a search is kept', async () => {
  await menu(launched.app, 'search');
  await expect.poll(() => box().evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('lieutenant');
  await results()
    .getByRole('option', { name: /^Page 2/ })
    .waitFor();
  await page.keyboard.press('Shift+Enter');
  await page.getByText('1 page in 1 source, 1 fact, 3 notes').waitFor();
  await expect.poll(options).toBe(5);
  await results()
    .getByRole('group', { name: /Training roster.pdf, Privileged/ })
    .waitFor();

  await page.getByLabel('Privilege', { exact: true }).selectOption('Not privileged');
  await expect.poll(options).toBe(2);
  await page.getByLabel('Kind of source', { exact: true }).selectOption('Policy');
  await expect.poll(options).toBe(1);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(options).toBe(5);

  await page.getByLabel('Look in', { exact: true }).selectOption('Pages');
  await expect.poll(options).toBe(1);
  await box().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('[data-page="2"]').waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByText('1 page in 1 source').waitFor();
  expect(await box().inputValue()).toBe('lieutenant');

  // A search is saved, run again, removed, and comes back by undo.
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByLabel('Name of this search').fill('What the lieutenant said');
  await page.keyboard.press('Enter');
  const saved = page.getByRole('button', { name: 'What the lieutenant said', exact: true });
  await saved.waitFor();
  await box().fill('nothing of the kind');
  await page.getByText(/^Nothing under Pages/).waitFor();
  await page.getByRole('button', { name: 'nothing OR of OR the OR kind' }).click();
  await expect.poll(options).toBeGreaterThan(0);
  await saved.click();
  await expect.poll(() => box().inputValue()).toBe('lieutenant');
  await saved.focus();
  await page.keyboard.press('Delete');
  await page.getByText('Removed saved search “What the lieutenant said”').waitFor();
  await expect.poll(() => saved.count()).toBe(0);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await saved.waitFor();
});

test('a day that is typed is found in any spelling, from a fact too', async () => {
  await menu(launched.app, 'go-overview');
  await box().fill('2/9/2026');
  await page.getByRole('button', { name: 'Find 9 Feb 2026 in any spelling' }).click();
  await results()
    .getByRole('option', { name: /Feb. 9, 2026/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await menu(launched.app, 'go-chronology');
  await page.getByRole('grid', { name: 'Facts' }).getByRole('row').nth(1).click();
  await page.getByRole('button', { name: 'Find every mention of 9 Feb 2026' }).click();
  await expect.poll(() => box().inputValue()).toBe('date:2026-02-09');
  await results()
    .getByRole('option', { name: /Feb. 9, 2026/ })
    .waitFor();
});

test('the search screen has no fault that axe can find, light and dark, and the page never complained', async () => {
  for (const theme of ['light', 'dark'] as const) {
    await launched.app.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
    for (const text of ['lieutenant', 'zebra', '']) {
      await box().fill(text);
      await settle(page);
      expect(await axeFaults(page), `${theme}, ${text}`).toEqual([]);
    }
  }
  expect(launched.problems).toEqual([]);
});
