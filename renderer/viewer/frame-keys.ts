import type { Box } from './geometry.ts';

const step = 0.02;
const fineStep = 0.002;
const least = 0.01;

/**
 * Gives the frame that a key leads to: the arrows move it, with Shift they move its right and lower edge, with Ctrl in small steps.
 * It stays on the page. Null for a key that does nothing to a frame.
 */
export function frameAfterKey(
  frame: Box,
  { key, shiftKey, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>,
): Box | null {
  const by = ctrlKey || metaKey ? fineStep : step;
  const [across, down] = directionOf(key);
  if (across === 0 && down === 0) return null;
  if (shiftKey) {
    return {
      ...frame,
      width: within(frame.width + across * by, least, 1 - frame.left),
      height: within(frame.height + down * by, least, 1 - frame.top),
    };
  }
  return {
    ...frame,
    left: within(frame.left + across * by, 0, 1 - frame.width),
    top: within(frame.top + down * by, 0, 1 - frame.height),
  };
}

/** Gives where a frame lies, in words: per cent of the page. */
export function frameWords({ left, top, width, height }: Box): string {
  const percent = (value: number) => `${Number((value * 100).toFixed(1))} %`;
  return `${percent(left)} from the left, ${percent(top)} from the top, ${percent(width)} wide, ${percent(height)} high`;
}

function directionOf(key: string): readonly [across: number, down: number] {
  switch (key) {
    case 'ArrowLeft':
      return [-1, 0];
    case 'ArrowRight':
      return [1, 0];
    case 'ArrowUp':
      return [0, -1];
    case 'ArrowDown':
      return [0, 1];
    default:
      return [0, 0];
  }
}

const within = (value: number, low: number, high: number): number =>
  Math.round(Math.min(Math.max(low, high), Math.max(low, value)) * 10_000) / 10_000;
