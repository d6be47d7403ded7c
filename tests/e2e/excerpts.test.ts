import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFact } from '../../electron/core/facts/facts-commands.ts';
import { listFacts } from '../../electron/core/facts/facts-queries.ts';
import { createIssue } from '../../electron/core/issues/issues-commands.ts';
import { projectRoot } from '../../electron/tools/cache.ts';
import { launchApp } from '../support/app.ts';
import { menu, quoted, readBack, smallCase } from './small-case.ts';

test('an excerpt is dragged onto a fact and onto an issue, and its pin is copied', async () => {
  const small = await smallCase((opened) => {
    createFact(opened, { text: 'She asked her lieutenant.' });
    createIssue(opened, { title: 'Was she told to call?', kind: 'test' });
  });
  const launched = await launchApp({ args: [small.folder] });
  try {
    const { page } = launched;
    await page.locator('.rail').waitFor();
    await menu(launched.app, 'go-evidence');
    await page.getByRole('grid').getByText('Audit note.pdf').first().click();
    const line = page.locator('.excerpt-list > li').first();
    await line.getByRole('button', { name: 'Audit note.pdf at 2', exact: true }).click();
    await page.getByText('Copied Audit note.pdf at 2').waitFor();
    expect(await launched.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Audit note.pdf at 2');

    const drop = async (words: string, shot: string | null) => {
      await line.locator('.excerpt-quote').hover();
      await page.mouse.down();
      await page.mouse.move(400, 300, { steps: 4 });
      const target = page.locator('.excerpt-drop li').filter({ hasText: words });
      await target.hover();
      if (shot !== null && process.env['LOUDERMILL_SHOTS'] !== undefined) await page.screenshot({ path: shot });
      await page.mouse.up();
    };
    await drop('She asked her lieutenant.', join(projectRoot, 'out/screens/excerpt-drag.png'));
    await page.getByText('Linked Audit note.pdf at 2 to the fact').waitFor();
    await drop('Was she told to call?', null);
    await page.getByText('Made a fact of Audit note.pdf at 2 under the issue').waitFor();
  } finally {
    await launched.close();
  }
  await readBack(small.folder, (opened) => {
    const facts = listFacts(opened);
    expect(facts.map((fact) => [fact.text, fact.pins.map((pin) => pin.pin), fact.issues.length])).toEqual([
      ['She asked her lieutenant.', ['Audit note.pdf at 2'], 0],
      [quoted, ['Audit note.pdf at 2'], 1],
    ]);
  });
  small.remove();
});
