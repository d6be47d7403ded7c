import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBundle } from '../../../../electron/core/bundle/plan.ts';
import { targetPage } from '../../../../electron/core/bundle/target-page.ts';
import type { BundleExhibit } from '../../../../shared/domain/bundle.ts';
import { exhibit } from './bundle-fixtures.ts';

const plan = (exhibits: readonly BundleExhibit[], more: object = {}) =>
  planBundle({ title: 'T', author: null, date: '2026-03-02', frontPages: 3, exhibits, targets: [], ...more });

describe('planBundle', () => {
  it('puts exhibits behind the brief, one after the other, without gap or overlap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 30 }),
        (front, counts) => {
          const made = plan(
            counts.map((pages, i) => exhibit(String(i), pages)),
            { frontPages: front },
          );
          let next = front + 1;
          for (const placed of made.exhibits) {
            expect(placed.firstPage).toBe(next);
            next += placed.pages;
          }
          expect(made.pages).toBe(next - 1);
        },
      ),
    );
  });

  it('gives every exhibit a target of its own and finds the page of a cite', () => {
    const cite = { id: 'x', exhibit: '2', page: 2, rect: null };
    const made = plan([exhibit('1', 2), exhibit('2', 3)], { targets: [cite] });
    expect(made.targets.map((target) => target.id)).toEqual(['x', '1', '2']);
    expect(targetPage(made, cite)).toBe(7);
  });

  it.each([
    ['a label twice, whatever its case', [exhibit('1', 1), exhibit('2', 1, { label: 'union ex. 1' })], {}],
    ['an exhibit twice', [exhibit('1', 1), exhibit('1', 1, { label: 'Other' })], {}],
    ['an exhibit without pages', [exhibit('1', 0)], {}],
    ['an empty label', [exhibit('1', 1, { label: ' ' })], {}],
    ['a label that the stamp cannot print', [exhibit('1', 1, { label: 'Ex. \u4e2d' })], {}],
    ['a brief without pages', [exhibit('1', 1)], { frontPages: 0 }],
    ['a day that does not exist', [exhibit('1', 1)], { date: '2026-02-30' }],
    [
      'Bates numbers that overlap',
      [exhibit('1', 3, { bates: { prefix: 'W', first: 5 } }), exhibit('2', 1, { bates: { prefix: 'W', first: 7 } })],
      {},
    ],
    ['a Bates number below one', [exhibit('1', 1, { bates: { prefix: 'W', first: 0 } })], {}],
    [
      'a cite past the end of its exhibit',
      [exhibit('1', 1)],
      { targets: [{ id: 'x', exhibit: '1', page: 2, rect: null }] },
    ],
    [
      'a cite of an exhibit that is not there',
      [exhibit('1', 1)],
      { targets: [{ id: 'x', exhibit: '9', page: 1, rect: null }] },
    ],
  ])('refuses %s', (_, exhibits, more) => {
    expect(() => plan(exhibits, more)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
