import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charWidth } from '../../../shared/domain/char-width.ts';
import { pageLines, pageText, paginateText, showControls, textPageRule } from '../../../shared/domain/text-pages.ts';

const linesOf = (text: string) => paginateText(text).flatMap((page) => page.lines.map((line) => line.text));
const widthOf = (text: string) => Array.from(text).reduce((sum, char) => sum + charWidth(char.codePointAt(0)!), 0);
const words = (text: string) => text.split(/[ \t\n\r\v\f\u0085\u2028\u2029]+/u).filter((word) => word !== '');

/** Text of any characters, rich in those that the rule treats apart. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.lorem({ maxCount: 30 }),
      fc.constantFrom(
        '\t',
        '\f',
        '\r\n',
        '\n',
        ' ',
        '\u202e',
        '漢字',
        'e\u0301',
        '👨‍👩‍👧',
        'x'.repeat(200),
        ' '.repeat(90),
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('paginateText', () => {
  it('gives one page without lines for an empty text', () => {
    expect(paginateText('')).toEqual([{ number: 1, lines: [] }]);
  });

  it('numbers pages and lines from 1 and puts 48 lines on a page', () => {
    const pages = paginateText(Array.from({ length: 100 }, (_, at) => `line ${at + 1}`).join('\n'));
    expect(pages.map((page) => [page.number, page.lines.length])).toEqual([
      [1, 48],
      [2, 48],
      [3, 4],
    ]);
    expect(pages[1]?.lines[0]).toEqual({ number: 1, text: 'line 49' });
  });

  it('breaks a long line at a blank and keeps each row within 84 columns', () => {
    const text = 'The officer was told to stay at the desk until relieved. '.repeat(6).trim();
    const rows = linesOf(text);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every((row) => row.length <= 84)).toBe(true);
    expect(rows.join(' ')).toBe(text);
  });

  it('cuts a word longer than a row', () => {
    expect(linesOf('x'.repeat(200)).map((row) => row.length)).toEqual([84, 84, 32]);
  });

  it('counts wide characters as two columns and marks as none', () => {
    expect(linesOf('漢'.repeat(100)).map((row) => Array.from(row).length)).toEqual([42, 42, 16]);
    expect(linesOf('e\u0301'.repeat(84))).toHaveLength(1);
    expect(linesOf('👨‍👩‍👧'.repeat(43)).map((row) => Array.from(row).length)).toEqual([42 * 5, 5]);
  });

  it('expands tabs to stops of eight columns', () => {
    expect(linesOf('a\tb\n漢\tc')).toEqual(['a       b', '漢      c']);
  });

  it('starts a page at a form feed and lets a last one end the text', () => {
    expect(paginateText('one\ftwo\n\f').map(pageText)).toEqual(['one', 'two']);
    expect(paginateText('one\f\fthree').map(pageText)).toEqual(['one', '', 'three']);
  });

  it('takes every kind of line end', () => {
    expect(linesOf('a\r\nb\rc\u2028d\u0085e\vf')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('shows characters that hide or reorder words', () => {
    expect(linesOf('pay \u202e001\u202c now\0')).toEqual(['pay ⟨U+202E⟩001⟨U+202C⟩ now⟨U+0000⟩']);
    expect(showControls('\u{e0041}\ud800')).toBe('⟨U+E0041⟩⟨U+D800⟩');
  });

  it('never changes a page that it made: each paginates to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const page of paginateText(text)) {
          const again = paginateText(pageText(page));
          expect(again.map((one) => one.lines)).toEqual([page.lines]);
          expect(pageLines(pageText(page)).slice(0, page.lines.length)).toEqual(page.lines);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every character but blanks, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(linesOf(text).join('').replaceAll(' ', '')).toBe(showControls(words(text).join('')).replaceAll(' ', ''));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps whole words that fit on a row', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,84}$/u), { minLength: 1, maxLength: 200 }), (list) => {
        expect(words(linesOf(list.join(' ')).join('\n'))).toEqual(list);
      }),
    );
  });

  it('breaks plain letters where it breaks accented ones', () => {
    const line = fc
      .array(
        fc.oneof(
          fc.stringMatching(/^[a-z]{1,12}$/u),
          fc.stringMatching(/^ {1,90}$/u),
          fc.stringMatching(/^[a-z]{70,200}$/u),
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(line, (text) => {
        expect(linesOf(text.replaceAll(/[a-z]/gu, 'é'))).toEqual(
          linesOf(text).map((row) => row.replaceAll(/[a-z]/gu, 'é')),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('never passes the limits of a page', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const page of paginateText(text)) {
          expect(page.lines.length).toBeLessThanOrEqual(textPageRule.lines);
          for (const line of page.lines) {
            expect(line.text).not.toMatch(/[\t\n\f\r]/u);
            // A joined emoji is one picture of two columns, though each of its parts has two.
            if (!line.text.includes('\u200d')) expect(widthOf(line.text)).toBeLessThanOrEqual(textPageRule.columns);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
