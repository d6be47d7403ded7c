import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointMark, missingWarnings, printable } from '../../../../electron/core/briefs/typeset-data.ts';

describe('making data printable', () => {
  test('changes texts at every depth, and nothing but texts', () => {
    const data = { a: ['x\u0007', { b: 'y\r\nz', c: 3, d: null, e: true }] };
    expect(printable(data, new Set(['x']))).toEqual({ a: ['⟨U+0078⟩⟨U+0007⟩', { b: 'y\nz', c: 3, d: null, e: true }] });
  });

  test('leaves no control, no stray surrogate and no missing character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
        (text, missing) => {
          const set = new Set(Array.from(missing).filter((char) => char > '\u00ff' && !'⟨⟩'.includes(char)));
          const shown = String(printable(text, set));
          expect(shown).toMatch(/^(?:[^\p{Cc}\p{Cs}]|\n)*$/u);
          for (const char of set) expect(shown).not.toContain(char);
        },
      ),
    );
  });

  test('marks characters beyond the first plane whole', () => {
    expect(codePointMark('😀')).toBe('⟨U+1F600⟩');
    expect(missingWarnings(new Set(['😀', '漢']))[0]).toContain('U+6F22');
  });
});
