import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveDocument } from '../../electron/core/briefs/briefs-commands.ts';
import { openDocument } from '../../electron/core/briefs/briefs-queries.ts';
import { setExhibits } from '../../electron/core/exhibits/exhibits-commands.ts';
import { createFact } from '../../electron/core/facts/facts-commands.ts';
import { allRows } from '../../electron/core/journal/read.ts';
import type { BriefDocument } from '../../shared/domain/brief-document.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { settle } from '../support/settle.ts';
import { looksRight } from './looks-right.ts';
import { menu, quoted, readBack, smallCase, type SmallCase } from './small-case.ts';

const begun: BriefDocument = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Summary' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'She asked first.' }] },
    { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Facts' }] },
    { type: 'live', attrs: { object: 'facts', id: null } },
    { type: 'paragraph' },
  ],
};

let small: SmallCase;
let launched: Awaited<ReturnType<typeof launchApp>>;
let briefId = '';
let factId = '';

beforeEach(async () => {
  small = await smallCase((opened, { excerpt, note, roster }) => {
    factId = createFact(opened, { text: 'She asked her lieutenant.', date: '2026-02-09', side: 'helps' }, [
      { excerpt, bearing: 'supports' },
    ]).id;
    setExhibits(
      opened,
      [note, roster].map((source) => ({ source, series: 'union' })),
    );
    briefId = allRows(opened, 'brief')[0]!.id;
    saveDocument(opened, briefId, begun);
  });
  launched = await launchApp({ args: [small.folder] });
  await launched.page.locator('.rail').waitFor();
  await menu(launched.app, 'go-briefs');
  await text().locator('h1').first().waitFor();
});

afterEach(async () => {
  await launched.close();
  small.remove();
});

const text = () => launched.page.getByRole('textbox', { name: 'Text of the paper' });
const part = (name: string) =>
  launched.page.getByRole('group', { name: 'Part of the paper' }).getByRole('button', { name, exact: true }).click();
const saved = () => readBack(small.folder, (opened) => openDocument(opened, briefId));

test('a paper is written by keyboard alone: heading, list, cite, fact, footnote, table; and is saved when the window closes', async () => {
  const { page } = launched;
  await text().locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Alt+2');
  await page.keyboard.type('What she did');
  await page.keyboard.press('Enter');
  await page.keyboard.type('He said so ');
  await page.keyboard.press('Control+Shift+C');
  await page.getByRole('combobox', { name: 'Cite an excerpt or exhibit' }).waitFor();
  await page.keyboard.type('border patrol');
  await page.keyboard.press('Enter');
  await page.keyboard.type(', and ');
  await page.keyboard.type('/');
  await page.getByRole('combobox', { name: 'Insert' }).waitFor();
  await page.keyboard.type('fact asked lieutenant');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Alt+F');
  await page.keyboard.type('A note of mine.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(' and/or so.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Shift+8');
  await page.keyboard.type('first point');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/table');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Head');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Second');
  expect(await text().locator('.cite-pill').innerText()).toBe('Union Ex. 1 at 2');
  expect(await text().locator('.fact-sentence').innerText()).toContain('She asked her lieutenant. (Union Ex. 1 at 2)');
  await page.getByText(/Draft kept \d/).waitFor();
  expect(launched.problems).toEqual([]);
  await launched.close();

  const { document, from } = await saved();
  expect(from).toBe('saved');
  const kinds = document.content.map(({ type }) => type);
  expect(kinds).toEqual([
    'heading',
    'paragraph',
    'heading',
    'paragraph',
    'bulletList',
    'table',
    'heading',
    'live',
    'paragraph',
  ]);
  const paragraph = document.content[3] as { content: { type: string; attrs?: object; text?: string }[] };
  expect(paragraph.content.map(({ type }) => type)).toEqual(['text', 'cite', 'text', 'fact', 'footnote', 'text']);
  expect(paragraph.content[1]?.attrs).toEqual({ target: `excerpt/${small.excerpt}` });
  expect(paragraph.content[3]?.attrs).toEqual({ id: factId });
  expect(JSON.stringify(paragraph.content[4])).toContain('A note of mine.');
  expect(paragraph.content[5]?.text).toBe(' and/or so.');
});

