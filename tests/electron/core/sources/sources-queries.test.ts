import { expect, it } from 'vitest';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { listSources, sourcesById } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();

it('gives the sources that are asked for as the list of all does, each once, and none that the case has not', async () => {
  const opened = await buildCase();
  const ids: string[] = [];
  for (const name of ['log.txt', 'letter.txt', 'memo.txt']) ids.push(await addFile(opened, pool, name, `The ${name}.`));
  const [log = '', , memo = ''] = ids;
  setExhibits(opened, [{ source: memo, series: 'union' }]);
  const found = sourcesById(opened, [memo, log, memo, 'nowhere']);
  expect([...found.keys()].toSorted()).toEqual([log, memo].toSorted());
  const all = new Map(listSources(opened).map((source) => [source.id, source]));
  for (const [id, source] of found) expect(source).toEqual(all.get(id));
  expect(found.get(memo)?.label).toBe('Union Ex. 1');
  expect(sourcesById(opened, []).size).toBe(0);
});
