import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grayOf, isBlank, shrink, turned, unturnedBox } from '../../../../../electron/core/sources/ocr/picture.ts';

const sizes = fc.record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) });
const turns = fc.constantFrom(90 as const, 180 as const, 270 as const);

describe('a picture in gray', () => {
  it('is as it was after it was turned there and back', () => {
    fc.assert(
      fc.property(sizes, turns, ({ width, height }, turn) => {
        const picture = { width, height, gray: Uint8Array.from({ length: width * height }, (_, dot) => dot) };
        const back = turned(turned(picture, turn), (360 - turn) as 90);
        expect(back).toEqual(picture);
      }),
    );
  });

  it('has each dot of a turned box where it was before the turn', () => {
    fc.assert(
      fc.property(sizes, turns, fc.nat(), ({ width, height }, turn, pick) => {
        const dot = pick % (width * height);
        const gray = new Uint8Array(width * height);
        gray[dot] = 1;
        const after = turned({ width, height, gray }, turn);
        const at = after.gray.indexOf(1);
        const [left, top] = [at % after.width, Math.floor(at / after.width)];
        const box = unturnedBox({ left, top, right: left + 1, bottom: top + 1 }, turn, { width, height });
        expect(box).toEqual({
          left: dot % width,
          top: Math.floor(dot / width),
          right: (dot % width) + 1,
          bottom: Math.floor(dot / width) + 1,
        });
      }),
    );
  });

  it('is shrunk to the mean of its dots, and stays as it is when it is small enough', () => {
    const picture = { width: 4, height: 2, gray: Uint8Array.of(0, 100, 200, 200, 100, 200, 200, 200) };
    expect(shrink(picture, 8)).toBe(picture);
    expect(shrink(picture, 2)).toEqual({ width: 2, height: 1, gray: Uint8Array.of(100, 200) });
  });

  it('shows what is clear as white paper', () => {
    expect(grayOf(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255), 3, 1).gray).toEqual(
      Uint8Array.of(255, 0, 255),
    );
  });

  it('is blank with nothing on it but specks of dust', () => {
    const gray = new Uint8Array(1_000_000).fill(250);
    gray.fill(20, 500, 510);
    expect(isBlank({ width: 1000, height: 1000, gray })).toBe(true);
    gray.fill(20, 500, 600);
    expect(isBlank({ width: 1000, height: 1000, gray })).toBe(false);
  });
});
