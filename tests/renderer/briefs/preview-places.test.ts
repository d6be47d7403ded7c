import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockAtPoint, placeOfBlock } from '../../../renderer/briefs/preview-places.ts';

const places = [
  { block: 0, page: 1, top: 100 },
  { block: 2, page: 1, top: 500 },
  { block: 3, page: 3, top: 72 },
];

test('a block that prints nothing is shown where the one before it is', () => {
  expect(placeOfBlock(places, 1)).toBe(places[0]);
  expect(placeOfBlock(places, 9)).toBe(places[2]);
  expect(placeOfBlock([], 1)).toBe(null);
});

test('a point belongs to the last block that begins above it, on that page or one before', () => {
  expect(blockAtPoint(places, 1, 50)).toBe(null);
  expect(blockAtPoint(places, 1, 497)).toBe(0);
  // Two points of room: the top of a letter may lie above the place that is told.
  expect(blockAtPoint(places, 1, 498)).toBe(2);
  expect(blockAtPoint(places, 2, 10)).toBe(2);
  expect(blockAtPoint(places, 3, 80)).toBe(3);
});

test('a point at the beginning of a block leads back to that block', () => {
  const rising = fc.array(fc.integer({ min: 3, max: 400 }), { minLength: 1, maxLength: 20 }).map((steps) => {
    let at = 0;
    return steps.map((step, block) => {
      at += step;
      return { block, page: Math.floor(at / 792) + 1, top: at % 792 };
    });
  });
  fc.assert(
    fc.property(rising, (all) => {
      for (const place of all) expect(blockAtPoint(all, place.page, place.top)).toBe(place.block);
    }),
  );
});
