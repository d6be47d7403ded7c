import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOf, partsAfterWhole } from '../../../renderer/sources/source-family.ts';
import { source } from '../support/rows.ts';

const row = (id: string, parent: string | null = null) => source({ id, parent, title: `Title ${id}` });

describe('the parts of a source', () => {
  it('stand right after it, theirs after them, in the order in which they came', () => {
    const rows = [row('mail'), row('other'), row('zip', 'mail'), row('photo', 'mail'), row('inner', 'zip')];
    expect(partsAfterWhole(rows).map((each) => each.id)).toEqual(['mail', 'zip', 'inner', 'photo', 'other']);
    const family = familyOf(rows);
    expect(rows.map((each) => family.depthOf(each))).toEqual([0, 0, 1, 1, 2]);
    expect(family.titleOf('mail')).toBe('Title mail');
    expect(family.titleOf('gone')).toBe('a source that was removed');
  });

  it('keep their place where what they are a part of is not listed', () => {
    expect(partsAfterWhole([row('a'), row('b', 'gone'), row('c')]).map((each) => each.id)).toEqual(['a', 'b', 'c']);
  });

  it('cost nothing where there are none', () => {
    const rows = [row('a'), row('b')];
    expect(partsAfterWhole(rows)).toBe(rows);
  });

  it('are all listed, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(30), { nil: null }), { maxLength: 30 }), (parents) => {
        // A part comes after what it is a part of, as in an import; so no circle.
        const rows = parents.map((parent, at) => row(`${at}`, parent === null || parent >= at ? null : `${parent}`));
        const ordered = partsAfterWhole(rows);
        expect(ordered.map((each) => each.id).toSorted()).toEqual(rows.map((each) => each.id).toSorted());
        for (const [at, each] of ordered.entries()) {
          if (each.parent !== null) expect(ordered.findIndex((one) => one.id === each.parent)).toBeLessThan(at);
        }
      }),
    );
  });
});
