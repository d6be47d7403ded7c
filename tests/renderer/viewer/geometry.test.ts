import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOfRect, joinLines, turnBy, rectOfBox, turnedSize } from '../../../renderer/viewer/geometry.ts';

const letter = { width: 612, height: 792 };
const turns = [0, 90, 180, 270] as const;

describe('a rectangle of a page on the screen', () => {
  it('lies from the top left where the page counts from the bottom left', () => {
    expect(boxOfRect([0, 792 - 72, 306, 792], letter, 0)).toEqual({
      left: 0,
      top: 0,
      width: 0.5,
      height: expect.closeTo(72 / 792, 9),
    });
  });
  it('goes to the top right when the page is turned a quarter clockwise', () => {
    const { left, top } = boxOfRect([0, 692, 100, 792], letter, 90);
    expect([left + 100 / 792, top]).toEqual([expect.closeTo(1, 9), 0]);
  });
  it('comes back to its place from every turn', () => {
    const x = fc.integer({ min: 0, max: 612 });
    const y = fc.integer({ min: 0, max: 792 });
    fc.assert(
      fc.property(x, x, y, y, fc.constantFrom(...turns), (a, b, c, d, turn) => {
        const rect = [Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d)] as const;
        const back = rectOfBox(boxOfRect([...rect], letter, turn), letter, turn);
        for (const [index, value] of rect.entries()) expect(back[index]).toBeCloseTo(value, 1);
      }),
    );
  });
  it('never leaves the page', () => {
    expect(rectOfBox({ left: -0.2, top: 0.9, width: 2, height: 1 }, letter, 0)).toEqual([0, 0, 612, 79.2]);
  });
  it('turns four times to where it was', () => {
    expect(turns.map((turn) => turnBy(turn, 1))).toEqual([90, 180, 270, 0]);
    expect(turns.map((turn) => turnBy(turn, -1))).toEqual([270, 0, 90, 180]);
    expect(turnedSize(letter, 270)).toEqual({ width: 792, height: 612 });
  });
});

describe('the marks of selected words', () => {
  it('are one to a line', () => {
    const word = (left: number, top: number) => ({ left, top, width: 0.1, height: 0.02 });
    expect(joinLines([word(0.1, 0.1), word(0.21, 0.101), word(0.1, 0.13)])).toHaveLength(2);
  });
  it('keep two columns apart', () => {
    const word = (left: number) => ({ left, top: 0.1, width: 0.1, height: 0.02 });
    expect(joinLines([word(0.1), word(0.6)])).toHaveLength(2);
  });
});
