import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stampCorners } from '../../../../shared/domain/exhibits.ts';
import { apply, displaySize, displayToUser, type PageShape } from '../../../../electron/core/bundle/page-space.ts';
import { stampOperators, type LabelText } from '../../../../electron/core/bundle/stamp.ts';

const names = { bold: 'B', plain: 'P', state: 'S' };
const measure = (text: string, size: number) => text.length * size * 0.6;
const label: LabelText = { corner: 'top-right', font: 'sans', size: 11, text: 'Union Ex. 4' };
const text = { label, left: 'WALLET-000123', right: 'Page 17 of 241' };

const shapes = fc.record({
  box: fc
    .tuple(
      fc.integer({ min: -500, max: 500 }),
      fc.integer({ min: -500, max: 500 }),
      fc.integer({ min: 20, max: 5000 }),
      fc.integer({ min: 20, max: 5000 }),
    )
    .map(([x, y, w, h]) => [x, y, x + w, y + h] as const),
  rotate: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
  userUnit: fc.constantFrom(1, 2, 0.5),
});

const styles = fc.record({ corner: fc.constantFrom(...stampCorners), size: fc.integer({ min: 6, max: 24 }) });

/** The corners of every box that a stamp draws, as displayed. */
function boxes(operators: string): readonly (readonly [number, number, number, number])[] {
  return [...operators.matchAll(/^(\S+) (\S+) (\S+) (\S+) re/gm)].map(
    (m) => [Number(m[1]), Number(m[2]), Number(m[3]), Number(m[4])] as const,
  );
}

describe('stampOperators', () => {
  it('stays inside the visible page and never overlaps itself, whatever the size, turn and unit', () => {
    fc.assert(
      fc.property(shapes, styles, (page: PageShape, style) => {
        const { width, height } = displaySize(page);
        const drawn = boxes(stampOperators(page, { ...text, label: { ...label, ...style } }, names, measure));
        expect(drawn).toHaveLength(3);
        for (const [x, y, w, h] of drawn) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x + w).toBeLessThanOrEqual(width);
          expect(y + h).toBeLessThanOrEqual(height);
        }
        const [framed, number, bates] = drawn;
        expect(framed![1]).toBeGreaterThan(number![1] + number![3]);
        expect(bates![0] + bates![2]).toBeLessThan(number![0]);
      }),
    );
  });

  it('maps the corners of the page as displayed onto the corners of the visible box', () => {
    fc.assert(
      fc.property(shapes, (page: PageShape) => {
        const { width, height } = displaySize(page);
        const [x0, y0] = apply(displayToUser(page), 0, 0);
        const [x1, y1] = apply(displayToUser(page), width, height);
        const [l, b, r, t] = page.box;
        expect(Math.min(x0, x1)).toBeCloseTo(l, 6);
        expect(Math.max(x0, x1)).toBeCloseTo(r, 6);
        expect(Math.min(y0, y1)).toBeCloseTo(b, 6);
        expect(Math.max(y0, y1)).toBeCloseTo(t, 6);
      }),
    );
  });

  it('prints no Bates number where there is none', () => {
    const page: PageShape = { box: [0, 0, 612, 792], rotate: 0, userUnit: 1 };
    expect(boxes(stampOperators(page, { ...text, left: null }, names, measure))).toHaveLength(2);
  });
});
