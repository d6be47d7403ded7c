import { describe, expect, it } from 'vitest';
import { zoomFactor, zoomStep } from '../../../renderer/viewer/zoom.ts';

describe('zoom', () => {
  it('goes by steps and stops at the ends', () => {
    expect([zoomStep(1, 1), zoomStep(1, -1), zoomStep(0.58, 1), zoomStep(5, 1), zoomStep(0.25, -1)]).toEqual([
      1.1, 0.9, 0.67, 5, 0.25,
    ]);
  });
  it('fits a letter page into a pane', () => {
    expect(zoomFactor('width', 612, 816 + 44)).toBe(1);
    expect(zoomFactor(1.5, 612, 200)).toBe(1.5);
  });
});
