import { afterEach, beforeEach, expect, test } from 'vitest';
import { setExhibits } from '../../electron/core/exhibits/exhibits-commands.ts';
import { listExhibits } from '../../electron/core/exhibits/exhibits-queries.ts';
import { seriesRows } from '../../electron/core/exhibits/series-queries.ts';
import { allRows } from '../../electron/core/journal/read.ts';
import { launchApp } from '../support/app.ts';
import { looksRight as looksRightIn } from './looks-right.ts';
import { menu, readBack, smallCase, type SmallCase } from './small-case.ts';

let small: SmallCase;
let launched: Awaited<ReturnType<typeof launchApp>>;

beforeEach(async () => {
  small = await smallCase((opened, { note, policy, roster }) =>
    setExhibits(
      opened,
      [note, policy, roster].map((source) => ({ source, series: 'union' })),
    ),
  );
  launched = await launchApp({ args: [small.folder] });
  await launched.page.locator('.rail').waitFor();
  await menu(launched.app, 'go-briefs');
  const tab = launched.page.getByRole('button', { name: 'Exhibits', exact: true });
  await tab.first().click();
});

afterEach(async () => {
  await launched.close();
  small.remove();
});

const grid = () => launched.page.getByRole('grid', { name: 'Exhibits', exact: true });
const row = (words: string) => grid().getByRole('row').filter({ hasText: words });

const looksRight = (name: string) => looksRightIn(launched, name, '.exhibits-pane');

test('numbers, late exhibits, what a paper goes without, and series with their stamps are set and kept', async () => {
  const { page } = launched;
  await row('Policy').click();
  const detail = page.getByRole('region', { name: 'Union Ex. 2' });
  await detail.getByLabel('Number by choice').fill('1');
  await detail.getByLabel('Number by choice').press('Enter');
  await row('Union Ex. 1').filter({ hasText: 'Policy' }).waitFor();
  await row('Union Ex. 2').filter({ hasText: 'Audit note' }).waitFor();
  await page.getByRole('region', { name: 'Union Ex. 1' }).getByLabel('Number by choice').fill('1 A');
  await page.getByRole('region', { name: 'Union Ex. 1' }).getByLabel('Number by choice').press('Enter');
  await page.getByText('A number is made of letters, digits, periods and hyphens').waitFor();
  await page.getByRole('region', { name: 'Union Ex. 1' }).getByLabel('Number by choice').press('Escape');

  await row('Audit note').click();
  const late = page.getByLabel('Offered late, at the end');
  await late.check();
  await row('Audit note').filter({ hasText: 'late' }).waitFor();
  await expect.poll(async () => (await grid().getByRole('row').allInnerTexts()).at(-1)).toContain('Audit note');
  await row('Training roster').click();
  await page.getByLabel('Goes with this paper').click();
  await row('Training roster').filter({ hasText: 'not with this paper' }).waitFor();
  await looksRight('exhibits-list');
  await page.getByRole('button', { name: 'Series and stamps' }).click();
  await page.getByRole('button', { name: 'Add a series' }).click();
  const part = page.locator('.series-part').filter({ hasText: 'New series' });
  const set = async (label: string, words: string) => {
    const field = part.getByLabel(label, { exact: true });
    await field.fill(words);
    await field.press('Enter');
  };
  await set('Label', 'Union Ex.');
  await part.getByText('Another series has this label already.').waitFor();
  await set('Label', 'Bd. Ex.');
  await part.getByLabel('Numbering').selectOption('A');
  await part.getByLabel('Stamp at').selectOption('bottom-left');
  await part.getByLabel('Stamp font').selectOption('serif');
  await set('Words of the stamp', 'BOARD {label}');
  await part.getByRole('img', { name: 'Stamp "BOARD Bd. Ex. A" at the foot of the page, left' }).waitFor();
  await looksRight('exhibit-series');
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await row('Policy').click();
  await page.getByLabel('Series', { exact: true }).selectOption({ label: 'New series' });
  // The number that was fixed goes along.
  await row('Bd. Ex. 1').waitFor();
  expect(launched.problems).toEqual([]);
  await launched.close();
  const kept = await readBack(small.folder, (opened) => ({
    exhibits: listExhibits(opened).map(({ label, title, late }) => `${label} ${title}${late ? ' late' : ''}`),
    series: seriesRows(opened).at(-1),
    chosen: allRows(opened, 'brief')[0]!.settings.bundle.exhibits?.length,
  }));
  expect(kept).toMatchObject({
    exhibits: ['Union Ex. 1 Training roster.pdf', 'Bd. Ex. 1 Policy.pdf', 'Union Ex. 2 Audit note.pdf late'],
    series: {
      label: 'Bd. Ex.',
      numbering: 'A',
      stamp: { corner: 'bottom-left', font: 'serif', text: 'BOARD {label}' },
    },
    chosen: 2,
  });
}, 240_000);
