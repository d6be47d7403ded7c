import { describe, expect, it } from 'vitest';
import { daysWords } from '../../../renderer/overview/clocks.tsx';
import { gapSentence } from '../../../renderer/overview/gap-words.ts';

describe('the words of the overview', () => {
  it('count in the singular and the plural', () => {
    expect(gapSentence('unsupported-facts', 1)).toBe('1 fact has no source.');
    expect(gapSentence('unsupported-facts', 4)).toBe('4 facts have no source.');
  });
  it('say how far a day is', () => {
    expect([daysWords(0), daysWords(1), daysWords(3), daysWords(-2)]).toEqual([
      'today',
      'in 1 day',
      'in 3 days',
      '2 days ago',
    ]);
  });
});
