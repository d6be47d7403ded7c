import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { noMarks, toMillisecond, withIn, withOut, type Marks } from '../../../renderer/bodycam/marks.ts';
import { spanWords, typedSpan } from '../../../renderer/bodycam/new-observation.tsx';

test('however the marks are set, an end never comes without a beginning nor before it', () => {
  const step = fc.tuple(fc.constantFrom('in', 'out'), fc.double({ min: 0, max: 9000, noNaN: true }));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const { from, to } = steps.reduce<Marks>(
        (marks, [kind, at]) => (kind === 'in' ? withIn(marks, at) : withOut(marks, at)),
        noMarks,
      );
      if (to !== null) expect(from).not.toBeNull();
      if (from !== null && to !== null) expect(to).toBeGreaterThanOrEqual(from);
    }),
  );
});

test('the marks are where the keys were pressed, to the millisecond', () => {
  expect(withOut(withIn(noMarks, 195.0669), 222.9)).toEqual({ from: 195.066, to: 222.9 });
  expect(withOut(noMarks, 12)).toEqual({ from: 12, to: null });
  expect(withOut(withIn(noMarks, 20), 10)).toEqual({ from: 10, to: 20 });
  expect(withIn({ from: 1, to: 5 }, 7)).toEqual({ from: 7, to: null });
  expect(toMillisecond(1.001)).toBe(1.001);
});

test.each([
  ['', { secondsFrom: null, secondsTo: null }],
  ['3:15', { secondsFrom: 195, secondsTo: null }],
  ['3:15 - 3:42', { secondsFrom: 195, secondsTo: 222 }],
  ['00:03:15.000–00:03:42.500', { secondsFrom: 195, secondsTo: 222.5 }],
  ['3:42-3:15', null],
  ['3:15-', null],
  ['1-2-3', null],
  ['noon', null],
])('the typed span "%s" means %j', (typed, span) => {
  expect(typedSpan(typed)).toEqual(span);
});

test('a span is told in whole seconds', () => {
  expect(spanWords(195.9, null)).toBe('00:03:15');
  expect(spanWords(195.9, 222)).toBe('00:03:15–00:03:42');
});
