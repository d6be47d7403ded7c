import { describe, expect, it } from 'vitest';
import { reasonKey, reasonsFor } from '../../../renderer/briefs/check-reasons.ts';

const check = (...items: string[]) => ({ check: 'produced', items, detail: `${items.length} found` });

describe('a reason for which a check may pass', () => {
  it('counts for what was found when it was given, and not for what is found after a change', () => {
    const reasons = { [reasonKey(check('Union Ex. 1'))]: 'Exchanged' };
    expect(reasonsFor([check('Union Ex. 1')], reasons)).toEqual({ produced: 'Exchanged' });
    expect(reasonsFor([check('Union Ex. 1', 'Union Ex. 2')], reasons)).toEqual({});
    expect(reasonsFor([check('Union Ex. 2')], reasons)).toEqual({});
    expect(reasonsFor([], reasons)).toEqual({});
  });
});
