import { describe, expect, it } from 'vitest';
import { firstFound, foundNumber, stepFound } from '../../../renderer/viewer/use-find.ts';

const counts = new Map([
  [2, 2],
  [5, 1],
]);

describe('going from one found place to the next', () => {
  it('goes through every place and around', () => {
    const seen: string[] = [];
    let at = stepFound(counts, null, 1);
    for (let step = 0; step < 4; step += 1) {
      seen.push(`${at?.page}.${at?.nth} is ${foundNumber(counts, at!)}`);
      at = stepFound(counts, at, 1);
    }
    expect(seen).toEqual(['2.0 is 1', '2.1 is 2', '5.0 is 3', '2.0 is 1']);
  });
  it('goes back around the beginning', () => {
    expect(stepFound(counts, { page: 2, nth: 0 }, -1)).toEqual({ page: 5, nth: 0 });
    expect(stepFound(counts, { page: 5, nth: 0 }, -1)).toEqual({ page: 2, nth: 1 });
  });
  it('begins at the page in view', () => {
    expect(firstFound(counts, 3)).toEqual({ page: 5, nth: 0 });
    expect(firstFound(counts, 2)).toEqual({ page: 2, nth: 0 });
    expect(firstFound(counts, 6)).toEqual({ page: 2, nth: 0 });
  });
  it('goes nowhere when nothing was found', () => {
    expect(stepFound(new Map(), null, 1)).toBeNull();
  });
});
