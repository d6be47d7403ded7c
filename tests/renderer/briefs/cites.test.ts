import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citesIn, citeShown, insertAt, keepCites, showCites, type CiteTarget } from '../../../renderer/briefs/cites.ts';

const one: CiteTarget = { kind: 'excerpt', id: '019c-0000-aaaa1111', label: 'Union Ex. 1 at 1' };
const two: CiteTarget = { kind: 'excerpt', id: '019c-0000-bbaa1111', label: 'Union Ex. 2 at 3:4' };
const exhibit: CiteTarget = { kind: 'exhibit', id: '019c-0000-cccc2222', label: 'Jt. Ex. 1' };
const targets = [one, two, exhibit];

describe('a cite in a text', () => {
  it('shows its place while the text is edited and is kept as an id', () => {
    const kept = `She asked ([[excerpt/${one.id}]]).`;
    const shown = showCites(kept, targets);
    expect(shown).toBe('She asked ([[Union Ex. 1 at 1 #aaaa1111]]).');
    expect(keepCites(shown, targets)).toBe(kept);
  });
  it('keeps its target when the label changes while the text is edited', () => {
    const shown = showCites(`[[excerpt/${one.id}]]`, targets);
    const renumbered = [
      { ...one, label: two.label },
      { ...two, label: one.label },
    ];
    expect(keepCites(shown, renumbered)).toBe(`[[excerpt/${one.id}]]`);
  });
  it('takes as much of the id as tells it from all others', () => {
    expect(citeShown(exhibit, targets)).toBe('[[Jt. Ex. 1 #cc2222]]');
    expect(citeShown(two, targets)).toBe('[[Union Ex. 2 at 3:4 #bbaa1111]]');
  });
  it('is refused when it names no target or several', () => {
    expect(() => keepCites('[[Union Ex. 9 #ffff9999]]', targets)).toThrow('names no one excerpt');
    expect(() => keepCites('[[Union Ex. 1 at 1 #aa1111]]', targets)).toThrow('names no one excerpt');
  });
  it('stays as it is kept when its target is gone', () => {
    const dead = '[[excerpt/gone]] and words';
    expect(showCites(dead, targets)).toBe(dead);
    expect(keepCites(dead, targets)).toBe(dead);
  });
  it('reads back from any text around it', () => {
    const words = fc.string().filter((text) => !/[[\]]/.test(text));
    fc.assert(
      fc.property(words, words, fc.constantFrom(...targets), (before, after, { kind, id }) => {
        const kept = `${before}[[${kind}/${id}]]${after}`;
        expect(keepCites(showCites(kept, targets), targets)).toBe(kept);
        expect(citesIn(kept)).toEqual([{ kind, id }]);
      }),
    );
  });
});

describe('insertAt', () => {
  it('sets a cite off from the words that it touches', () => {
    expect(insertAt('She asked.', 9, '[[x]]')).toBe('She asked [[x]].');
    expect(insertAt('She asked and', 9, '[[x]]')).toBe('She asked [[x]] and');
    expect(insertAt('', 0, '[[x]]')).toBe('[[x]]');
  });
  it('keeps every typed character', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -5, max: 50 }), (text, at) => {
        expect(insertAt(text, at, '[[x]]').replace('[[x]]', '').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
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
