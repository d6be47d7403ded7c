import { describe, expect, it } from 'vitest';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { listExhibits } from '../../../../electron/core/exhibits/exhibits-queries.ts';
import { orderSeries, removeSeries, setSeries } from '../../../../electron/core/exhibits/series-commands.ts';
import { listSeries, seriesRows } from '../../../../electron/core/exhibits/series-queries.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { standardSeries, standardStamp, type SeriesRow } from '../../../../shared/domain/exhibits.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();
const refused = (code: string) => expect.objectContaining({ code });
type Given = Omit<SeriesRow, 'id' | 'position'> & { id: string | null };
const given = (over: Partial<Given> = {}): Given => ({
  id: null,
  name: 'Board',
  label: 'Bd. Ex.',
  numbering: 'A',
  stamp: standardStamp,
  ...over,
});

describe('series of exhibits', () => {
  it('are added at the end, changed, put in order, and taken back by undo', async () => {
    const opened = await buildCase();
    setSeries(opened, given());
    setSeries(opened, given({ id: 'union', name: 'Grievant', label: 'Gr. Ex.', numbering: '1' }));
    const names = () => seriesRows(opened).map((row) => row.name);
    expect(names()).toEqual(['Joint', 'Grievant', 'Employer', 'Board']);
    const [joint, union, employer, board] = seriesRows(opened).map((row) => row.id);
    orderSeries(opened, [board!, union!, joint!, employer!]);
    expect(names()).toEqual(['Board', 'Grievant', 'Joint', 'Employer']);
    undo(opened);
    expect(names()).toEqual(['Joint', 'Grievant', 'Employer', 'Board']);
    removeSeries(opened, 'union');
    removeSeries(opened, board!);
    expect(seriesRows(opened)).toEqual(standardSeries);
  });

  it('keep labels apart and printable', async () => {
    const opened = await buildCase();
    expect(() => setSeries(opened, given({ label: 'union ex.' }))).toThrow(refused('conflict'));
    setSeries(opened, given({ id: 'union', label: 'Gr. Ex.' }));
    setSeries(opened, given({ label: 'Union Ex.' }));
    expect(() => removeSeries(opened, 'union')).toThrow(refused('conflict'));
    expect(() => setSeries(opened, given({ label: '展' }))).toThrow(refused('invalid-input'));
    expect(() => setSeries(opened, given({ id: 'none', label: 'x' }))).toThrow(refused('not-found'));
    expect(() => orderSeries(opened, ['union', 'union'])).toThrow(refused('invalid-input'));
  });

  it('name the exhibits everywhere, and stay while they have some', async () => {
    const opened = await buildCase();
    const one = await addFile(opened, pool, 'one.txt', 'one');
    const two = await addFile(opened, pool, 'two.txt', 'two');
    setSeries(opened, given());
    const board = seriesRows(opened).find((row) => row.name === 'Board')!.id;
    setExhibits(opened, [
      { source: one, series: board, late: true },
      { source: two, series: board },
    ]);
    expect(listExhibits(opened).map((e) => `${e.source} ${e.label}`)).toEqual([`${two} Bd. Ex. A`, `${one} Bd. Ex. B`]);
    expect(listSources(opened).map((source) => source.label)).toEqual(['Bd. Ex. B', 'Bd. Ex. A']);
    expect(listSeries(opened).at(-1)).toMatchObject({ builtIn: false, exhibits: 2 });
    expect(() => removeSeries(opened, board)).toThrow(refused('conflict'));
  });

  it('hold a fixed number once, whatever its case', async () => {
    const opened = await buildCase();
    const one = await addFile(opened, pool, 'one.txt', 'one');
    const two = await addFile(opened, pool, 'two.txt', 'two');
    const list = [
      { source: one, series: 'union', number: '12A' },
      { source: two, series: 'union', number: '12a' },
    ];
    expect(() => setExhibits(opened, list)).toThrow(refused('invalid-input'));
    expect(() => setExhibits(opened, [{ source: one, series: 'none' }])).toThrow(refused('invalid-input'));
    setExhibits(opened, [list[0]!, { ...list[1]!, series: 'joint' }]);
    expect(listExhibits(opened).map((e) => e.label)).toEqual(['Jt. Ex. 12a', 'Union Ex. 12A']);
    setExhibits(opened, [{ source: one, series: 'union' }]);
    expect(listExhibits(opened).map((e) => [e.label, e.number])).toEqual([['Union Ex. 1', null]]);
  });
});
