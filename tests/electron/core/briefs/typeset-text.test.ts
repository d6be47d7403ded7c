import { execFileSync, spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  textExhibitGeometry,
  textLineRect,
  typesetTextExhibit,
} from '../../../../electron/core/briefs/typeset-text.ts';
import { paginateText } from '../../../../shared/domain/text-pages.ts';
import { readPdf, type ReadPage } from './read-pdf.ts';

const sha256 = 'a1b2c3d4'.repeat(8);
const set = (pages: readonly { lines: readonly string[] }[], title = 'Message of February 9, 2026') =>
  typesetTextExhibit({ title, provenance: [`Text of the e-mail message "mail.eml", SHA-256 ${sha256}`], pages });
const full = (line: string) => ({ lines: Array.from({ length: 48 }, () => line) });

/** The words that stand in a line's rectangle, from left to right. */
function rowOf(page: ReadPage, line: number): ReadPage['pieces'] {
  const [left, bottom, , top] = textLineRect(line);
  return page.pieces
    .filter((p) => p.text.trim() !== '' && p.x >= left - 1 && p.y > bottom && p.y < top)
    .toSorted((a, b) => a.x - b.x);
}

describe('a text exhibit', () => {
  test('has exactly one page for each page of text, whatever the lines hold', async () => {
    const pages = [
      '漢'.repeat(84),
      '😀'.repeat(84),
      'W'.repeat(84),
      'W'.repeat(500),
      'שלום עולם '.repeat(9),
      'e\u0301\u0323'.repeat(84),
      '',
    ].map(full);
    const { pdf, pages: count } = set([...pages, { lines: [] }]);
    expect(count).toBe(8);
    const read = await readPdf(pdf);
    expect(read.pages).toHaveLength(8);
    read.pages.forEach((page, i) => {
      expect(page.text).toContain(`page ${i + 1} of 8 of this exhibit`);
      expect([page.width, page.height]).toEqual([612, 792]);
      for (const piece of page.pieces.filter((p) => p.text.trim() !== '')) {
        expect(piece.x).toBeGreaterThan(20);
        expect(piece.x + piece.width).toBeLessThan(612 - 20);
      }
    });
  }, 60_000);

  test('has one page for each page of any text that was paginated', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 60 }), (parts) => {
        const pages = paginateText(parts.join('\n')).map((page) => ({ lines: page.lines.map((line) => line.text) }));
        expect(set(pages).pages).toBe(pages.length);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  test('leaves the corner for the exhibit stamp and the foot for the Bates number free', async () => {
    const read = await readPdf(set([full('W'.repeat(84)), full('漢'.repeat(42))], 'T'.repeat(500)).pdf);
    for (const page of read.pages) {
      for (const piece of page.pieces.filter((p) => p.text.trim() !== '')) {
        expect(piece.y, piece.text).toBeGreaterThan(0.6 * 72);
        if (piece.y > 792 - 0.6 * 72) expect(piece.x + piece.width).toBeLessThanOrEqual(72 + 340 + 2);
      }
    }
  });

  test('keeps every word in its line and column', async () => {
    const lines = [
      'From:    a@example.org',
      '',
      '        indented',
      'a  b   c    d',
      '#panic() $x$ *b* <script> // `code`',
      '-- ff fi ->',
    ];
    const page = (await readPdf(set([{ lines }]).pdf)).pages[0]!;
    for (const [index, line] of lines.entries()) {
      const row = rowOf(page, index + 1);
      expect(row.map((piece) => piece.text)).toEqual(line.split(/ +/u).filter((word) => word !== ''));
      let from = 0;
      for (const piece of row) {
        from = line.indexOf(piece.text, from);
        expect(piece.x).toBeCloseTo(72 + from * textExhibitGeometry.column, 1);
        from += piece.text.length;
      }
    }
  });

  test('places each line where its rectangle says', async () => {
    const lines = Array.from({ length: 48 }, (_, i) => (i % 5 === 0 ? `Zeile ${i + 1} é` : `line ${i + 1} of text`));
    const page = (await readPdf(set([{ lines }]).pdf)).pages[0]!;
    for (const [index, line] of lines.entries()) {
      const row = rowOf(page, index + 1);
      expect(row.map((piece) => piece.text).join(' ')).toBe(line);
      const [left, bottom, right, top] = textLineRect(index + 1);
      expect(row[0]!.x).toBeCloseTo(left, 1);
      expect(row.at(-1)!.x + row.at(-1)!.width).toBeLessThanOrEqual(right);
      expect(row[0]!.y - bottom).toBeGreaterThan(2);
      expect(top - row[0]!.y).toBeGreaterThan(8);
    }
  });

  test('shows a character that no font has as its code point where there is room, else in a box', async () => {
    const { pdf, warnings } = set([{ lines: ['sign 漢 here', '漢'.repeat(42)] }]);
    expect(warnings).toEqual(['No font has the character 漢 (U+6F22); it is printed as ⟨U+6F22⟩.']);
    const text = (await readPdf(pdf)).pages[0]!.text;
    expect(text).toContain('sign ⟨U+6F22⟩ here');
    expect(text.match(/6F/gu)).toHaveLength(43);
  });

  test('names its source and its hash on every page', async () => {
    const read = await readPdf(set([full('x'), full('y')]).pdf);
    for (const page of read.pages) {
      expect(page.text).toContain('Message of February 9, 2026');
      expect(page.text).toContain(sha256);
    }
    expect(read.marked).toBe(true);
    expect(read.info['CreationDate']).toBeUndefined();
  });

  test('gives the same bytes each time', () => {
    expect(Buffer.compare(set([full('x')]).pdf, set([full('x')]).pdf)).toBe(0);
  });

  test('refuses a page of 49 lines, and a text without pages', () => {
    expect(() => set([{ lines: Array.from({ length: 49 }, () => 'x') }])).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
    expect(() => set([])).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  test('is read by pdftotext as the lines that went in', (context) => {
    if (spawnSync('pdftotext', ['-v']).error)
      context.skip('pdftotext is not installed (apt-get install poppler-utils)');
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
      input: set([{ lines: ['first words', 'second words'] }]).pdf,
      encoding: 'utf8',
    });
    expect(text).toMatch(/1\s+first words\n\s*2\s+second words/u);
  });
});
