import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinOcrText, meanSureness, type OcrWord, textOfWords } from '../../../shared/domain/ocr.ts';

const word = (text: string, line: number, sureness = 90): OcrWord => [text, 0, 0, 1, 1, sureness, line];

describe('the text of words that were read', () => {
  it('has a line for each line', () => {
    expect(textOfWords([word('Notice', 0), word('of', 0), word('charges', 1)])).toBe('Notice of\ncharges');
    expect(textOfWords([])).toBe('');
  });

  it('makes a word whole again that a line end cut in two, and leaves other hyphens', () => {
    const cut = [word('in', 0), word('Okla-', 0), word('homa,', 1), word('near', 1)];
    expect(textOfWords(cut)).toBe('in Oklahoma,\nnear');
    expect(textOfWords([word('4-', 0), word('Baker', 1)])).toBe('4-\nBaker');
    expect(textOfWords([word('well-known', 0), word('Anglo-', 0), word('Saxon', 1)])).toBe('well-known Anglo-\nSaxon');
    expect(textOfWords([word('state-', 0), word('ment', 1)])).toBe('statement');
    expect(textOfWords([word('un-', 0), word('inter-', 1), word('rupted', 2)])).toBe('uninter-\nrupted');
  });

  it('holds every letter of every word in order', () => {
    const words = fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9]{1,8}$/), fc.nat(3)), { maxLength: 40 });
    fc.assert(
      fc.property(words, (parts) => {
        let line = 0;
        const read = parts.map(([text, step]) => word(text, (line += step)));
        expect(textOfWords(read).replaceAll(/\s/g, '')).toBe(parts.map(([text]) => text).join(''));
      }),
    );
  });

  it('comes after what the file itself says', () => {
    expect(joinOcrText('DOE-000017', [word('Notice', 0)])).toBe('DOE-000017\nNotice');
    expect(joinOcrText('', [word('Notice', 0)])).toBe('Notice');
    expect(joinOcrText('DOE-000017', [])).toBe('DOE-000017');
  });
});

describe('the mean sureness', () => {
  it('counts letters, lies between the least and the most, and is null without words', () => {
    expect(meanSureness([])).toBeNull();
    expect(meanSureness([word('abc', 0, 100), word('d', 0, 20)])).toBe(80);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), (values) => {
        const mean = meanSureness(values.map((value, at) => word('x'.repeat(1 + (at % 3)), 0, value))) ?? -1;
        expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 0.01);
        expect(mean).toBeLessThanOrEqual(Math.max(...values) + 0.01);
      }),
    );
  });
});
