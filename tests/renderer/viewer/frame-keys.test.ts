import { assert, array, boolean, constantFrom, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameAfterKey, frameWords } from '../../../renderer/viewer/frame-keys.ts';

const start = { left: 0.35, top: 0.4, width: 0.3, height: 0.1 };
const press = (key: string, shiftKey = false, ctrlKey = false) => ({ key, shiftKey, ctrlKey, metaKey: false });

describe('a frame that is set by keyboard', () => {
  it('moves with the arrows, grows with Shift, and goes in small steps with Ctrl', () => {
    expect(frameAfterKey(start, press('ArrowRight'))).toEqual({ ...start, left: 0.37 });
    expect(frameAfterKey(start, press('ArrowUp'))).toEqual({ ...start, top: 0.38 });
    expect(frameAfterKey(start, press('ArrowDown', true))).toEqual({ ...start, height: 0.12 });
    expect(frameAfterKey(start, press('ArrowLeft', true, true))).toEqual({ ...start, width: 0.298 });
    expect(frameAfterKey(start, press('Home'))).toBeNull();
  });

  it('stays on the page and never vanishes, whatever keys are pressed', () => {
    const key = tuple(constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'), boolean(), boolean());
    assert(
      property(array(key, { maxLength: 200 }), (keys) => {
        let frame = start;
        for (const [name, shift, control] of keys) frame = frameAfterKey(frame, press(name, shift, control)) ?? frame;
        const { left, top, width, height } = frame;
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(0.01);
        expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(1.00001);
      }),
    );
  });

  it('is told in words', () => {
    expect(frameWords(start)).toBe('35 % from the left, 40 % from the top, 30 % wide, 10 % high');
  });
});
