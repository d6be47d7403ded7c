import { expect, it } from 'vitest';
import { prepareExhibits } from '../../../../electron/core/briefs/prepared-exhibits.ts';
import { tabTitles } from '../../../../electron/core/briefs/tab-titles.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { standardSettings } from '../../../../shared/domain/brief-settings.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();

async function exhibitsOf(title: string, tabs: 'none' | 'slip-sheets') {
  const opened = await buildCase();
  const log = await addFile(opened, pool, 'log.txt', 'The officer called dispatch.');
  updateSource(opened, log, { title });
  setExhibits(opened, [{ source: log, series: 'union' }]);
  return prepareExhibits(opened, '', { ...standardSettings.bundle, tabs });
}

it('names each letter that a tab cannot print, with what stands in its place', async () => {
  const check = tabTitles(await exhibitsOf('Zażółć – łódź', 'slip-sheets'));
  expect(check).toMatchObject({ check: 'tab-titles', ok: false, severity: 'reason' });
  expect(check.items).toEqual([
    'Union Ex. 1: “Zażółć – łódź” is printed as “Zazólc – lódz”, without ż (U+017C), ł (U+0142), ć (U+0107), ź (U+017A)',
  ]);
});

it('passes where a tab prints the title as it is, and where there are no tabs', async () => {
  expect(tabTitles(await exhibitsOf('Café “Détroit” – 1', 'slip-sheets'))).toMatchObject({ ok: true, items: [] });
  expect(tabTitles(await exhibitsOf('Zażółć', 'none'))).toMatchObject({ ok: true, items: [] });
});
