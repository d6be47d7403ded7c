import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exhibitLabels,
  letters,
  orderExhibits,
  seriesInForce,
  standardSeries,
  standardStamp,
  stampStyleSchema,
  stampWords,
  type Labelled,
  type SeriesRow,
} from '../../../shared/domain/exhibits.ts';

const exhibit = (id: string, over: Partial<Labelled> = {}): Labelled => ({
  id,
  series: 'union',
  position: Number(id.replace(/\D/g, '')),
  number: null,
  late: false,
  ...over,
});
const court: SeriesRow = {
  id: 'court',
  name: 'Court',
  label: 'Ex.',
  numbering: 'A',
  position: 3,
  stamp: standardStamp,
};
const series = seriesInForce([court]);

const anyExhibit = fc.record({
  series: fc.constantFrom('joint', 'union', 'employer', 'court', 'gone'),
  position: fc.nat(20),
  late: fc.boolean(),
  number: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(9).map(String) }),
});
/** Lists whose fixed numbers stand once in a series, as the case keeps them. */
const anyList = fc.array(anyExhibit, { maxLength: 30 }).map((rows) => {
  const seen = new Set<string>();
  return rows.map((row, at): Labelled => {
    const key = `${row.series} ${row.number}`;
    const number = row.number !== null && !seen.has(key) ? row.number : null;
    seen.add(key);
    return { ...row, number, id: `x${String(at).padStart(3, '0')}` };
  });
});

describe('labels of exhibits', () => {
  it('count from 1 within a series, joint before union before employer', () => {
    const labels = exhibitLabels([
      exhibit('a1'),
      exhibit('a2', { series: 'employer' }),
      exhibit('a3'),
      exhibit('a4', { series: 'joint' }),
    ]);
    expect([...labels]).toEqual([
      ['a4', 'Jt. Ex. 1'],
      ['a1', 'Union Ex. 1'],
      ['a3', 'Union Ex. 2'],
      ['a2', 'Er. Ex. 1'],
    ]);
  });
  it('go on in letters where a series counts so, past Z to AA', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    const labels = exhibitLabels([exhibit('a1', { series: 'court' }), exhibit('a2', { series: 'court' })], series);
    expect([...labels.values()]).toEqual(['Ex. A', 'Ex. B']);
  });
  it('count past a number that a person fixed', () => {
    const labels = exhibitLabels([exhibit('a1', { number: '2' }), exhibit('a2'), exhibit('a3')]);
    expect([...labels.values()]).toEqual(['Union Ex. 2', 'Union Ex. 1', 'Union Ex. 3']);
    const lettered = [exhibit('a1', { series: 'court', number: 'a' }), exhibit('a2', { series: 'court' })];
    expect([...exhibitLabels(lettered, series).values()]).toEqual(['Ex. a', 'Ex. B']);
  });
  it('are each unique, whatever is fixed, late or reordered', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const labels = exhibitLabels(list, series);
        expect(labels.size).toBe(list.length);
        expect(new Set([...labels.values()].map((label) => label.toLowerCase())).size).toBe(list.length);
      }),
    );
  });
  it('stay as they are when an exhibit is added late', () => {
    fc.assert(
      fc.property(anyList, fc.constantFrom('joint', 'union', 'court'), (list, id) => {
        const before = exhibitLabels(list, series);
        const added = exhibit('z1', { series: id, position: 1000, late: true });
        const after = exhibitLabels([...list, added], series);
        for (const [one, label] of before) expect(after.get(one)).toBe(label);
        expect(orderExhibits([...list, added], series).at(-1)?.id).toBe('z1');
      }),
    );
  });
  it('come out the same whatever order the rows are read in', () => {
    fc.assert(
      fc.property(
        anyList.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect([...exhibitLabels(shuffled, series)]).toEqual([...exhibitLabels(list, series)]);
        },
      ),
    );
  });
});

describe('series', () => {
  it('are the built-in ones until a row changes or adds one', () => {
    expect(seriesInForce([])).toEqual(standardSeries);
    const renamed: SeriesRow = { ...court, id: 'union', name: 'Grievant', label: 'Gr. Ex.', position: 9 };
    expect(seriesInForce([court, renamed]).map(({ id, label }) => `${id} ${label}`)).toEqual([
      'joint Jt. Ex.',
      'employer Er. Ex.',
      'court Ex.',
      'union Gr. Ex.',
    ]);
  });
  it('print the label within the words of the stamp, and must print it', () => {
    expect(stampWords({ ...standardStamp, text: 'EXHIBIT {label}' }, '$& 4')).toBe('EXHIBIT $& 4');
    expect(stampStyleSchema.safeParse({ ...standardStamp, text: 'EXHIBIT' }).success).toBe(false);
  });
});
