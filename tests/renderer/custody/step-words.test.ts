import { describe, expect, it } from 'vitest';
import { stepWords } from '../../../renderer/custody/step-words.ts';

describe('stepWords', () => {
  it('gives the label of what was done', () => {
    expect(stepWords({ kind: 'do', label: 'add fact', target: null })).toBe('Add fact');
  });
  it('names the step that an undo turned back', () => {
    expect(stepWords({ kind: 'undo', label: 'add fact', target: 7 })).toBe('Undid step 7: add fact');
    expect(stepWords({ kind: 'redo', label: 'redo: add fact', target: 7 })).toBe('Redid step 7: add fact');
  });
});
