import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../../electron/core/imports/in-order.ts';

async function* listed<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('work in order', () => {
  it('gives every result in the order of its item, and never does more at once than there is room for', async () => {
    const items = fc.array(fc.record({ ms: fc.nat(4), weight: fc.nat(12) }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 5 }), async (all, most) => {
        let inHand = 0;
        let weight = 0;
        const prepare = async (item: (typeof all)[number]) => {
          inHand += 1;
          weight += item.weight;
          expect(inHand).toBeLessThanOrEqual(most);
          expect(inHand === 1 || weight <= 10).toBe(true);
          await later(item.ms);
          inHand -= 1;
          weight -= item.weight;
          return item;
        };
        const given = [];
        const room = { items: most, weight: 10 };
        for await (const item of inOrder(listed(all), prepare, (each) => each.weight, room)) given.push(item);
        expect(given).toEqual(all);
      }),
      { numRuns: 25 },
    );
  });

  it('throws in its turn, after what came before, and waits for what is under way', async () => {
    const given: number[] = [];
    let finished = 0;
    const prepare = async (n: number) => {
      if (n === 1) throw new Error('the second fails');
      await later(20);
      finished += 1;
      return n;
    };
    const run = async () => {
      for await (const n of inOrder(listed([0, 1, 2]), prepare, () => 1, { items: 3, weight: 3 })) given.push(n);
    };
    await expect(run()).rejects.toThrow('the second fails');
    expect([given, finished]).toEqual([[0], 2]);
  });
});
