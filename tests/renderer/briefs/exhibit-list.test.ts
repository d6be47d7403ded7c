import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addExhibits,
  bySeries,
  changeSeries,
  dropExhibits,
  isNumberTaken,
  listedLabels,
  nudgeExhibit,
  placeExhibit,
  setLate,
  setNumber,
  type ListedExhibit,
} from '../../../renderer/briefs/exhibit-list.ts';

const plain = (source: string, series: string): ListedExhibit => ({ source, series, number: null, late: false });

const list: ListedExhibit[] = [plain('u1', 'union'), plain('j1', 'joint'), plain('u2', 'union')];
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
  it('puts late exhibits behind all others, each with the next number of its series', () => {
    const late = setLate(list, 'u1', true);
    expect(labels(late)).toEqual(['j1 Jt. Ex. 1', 'u2 Union Ex. 1', 'u1 Union Ex. 2']);
    expect(labels(setLate(late, 'j1', true))).toEqual(['u2 Union Ex. 1', 'u1 Union Ex. 2', 'j1 Jt. Ex. 1']);
    expect(labels(placeExhibit(late, 'j1', 'u1'))).toEqual(['u2 Union Ex. 1', 'j1 Jt. Ex. 1', 'u1 Union Ex. 2']);
    expect(labels(placeExhibit(late, 'u1', 'u2'))).toEqual(['j1 Jt. Ex. 1', 'u1 Union Ex. 1', 'u2 Union Ex. 2']);
  });
  it('keeps a fixed number through moves, and lets it fall in a series that has it', () => {
    const fixed = setNumber(list, 'u2', '12A');
    expect(labels(nudgeExhibit(fixed, 'u2', -1))).toEqual(['j1 Jt. Ex. 1', 'u2 Union Ex. 12A', 'u1 Union Ex. 1']);
    expect(isNumberTaken(fixed, plain('u1', 'union'), '12a')).toBe(true);
    const both = setNumber(fixed, 'j1', '12a');
    expect(labels(changeSeries(both, 'u2', 'joint'))).toEqual(['j1 Jt. Ex. 12a', 'u2 Jt. Ex. 1', 'u1 Union Ex. 1']);
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
        let now: ListedExhibit[] = ids.map((source) => plain(source, 'union'));
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
