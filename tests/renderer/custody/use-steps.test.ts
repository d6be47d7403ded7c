import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinSteps } from '../../../renderer/custody/use-steps.ts';
import { step } from '../support/rows.ts';

const run = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => step({ number: to - index }));

describe('joinSteps', () => {
  it('gives each step once, newest first, whatever both runs share', () => {
    const numbers = joinSteps(run(4, 9), run(1, 6)).map((each) => each.number);
    expect(numbers).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });
  it('leaves older steps out, to be read again, where steps between are missing', () => {
    expect(joinSteps(run(5, 9), run(1, 3)).map((each) => each.number)).toEqual([9, 8, 7, 6, 5]);
  });
  it('never shows a hole in the log', () => {
    const at = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(at, at, at, at, (a, b, c, d) => {
        const joined = joinSteps(run(Math.min(a, b), Math.max(a, b)), run(Math.min(c, d), Math.max(c, d)));
        joined.forEach((each, index) => expect(each.number).toBe((joined[0]?.number ?? 0) - index));
      }),
    );
  });
});
