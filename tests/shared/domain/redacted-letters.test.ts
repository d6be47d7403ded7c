import { array, assert, nat, property, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLinePlace } from '../../../shared/domain/placed-text.ts';
import { hiddenStretches, placeOfWords, placesInShown } from '../../../shared/domain/redacted-letters.ts';
import { pageText, paginateText } from '../../../shared/domain/text-pages.ts';

const markOn = (id: string, page: number, line: number, from: number, to: number) => ({
  id,
  page,
  rects: [textLinePlace(line, from, to)],
});

describe('what lies under a mark on a page of text', () => {
  it('is the columns of its lines, and no letter beside them', () => {
    const text = 'Call 313-555-0142 now\nor never';
    const found = hiddenStretches(text, [textLinePlace(1, 5, 17)]);
    expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(['313-555-0142']);
    expect(hiddenStretches(text, [])).toEqual([]);
  });
});

describe('where a mark stands in another setting of the same words', () => {
  const pages = [
    'From: Lt. Vance <v@dpd.test>\nSubject: Call 313-555-0142\n\nCall 313-555-0142\nand then 313-555-\n0199.',
  ];
  const shown =
    'From\nLt. Vance <v@dpd.test>\nSubject\nCall 313-555-0142\nCall\u00a0313\u2011555\u20110142 and then 313-555-0199.';

  it('is told apart by order where words occur more than once', () => {
    const marks = [markOn('body', 1, 4, 5, 17), markOn('subject', 1, 2, 14, 26)];
    const { places, unplaced } = placesInShown(pages, marks, shown);
    expect(unplaced).toEqual([]);
    const at = new Map(places.map(({ mark, from, to }) => [mark.id, [from, shown.slice(from, to)]]));
    expect(at.get('subject')?.[1]).toBe('313-555-0142');
    expect(at.get('body')?.[1]).toBe('313\u2011555\u20110142');
  });

  it('runs on where a line of the page broke it', () => {
    const mark = { id: 'a', page: 1, rects: [textLinePlace(5, 9, 17), textLinePlace(6, 0, 4)] };
    const { places } = placesInShown(pages, [mark], shown);
    expect(places.map(({ from, to }) => shown.slice(from, to))).toEqual(['313-555-0199']);
  });

  it('is told by what stands around it where the settings differ in how often the words occur', () => {
    const other = `Header 313-555-0142\n${shown}`;
    const { places, unplaced } = placesInShown(pages, [markOn('body', 1, 4, 5, 17)], other);
    expect(unplaced).toEqual([]);
    expect(other.slice(places[0]!.from, places[0]!.to)).toBe('313\u2011555\u20110142');
  });

  it('is not given where the words are not there, or hold no letters', () => {
    const marks = [markOn('away', 1, 4, 5, 17), markOn('blank', 1, 3, 0, 10), markOn('no page', 9, 1, 0, 10)];
    expect(placesInShown(pages, marks, 'Nothing of it')).toEqual({ places: [], unplaced: marks });
  });

  it('holds the very letters of the page, however the words are set', () => {
    const word = stringMatching(/^[a-zé0-9]{1,9}$/);
    assert(
      property(array(word, { minLength: 1, maxLength: 200 }), nat(), (words, pick) => {
        const text = paginateText(words.join(' ')).map(pageText);
        const lines = text[0]!.split('\n');
        const line = (pick % lines.length) + 1;
        const marked = lines[line - 1]!.slice(0, 10);
        const set = words.join('\n');
        const { places } = placesInShown(text, [markOn('a', 1, line, 0, 10)], set);
        expect(places.map(({ from, to }) => set.slice(from, to).replaceAll('\n', ' ')).join('')).toBe(marked.trim());
        const before = lines
          .slice(0, line - 1)
          .join('')
          .replaceAll(' ', '').length;
        expect(set.slice(0, places[0]!.from).replaceAll('\n', '')).toHaveLength(before);
      }),
      { numRuns: 100 },
    );
  });
});

describe('words that stand on a page', () => {
  it('have a place only where they stand once', () => {
    const text = 'Officer Doe met\nDr. Roe and Officer Smith';
    expect(placeOfWords(text, 'met Dr Roe')).toEqual({ from: 12, to: 23 });
    expect(placeOfWords(text, 'Officer')).toBeNull();
    expect(placeOfWords(text, 'Nobody')).toBeNull();
    expect(placeOfWords(text, '-')).toBeNull();
  });
});