test('a killed program loses no more than the last second of typing', async () => {
  const { page, app } = launched;
  await text().locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Before the crash.', { delay: 60 });
  await page.waitForTimeout(1000);
  await page.keyboard.type(' The last.');
  const host = await app.evaluate(({ app: shell }) =>
    shell.getAppMetrics().flatMap(({ type, pid }) => (type === 'Utility' ? [pid] : [])),
  );
  for (const pid of [...host, app.process().pid!]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with the others.
    }
  }
  await page.waitForEvent('close', { timeout: 10_000 }).catch(() => undefined);

  launched = await launchApp({ args: [small.folder] });
  await launched.page.locator('.rail').waitFor();
  await menu(launched.app, 'go-briefs');
  await text().getByText('She asked first. Before the crash.').waitFor();
});

test('cites follow the exhibits, a cite opens its page beside, and its way leads to the source', async () => {
  const { page } = launched;
  await text().locator('p').first().click();
  await page.keyboard.press('Control+Shift+C');
  await page.keyboard.type('border');
  await page.keyboard.press('Enter');
  const cite = text().locator('.cite-pill');
  await cite.getByText('Union Ex. 1 at 2').waitFor();
  await part('Exhibits');
  await page.getByRole('grid', { name: 'Exhibits' }).getByText('Audit note').click();
  await page.keyboard.press('Alt+ArrowDown');
  await cite.getByText('Union Ex. 2 at 2').waitFor();

  await page.keyboard.press('Escape');
  await cite.click();
  const beside = page.getByRole('region', { name: 'Preview', exact: true });
  await beside.getByText(quoted).first().waitFor();
  await beside.getByRole('button', { name: 'Open in evidence' }).click();
  await page.locator('main [data-page="2"]').waitFor();
});

test('what is typed shows in the preview, which follows the cursor, and a click in it leads to the text', async () => {
  const { page } = launched;
  const preview = page.getByRole('region', { name: 'Preview of the paper' });
  await preview.locator('canvas').first().waitFor({ timeout: 30_000 });
  await text().locator('p').first().click();
  await page.keyboard.type('Unmistakable words. ');
  const words = preview.locator('.text-layer').getByText('Unmistakable').first();
  await words.waitFor({ timeout: 30_000 });
  await text().locator('p').last().click();
  await words.click();
  await page.waitForFunction(() => document.getSelection()?.anchorNode?.textContent?.includes('Unmistakable') === true);
});

