import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenLevels } from '../../../../electron/core/briefs/heading-levels.ts';
import type { Block } from '../../../../shared/domain/brief-blocks.ts';
import { heading, plain } from './wallet-parts.ts';

const levels = (blocks: readonly Block[]): number[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.level];
    if (block.kind === 'list') return block.items.flatMap(levels);
    return [];
  });

test('a heading that is set too deep is raised, one level below the last', () => {
  const given = [heading('a', 3), plain('x'), heading('b', 4), heading('c', 1), heading('d', 4), heading('e', 2)];
  expect(levels(evenLevels(given))).toEqual([1, 2, 1, 2, 2]);
});

test('headings begin at 1, never go down by more than one, and are never set deeper than given', () => {
  const one: fc.Arbitrary<Block> = fc.integer({ min: 1, max: 4 }).map((level) => heading('h', level));
  const inList: fc.Arbitrary<Block> = fc
    .array(one, { maxLength: 3 })
    .map((blocks) => ({ kind: 'list', at: null, ordered: false, start: 1, items: [blocks] }));
  fc.assert(
    fc.property(fc.array(fc.oneof(one, inList)), (blocks) => {
      const before = levels(blocks);
      const after = levels(evenLevels(blocks));
      expect(after).toHaveLength(before.length);
      for (const [at, level] of after.entries()) {
        expect(level).toBeLessThanOrEqual(before[at]!);
        expect(level).toBeLessThanOrEqual((after[at - 1] ?? 0) + 1);
      }
    }),
  );
});
