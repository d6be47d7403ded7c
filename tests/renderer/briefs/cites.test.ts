import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citesIn, insertCite } from '../../../renderer/briefs/cites.ts';

const cite = { kind: 'excerpt', id: 'e1' } as const;

describe('insertCite', () => {
  it('sets a cite off from the words that it touches', () => {
    expect(insertCite('She asked.', 9, cite)).toBe('She asked [[excerpt/e1]].');
    expect(insertCite('She asked and', 9, cite)).toBe('She asked [[excerpt/e1]] and');
    expect(insertCite('', 0, cite)).toBe('[[excerpt/e1]]');
  });
  it('keeps every typed character, and the cite reads back', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -5, max: 50 }), (text, at) => {
        const next = insertCite(text, at, cite);
        expect(next.replace('[[excerpt/e1]]', '').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(citesIn(next)).toContainEqual(cite);
      }),
    );
  });
});

describe('citesIn', () => {
  it('gives each target once, in order, and takes nothing else for a cite', () => {
    expect(citesIn('[[exhibit/x2]] see [[excerpt/e1]] and [[exhibit/x2]], [[page/3]] [excerpt/e9]')).toEqual([
      { kind: 'exhibit', id: 'x2' },
      { kind: 'excerpt', id: 'e1' },
    ]);
  });
});
