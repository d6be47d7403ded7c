import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addExhibits,
  bySeries,
  changeSeries,
  dropExhibits,
  listedLabels,
  nudgeExhibit,
  placeExhibit,
  type ListedExhibit,
} from '../../../renderer/briefs/exhibit-list.ts';

const list: ListedExhibit[] = [
  { source: 'u1', series: 'union' },
  { source: 'j1', series: 'joint' },
  { source: 'u2', series: 'union' },
];
const labels = (of: readonly ListedExhibit[]) =>
  bySeries(of).map((each) => `${each.source} ${listedLabels(of).get(each.source)}`);

describe('the exhibit list', () => {
  it('numbers from 1 within a series, joint before union before employer', () => {
    expect(labels(list)).toEqual(['j1 Jt. Ex. 1', 'u1 Union Ex. 1', 'u2 Union Ex. 2']);
  });
  it('renumbers when one is moved, dropped or put under another series', () => {
    expect(labels(nudgeExhibit(list, 'u2', -1))).toEqual(['j1 Jt. Ex. 1', 'u2 Union Ex. 1', 'u1 Union Ex. 2']);
    expect(labels(dropExhibits(list, new Set(['u1'])))).toEqual(['j1 Jt. Ex. 1', 'u2 Union Ex. 1']);
    expect(labels(changeSeries(list, 'u1', 'employer'))).toEqual(['j1 Jt. Ex. 1', 'u2 Union Ex. 1', 'u1 Er. Ex. 1']);
  });
  it('does not carry an exhibit into another series by arrow', () => {
    expect(labels(nudgeExhibit(list, 'u1', -1))).toEqual(labels(list));
    expect(labels(nudgeExhibit(list, 'u2', 1))).toEqual(labels(list));
  });
  it('takes over the series of the exhibit before which it is dropped', () => {
    expect(labels(placeExhibit(list, 'u2', 'j1'))).toEqual(['u2 Jt. Ex. 1', 'j1 Jt. Ex. 2', 'u1 Union Ex. 1']);
    expect(labels(placeExhibit(list, 'u1', null))).toEqual(['j1 Jt. Ex. 1', 'u2 Union Ex. 1', 'u1 Union Ex. 2']);
  });
  it('adds a source once', () => {
    expect(labels(addExhibits(list, ['u1', 'n', 'n2'], 'union'))).toHaveLength(5);
    expect(addExhibits(list, ['j1'], 'union')).toEqual(bySeries(list));
  });
  it('keeps each source exactly once through any moves', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const one = fc.constantFrom(...ids);
    const move = fc.oneof(
      fc.tuple(fc.constant('nudge' as const), one, fc.constantFrom(-1 as const, 1 as const)),
      fc.tuple(fc.constant('place' as const), one, fc.option(one, { nil: null })),
      fc.tuple(
        fc.constant('series' as const),
        one,
        fc.constantFrom('joint' as const, 'union' as const, 'employer' as const),
      ),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        let now: ListedExhibit[] = ids.map((source) => ({ source, series: 'union' }));
        for (const [what, source, to] of moves) {
          if (what === 'nudge') now = nudgeExhibit(now, source, to);
          else if (what === 'place') now = placeExhibit(now, source, to);
          else now = changeSeries(now, source, to);
          expect(now.map((each) => each.source).toSorted()).toEqual(ids);
        }
      }),
    );
  });
});
