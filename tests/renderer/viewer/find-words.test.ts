import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWords } from '../../../renderer/viewer/find-words.ts';

const found = (text: string, wanted: string, kind: 'phrase' | 'words' = 'phrase') =>
  findWords(text, { kind, text: wanted }).map(({ start, end }) => text.slice(start, end));

describe('finding words', () => {
  it('finds a phrase over line breaks, in any case', () => {
    expect(found('called Border\n  Patrol, then BORDER PATROL', 'border patrol')).toEqual([
      'Border\n  Patrol',
      'BORDER PATROL',
    ]);
  });
  it('finds a word that a line end broke', () => {
    expect(found('the know-\nledge of it', 'knowledge')).toEqual(['know-\nledge']);
  });
  it('takes one kind of quotes and dashes for another', () => {
    expect(found('she said “don’t” – twice', `"don't" - twice`)).toEqual(['“don’t” – twice']);
  });
  it('finds accents without typing them', () => {
    expect(found('Núñez wrote', 'nunez')).toEqual(['Núñez']);
  });
  it('finds a ligature by its letters', () => {
    expect(found('the ofﬁcer', 'officer')).toEqual(['ofﬁcer']);
  });
  it('finds whole words only, when words were searched for', () => {
    expect(found('order to border the ordered order', 'order', 'words')).toEqual(['order', 'order']);
  });
  it('finds each of several words', () => {
    expect(found('Border Patrol at the border', 'border patrol', 'words')).toEqual(['Border', 'Patrol', 'border']);
  });
  it('takes signs for what they are', () => {
    expect(found('42 U.S.C. (1983) [a+b]', '(1983) [a+b]')).toEqual(['(1983) [a+b]']);
  });
  it('finds nothing for nothing', () => {
    expect(found('words', '  ')).toEqual([]);
  });
  it('finds any stretch of plain words at its place', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), fc.nat(), fc.nat(), (words, a, b) => {
        const [from, to] = [a % words.length, b % words.length].toSorted((x, y) => x - y) as [number, number];
        const phrase = words.slice(from, to + 1).join(' ');
        expect(found(words.join('\n'), phrase).map((each) => each.replaceAll('\n', ' '))).toContain(phrase);
      }),
    );
  });
});
