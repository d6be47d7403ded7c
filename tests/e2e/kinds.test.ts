import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFacts } from '../../electron/core/facts/facts-queries.ts';
import { listIssues } from '../../electron/core/issues/issues-queries.ts';
import { listPeople } from '../../electron/core/people/people-queries.ts';
import { listCharges } from '../../electron/core/sources/charges-queries.ts';
import { listProvisions } from '../../electron/core/sources/provisions-queries.ts';
import { updateSource } from '../../electron/core/sources/sources-commands.ts';
import { getSource, listSources } from '../../electron/core/sources/sources-queries.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { settle } from '../support/settle.ts';
import { menu, quoted, readBack, smallCase, type SmallCase } from './small-case.ts';

let small: SmallCase;
let launched: Awaited<ReturnType<typeof launchApp>>;

beforeEach(async () => {
  small = await smallCase((opened, { note, policy, roster }) => {
    updateSource(opened, note, { kind: 'instruction' });
    updateSource(opened, policy, { kind: 'policy' });
    updateSource(opened, roster, { kind: 'notice-of-charges' });
  });
  launched = await launchApp({ args: [small.folder] });
  await launched.page.locator('.rail').waitFor();
  await menu(launched.app, 'go-evidence');
});

afterEach(async () => {
  await launched.close();
  small.remove();
});

const row = (title: string) =>
  launched.page.getByRole('grid', { name: 'Sources' }).getByRole('row').filter({ hasText: title });

test('an instruction is filled in by keyboard, becomes a fact with its pin, and is there after opening again', async () => {
  const { page } = launched;
  await row('Audit note.pdf').click();
  await page.getByLabel('Given by', { exact: true }).focus();
  for (const words of [
    'Lt. Example',
    'Officer Jane Doe',
    'radio',
    '9 Feb 2026 18:20',
    'Call Border Patrol.',
    'Ofc. Two',
  ]) {
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  await page.getByRole('button', { name: 'Make a fact of this instruction' }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'New fact' });
  expect(await form.getByLabel('Fact, as one sentence').inputValue()).toBe(
    'Lt. Example instructed Officer Jane Doe: “Call Border Patrol.”',
  );
  expect(await form.getByLabel('Proved by').locator('option:checked').innerText()).toContain(quoted);
  await form.getByRole('button', { name: 'Add fact' }).click();
  await form.getByText('Say who “Lt. Example” is.').waitFor();
  await form.getByLabel('Given by').selectOption('new');
  await form.getByLabel('Given to').selectOption('new');
  await form.getByRole('button', { name: 'Add fact' }).click();
  await page.getByRole('heading', { name: 'Facts (1)' }).waitFor();
  await launched.close();

  const [fact] = await readBack(small.folder, listFacts);
  const people = await readBack(small.folder, listPeople);
  const named = (id: string | null) => people.find((person) => person.id === id)?.name;
  expect(fact).toMatchObject({
    kind: 'instruction',
    date: '2026-02-09T18:20',
    channel: 'radio',
    words: 'Call Border Patrol.',
    witnesses: 'Ofc. Two',
    pins: [{ pin: 'Audit note.pdf at 2' }],
  });
  expect([named(fact!.giver), named(fact!.recipient)]).toEqual(['Lt. Example', 'Officer Jane Doe']);

  launched = await launchApp({ args: [small.folder] });
  await launched.page.locator('.rail').waitFor();
  await menu(launched.app, 'go-evidence');
  await row('Audit note.pdf').click();
  const field = (label: string) => launched.page.getByLabel(label, { exact: true });
  await field('Given by').waitFor();
  expect(await field('Given by').inputValue()).toBe('Lt. Example');
  expect(await field('Time').inputValue()).toBe('9 Feb 2026, 18:20');
  expect(await field('Exact words').inputValue()).toBe('Call Border Patrol.');
  await menu(launched.app, 'undo');
  await launched.page.getByText('Undid: add fact').waitFor();
});

