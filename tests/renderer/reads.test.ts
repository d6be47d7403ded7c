import { describe, expect, it } from 'vitest';
import { tableNames } from '../../electron/core/journal/tables.ts';
import { isStale, reads } from '../../renderer/reads.ts';

describe('what a step makes stale', () => {
  it('drops the facts when a fact changed', () => {
    expect(isStale('facts.list', new Set(['fact']))).toBe(true);
  });
  it('keeps the people when an exhibit changed', () => {
    expect(isStale('people.list', new Set(['exhibit']))).toBe(false);
  });
  it('drops the overview with every step', () => {
    expect(isStale('case.overview', new Set(['brief']))).toBe(true);
  });
  it('never drops the bytes of a source, which do not change', () => {
    expect(isStale('sources.read', new Set(['source', 'fact']))).toBe(false);
  });
  it('names every table that steps write, the pages that readings write, the passwords that are typed, and no other', () => {
    const named = new Set(Object.values(reads).flatMap((read) => (typeof read === 'string' ? [] : read)));
    // What a person lets stand of a check is shown by the check itself, which runs anew at each step and is never held.
    const shown = tableNames.filter((table) => table !== 'cite_dismissal');
    expect([...named].toSorted()).toEqual([...shown, 'page', 'password'].toSorted());
  });
});
