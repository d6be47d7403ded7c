import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoomBy, zoomFactor, zoomStep } from '../../../renderer/viewer/zoom.ts';

describe('zoom', () => {
  it('goes by steps and stops at the ends', () => {
    expect([zoomStep(1, 1), zoomStep(1, -1), zoomStep(0.58, 1), zoomStep(4, 1), zoomStep(0.1, -1)]).toEqual([
      1.1, 0.9, 0.67, 4, 0.1,
    ]);
  });
  it('fits a letter page into a pane', () => {
    const letter = { width: 612, height: 792 };
    expect(zoomFactor('width', letter, { width: 816 + 44, height: 400 })).toBe(1);
    expect(zoomFactor('page', letter, { width: 2000, height: 528 + 22 })).toBe(0.5);
    expect(zoomFactor('page', letter, { width: 816 + 44, height: 5000 })).toBe(1);
    expect(zoomFactor(1.5, letter, { width: 200, height: 200 })).toBe(1.5);
  });
  it('never leaves 10 to 400 percent', () => {
    const scale = fc.double({ min: 0.001, max: 1000, noNaN: true });
    fc.assert(
      fc.property(scale, scale, (factor, ratio) => {
        const zoomed = zoomBy(factor, ratio);
        expect(zoomed).toBeGreaterThanOrEqual(0.1);
        expect(zoomed).toBeLessThanOrEqual(4);
      }),
    );
  });
});
