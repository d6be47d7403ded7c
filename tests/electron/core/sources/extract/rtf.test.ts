import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../../../../electron/core/sources/extract/extract.ts';
import { unreadableReason } from '../../../../../electron/core/sources/extract/extraction.ts';
import { rtfText } from '../../../../../electron/core/sources/extract/rtf.ts';

const bytes = (rtf: string) => Buffer.from(rtf, 'latin1');
const textOf = (rtf: string) => rtfText(bytes(rtf)).text;

describe('a Rich Text file', () => {
  it('gives its words in order, with paragraphs, tabs, cells and pages', async () => {
    const rtf =
      '{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}{\\info{\\title Order 307}{\\author Sgt. Doe}}{\\colortbl;\\red0;}\r\n' +
      'First \\b bold\\b0  line.\\par Second\\tab line\\line third\\par\\trowd a\\cell b\\cell\\row\\page Next page}';
    expect(await extract('order.rtf', bytes(rtf))).toMatchObject({
      format: 'rtf',
      title: 'Order 307',
      meta: { author: 'Sgt. Doe' },
      pages: [{ text: 'First bold line.\nSecond  line\nthird\na       b' }, { text: 'Next page' }],
    });
  });

  it.each([
    ["caf\\'e9 \\'93quoted\\'94", 'café “quoted”'],
    ["\\u8217?s \\u233\\'e9 and \\uc0\\u8212  so", '’s é and — so'],
    ['\\ldblquote Yes\\rdblquote  \\endash  no\\~way', '“Yes” – no way'],
    ["{\\f1 \\'cf\\'f0\\'e8}", 'При'],
    ["{\\f2 \\'93\\'fa}", '日'],
    ['\\{braces\\} and \\\\', '{braces} and \\'],
  ])('reads %s', (rtf, words) => {
    const fonts = '{\\fonttbl{\\f0 Times;}{\\f1\\fcharset204 Arial;}{\\f2\\fcharset128 Mincho;}}';
    expect(textOf(`{\\rtf1\\ansi\\ansicpg1252${fonts}${rtf}}`)).toBe(words);
  });

  it('keeps what a field shows and leaves out how it is made', () => {
    expect(textOf('{\\rtf1 See {\\field{\\*\\fldinst HYPERLINK "http://x"}{\\fldrslt the order}}.}')).toBe(
      'See the order.',
    );
  });

  it('puts notes at the end, each with its number', () => {
    expect(textOf('{\\rtf1 Cited{\\footnote First.} and{\\footnote\\pard Second.} again}')).toBe(
      'Cited[1] and[2] again\n\n[1] First.\n[2] Second.',
    );
  });

  it('says what it leaves out', () => {
    const rtf = '{\\rtf1 {\\pict\\pngblip 89504e}{\\v hidden} a{\\deleted gone} b}';
    expect(rtfText(bytes(rtf))).toMatchObject({
      text: 'hidden a b',
      warnings: [
        'pictures in the text are not shown',
        'hidden text is shown like the rest',
        'words that were deleted while changes were tracked are left out',
      ],
    });
  });
});

describe('a hostile Rich Text file', () => {
  const reasonOf = (rtf: string) => extract('a.rtf', bytes(rtf)).then(() => 'read', unreadableReason);

  it('nested 100,000 deep is damaged', async () => {
    expect(await reasonOf(`{\\rtf1 ${'{'.repeat(100_000)}`)).toBe('damaged');
  });

  it.each([
    ['binary bytes that it does not have', '{\\rtf1 a\\bin2147483647 b}'],
    ['a negative number of binary bytes', '{\\rtf1 a\\bin-5 b}'],
    ['more ends than beginnings', `{\\rtf1 a${'}'.repeat(50_000)}b`],
    ['a code that is none', "{\\rtf1 \\'zz\\u99999999999 \\uc99999999 x}"],
    ['a million control words', `{\\rtf1 ${'\\b'.repeat(1_000_000)}x}`],
    ['ten million blanks before an end', `{\\rtf1 ${' '.repeat(10_000_000)}\\par x}`],
  ])('with %s is read', async (_what, rtf) => {
    expect(await reasonOf(rtf)).toBe('read');
  });

  it('of any bytes is read or refused with a reason', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '\\',
        "\\'",
        '\\u',
        '\\bin3 ',
        '\\footnote ',
        '{\\*\\x ',
        '\\fonttbl ',
        '\\f1 ',
        '\\uc2 ',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(typeof textOf(`{\\rtf1 ${pieces.join('')}`)).toBe('string');
      }),
    );
  });
});