test('a comment is made on words, answered, resolved, and is kept out of the printed paper', async () => {
  const { page } = launched;
  await text().locator('p').first().click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Control+Alt+M');
  await page.getByLabel('New comment').fill('Is this CANARY right?');
  await page.keyboard.press('Control+Enter');
  await text().locator('.commented').getByText('She asked first.').waitFor();
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await page.getByLabel('Answer').fill('It is.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('It is.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Resolve' }).click();
  await page.getByText('Every comment is resolved.').waitFor();
  expect(await text().locator('.commented').count()).toBe(0);
  await page.getByLabel('Show 1 resolved comment').check();
  await page.getByText('Is this CANARY right?').waitFor();
  const preview = page.getByRole('region', { name: 'Preview of the paper' });
  await preview.locator('.text-layer').getByText('She asked first.').first().waitFor({ timeout: 30_000 });
  expect(await preview.getByText('CANARY').count()).toBe(0);
});

test('an older version is shown with what changed, restored as a step, and undone', async () => {
  const { page, app } = launched;
  await text().locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Then she called.');
  await page.getByText(/Draft kept/).waitFor();
  await menu(app, 'go-chronology');
  await menu(app, 'go-briefs');
  await text().getByText('Then she called.').waitFor();
  await part('Versions');
  const versions = page.getByRole('list', { name: 'Versions' });
  await versions.getByRole('button').nth(1).click();
  await page
    .getByRole('region', { name: 'The version with its changes' })
    .locator('ins')
    .getByText('Then she called.')
    .waitFor();
  await page.getByRole('button', { name: 'Restore this version' }).click();
  await page.getByText('Restored an older version').waitFor();
  await text().getByText('She asked first.', { exact: true }).waitFor();
  expect(await text().getByText('Then she called.').count()).toBe(0);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await text().getByText('Then she called.').waitFor();
});

test('a fact is dragged into the text, an excerpt is put in by keyboard, and undo takes both back', async () => {
  const { page, app } = launched;
  await part('Facts and excerpts');
  const row = page.getByRole('grid', { name: 'Facts to put into the paper' }).getByText('She asked her lieutenant.');
  await row.dragTo(text().locator('p').first());
  await text().locator('.fact-sentence').waitFor();
  await page.getByRole('button', { name: 'Excerpts', exact: true }).click();
  await page.getByRole('grid', { name: 'Excerpts to put into the paper' }).getByText(quoted).click();
  await page.keyboard.press('Enter');
  await text().locator('.cite-pill').waitFor();
  await text().focus();
  await menu(app, 'undo');
  await text().locator('.cite-pill').waitFor({ state: 'detached' });
  await menu(app, 'undo');
  await text().locator('.fact-sentence').waitFor({ state: 'detached' });
  await text().getByText('She asked first.', { exact: true }).waitFor();
});

test('a paper is begun from a template, named anew and removed', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'New paper' }).click();
  await page.getByLabel('Kind of paper').last().selectOption('appeal-letter');
  await page.getByLabel('Title').fill('Appeal to the board');
  await page.keyboard.press('Enter');
  await page
    .getByLabel('Paper', { exact: true })
    .getByRole('option', { name: 'Appeal to the board' })
    .waitFor({ state: 'attached' });
  await page.getByRole('heading', { name: 'Appeal to the board', exact: true }).waitFor({ state: 'attached' });
  await text().locator('p').first().waitFor();
  await page.getByRole('button', { name: 'More on this paper' }).click();
  await page.getByRole('menuitem', { name: 'Remove this paper' }).click();
  await page.getByText('Removed Appeal to the board').waitFor();
  await text().getByText('She asked first.').waitFor();
});

test('no part of the paper has a fault that axe can find, light and dark', async () => {
  const { app, page } = launched;
  await text().locator('p').first().click();
  await page.keyboard.press('Control+Shift+C');
  await page.keyboard.type('border');
  await page.keyboard.press('Enter');
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
    for (const name of [
      'Outline',
      'Facts and excerpts',
      'Comments',
      'Versions',
      'Exhibits',
      'Settings',
      'Past exports',
    ]) {
      await part(name);
      await settle(page);
      expect(await axeFaults(page), `${name}, ${theme}`).toEqual([]);
    }
  }
  expect(launched.problems).toEqual([]);
});

test('a live block is turned into text by keyboard, its cites stay live, and undo brings the block back', async () => {
  const { page } = launched;
  const block = text().locator('.live-block');
  await block.locator('.live-title').click();
  await block.getByRole('button', { name: 'Turn into text' }).waitFor();
  await page.keyboard.press('Control+Shift+Enter');
  const item = text().locator('ol li', { hasText: 'She asked her lieutenant.' });
  await item.locator('.cite-pill', { hasText: 'Union Ex. 1 at 2' }).waitFor();
  expect(await block.count()).toBe(0);
  await page.getByText('It no longer follows the case').waitFor();
  await looksRight(launched, 'turned-into-text', '.write-pane');
  await page.keyboard.press('Control+Z');
  await block.waitFor();
  expect(await item.count()).toBe(0);
  await block.getByRole('button', { name: 'Turn into text' }).click();
  await item.waitFor();
  await page.getByText(/Draft kept \d/).waitFor();
  expect(launched.problems).toEqual([]);
  await launched.close();
  const { document } = await saved();
  expect(document.content.map(({ type }) => type)).not.toContain('live');
  expect(JSON.stringify(document)).toContain(`excerpt/${small.excerpt}`);
}, 120_000);