test('charges and specifications are typed as a tree, become issues, and each issue leads back', async () => {
  const { page } = launched;
  await row('Training roster.pdf').click();
  await page.getByRole('button', { name: 'Add charge' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Charge 1');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Conduct unbecoming');
  await page.keyboard.press('Enter');
  await page.getByLabel('Label of charge Charge 1').waitFor();
  await page.keyboard.press('Tab');
  await page.getByLabel('Label of the new specification').waitFor();
  await page.keyboard.type('A');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByText('1 charge and 1 specification have no issue yet.').waitFor();
  await page.getByRole('button', { name: 'Make issues' }).click();
  await page.getByText('Every charge and specification has its issue.').waitFor();
  await page.getByRole('button', { name: 'Issue', exact: true }).first().click();
  await page.getByText('From Charge 1 of').getByRole('button', { name: 'Training roster.pdf' }).click();
  await page.getByLabel('Label of specification A').waitFor();
  await launched.close();
  const issues = await readBack(small.folder, listIssues);
  expect(
    issues.map(({ title, kind, parent }) => `${title}, ${kind}, ${parent === null ? 'top' : 'below'}`).toSorted(),
  ).toEqual(['A, element, below', 'Charge 1: Conduct unbecoming, charge, top']);
  const charges = await readBack(small.folder, (opened) => listCharges(opened, small.roster));
  expect(new Set(charges.map((charge) => charge.issue))).toEqual(new Set(issues.map((issue) => issue.id)));
});

test('provisions are moved by keyboard, and many sources are marked as one step', async () => {
  const { page, app } = launched;
  await row('Policy.pdf').click();
  await page.getByRole('button', { name: 'Add provision' }).click();
  await page.keyboard.type('307.5');
  await page.keyboard.press('Enter');
  await page.keyboard.type('(a)');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const sub = page.getByLabel('Words of provision (a)');
  await sub.focus();
  await page.keyboard.press('Alt+ArrowRight');
  await page.locator('li[aria-level="2"]').getByLabel('Label of provision (a)').waitFor();
  expect(await sub.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('Ask first.');
  await page.keyboard.press('Tab');
  await page.getByLabel('What (a) does').selectOption('Requires');

  await row('Audit note.pdf').click();
  await row('Training roster.pdf').click({ modifiers: ['Shift'] });
  await page.getByText('3 sources selected').waitFor();
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('');
  await page.getByLabel('Confidential').selectOption('Sealed');
  await page.getByText('Changed 3 sources').waitFor();
  await page.getByRole('grid', { name: 'Sources' }).getByText('Sealed').nth(2).waitFor();
  await page.getByLabel('Custodian').fill('Records');
  await page.keyboard.press('Enter');
  await row('Policy.pdf').click();
  await page.getByRole('textbox', { name: 'Custodian' }).waitFor();
  await menu(app, 'undo');
  await page.getByText('Undid: edit 3 items of evidence').waitFor();
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('combobox', { name: 'Confidentiality' }).selectOption('Not confidential');
  await page.getByText('No source matches the filter.').waitFor();
  await launched.close();
  const provisions = await readBack(small.folder, (opened) => listProvisions(opened, small.policy));
  expect(provisions.map(({ label, text, bearing, parent }) => [label, text, bearing, parent !== null])).toEqual([
    ['307.5', '', 'other', false],
    ['(a)', 'Ask first.', 'requires', true],
  ]);
  const sources = await readBack(small.folder, listSources);
  expect(sources.map(({ confidentiality, custodian }) => [confidentiality, custodian])).toEqual(
    Array.from({ length: 3 }, () => ['sealed', '']),
  );
});

/** Kinds whose forms between them hold every sort of field. */
const distinct = ['instruction', 'policy', 'notice-of-charges', 'interview', 'training-record', 'bodycam-video'];

test('no form of a kind has a fault that axe can find, light and dark, and what cannot be saved is said in place', async () => {
  const { app, page } = launched;
  await row('Audit note.pdf').click();
  const kind = page.getByLabel('Kind', { exact: true }).last();
  const kinds = await kind
    .locator('option')
    .evaluateAll((options) => options.map((each) => (each as HTMLOptionElement).value));
  expect(kinds).toHaveLength(18);
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
    for (const each of distinct) {
      await kind.selectOption(each);
      await settle(page);
      expect(await axeFaults(page, { within: '.inspector' }), `${each}, ${theme}`).toEqual([]);
    }
  }
  await kind.selectOption('notice-of-charges');
  await page.getByLabel('Served on', { exact: true }).fill('spring 2026');
  await page.keyboard.press('Enter');
  await page.getByText('One day is needed here.').waitFor();
  expect(await page.getByLabel('Served on', { exact: true }).inputValue()).toBe('spring 2026');
  await page.keyboard.press('Escape');
  await kind.selectOption('interview');
  await page.getByLabel('Statement', { exact: true }).selectOption('Compelled');
  await page.getByText('left out of every export').first().waitFor();
  expect(launched.problems).toEqual([]);
  await launched.close();
  const note = await readBack(small.folder, (opened) => getSource(opened, small.note));
  expect([note.compelled, note.kind]).toEqual([true, 'interview']);
});
