import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveDocument } from '../../electron/core/briefs/briefs-commands.ts';
import { openDocument } from '../../electron/core/briefs/briefs-queries.ts';
import { allRows } from '../../electron/core/journal/read.ts';
import { launchApp } from '../support/app.ts';
import { looksRight } from './looks-right.ts';
import { menu, readBack, smallCase, type SmallCase } from './small-case.ts';

let small: SmallCase;
let launched: Awaited<ReturnType<typeof launchApp>>;
let briefId = '';

beforeEach(async () => {
  small = await smallCase((opened) => {
    briefId = allRows(opened, 'brief')[0]!.id;
    const content = [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'See Garrity.' }] }];
    saveDocument(opened, briefId, { type: 'doc', content });
  });
  launched = await launchApp({ args: [small.folder] });
  await launched.page.locator('.rail').waitFor();
  await menu(launched.app, 'go-briefs');
});

afterEach(async () => {
  await launched.close();
  small.remove();
});

test('words are named as an authority by keyboard, in the text and in a footnote, and can be freed of it again', async () => {
  const { page } = launched;
  const text = page.getByRole('textbox', { name: 'Text of the paper' });
  const form = page.getByRole('dialog', { name: 'Authority' });
  const full = 'Garrity v. New Jersey, 385 U.S. 493 (1967)';
  await text.getByText('See Garrity.').dblclick({ position: { x: 45, y: 10 } });
  await page.keyboard.press('Control+Alt+A');
  const field = form.getByLabel('As the table of authorities has it');
  expect(await field.inputValue()).toBe('Garrity');
  await field.fill(full);
  await looksRight(launched, 'authority-form', '.authority-form');
  await field.press('Enter');
  await text.locator('.authority', { hasText: 'Garrity' }).waitFor();

  await page.keyboard.press('End');
  await page.keyboard.press('Control+Alt+F');
  await page.keyboard.type('Idem');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+Alt+A');
  await form.getByLabel('Authority', { exact: true }).selectOption({ label: full });
  expect(await field.inputValue()).toBe(full);
  await form.getByRole('button', { name: 'Name the authority' }).press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(' Policy 4.2');
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.getByRole('button', { name: 'Authority', exact: true }).press('Enter');
  await form.getByLabel('Kind of authority').selectOption('statutes');
  await form.getByRole('button', { name: 'Name the authority' }).press('Enter');
  await looksRight(launched, 'authority-text', '.write-pane');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+Alt+A');
  await form.getByRole('button', { name: 'These words name none' }).press('Enter');
  await page.getByText(/Draft kept \d/).waitFor();
  expect(launched.problems).toEqual([]);
  await launched.close();

  const { document } = await readBack(small.folder, (opened) => openDocument(opened, briefId));
  const named: string[] = [];
  JSON.stringify(document, (_key, value: { text?: string; marks?: { type: string; attrs: object }[] } | null) => {
    for (const mark of value?.marks ?? []) named.push(`${value?.text} ${JSON.stringify(mark.attrs)}`);
    return value;
  });
  const attrs = JSON.stringify({ kind: 'cases', text: full });
  expect(named).toEqual([`Garrity ${attrs}`, `Idem ${attrs}`]);
}, 240_000);
