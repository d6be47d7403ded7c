import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { closeCase, openCase } from '../../electron/core/case-file/open-case.ts';
import { listSources } from '../../electron/core/sources/sources-queries.ts';
import { launchApp } from '../support/app.ts';
import { tempFolder, testContext } from '../support/case-builder.ts';
import { makePdf } from '../support/make-files.ts';
import { menu, smallCase } from './small-case.ts';

/*
 * Files and folders dropped on the window: the browser's own drag events, with real paths, as a file manager would send them.
 */
test('a file and a folder that are dropped become evidence, and one undo takes both back', async () => {
  const small = await smallCase();
  const received = tempFolder();
  mkdirSync(join(received, 'photos'));
  writeFileSync(join(received, 'letter.pdf'), await makePdf(['A letter about the roster.']));
  writeFileSync(join(received, 'photos/notes.txt'), 'Notes on the photos.');
  const launched = await launchApp({ args: [small.folder] });
  onTestFinished(async () => {
    await launched.close().catch(() => {});
    small.remove();
  });
  const { page, app } = launched;
  page.setDefaultTimeout(10_000);
  await page.getByText('What would lose this hearing?').waitFor();
  await menu(app, 'go-evidence');
  const rows = page.getByRole('grid', { name: 'Sources' }).getByRole('row');
  await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(4);
  const session = await page.context().newCDPSession(page);
  const data = {
    items: [],
    files: [join(received, 'letter.pdf'), join(received, 'photos')],
    dragOperationsMask: 1,
  };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
    if (type === 'dragOver') await page.getByText('Add to the evidence of this case.').waitFor();
  }
  await page.getByText('2 files: 2 added.').waitFor({ timeout: 30_000 });
  await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(6);
  await menu(app, 'undo');
  await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(4);
  await menu(app, 'redo');
  await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(6);
  expect(launched.problems).toEqual([]);
  await launched.close();
  const opened = await openCase(small.folder, null, testContext(), { readOnly: true });
  const names = listSources(opened).map((source) => source.name);
  closeCase(opened);
  expect(names.toSorted()).toEqual(expect.arrayContaining(['letter.pdf', 'notes.txt']));
});
