import { charWidth } from './char-width.ts';

/**
 * How a source without pages of its own (text, Markdown, mail, Word) becomes pages. Frozen: cites point at page and
 * line, so any change needs a new version beside this one.
 */
export const textPageRule = { version: 1, columns: 84, lines: 48, tab: 8 } as const;

/** Size of such a page in PDF points: US Letter. */
export const textPageSize = { width: 612, height: 792 } as const;

/** `number` counts from 1 on each page. */
export type TextLine = { readonly number: number; readonly text: string };
/** `number` counts from 1; blank lines at the foot are left out. */
export type TextPage = { readonly number: number; readonly lines: readonly TextLine[] };

const lineBreak = /\r\n|[\n\r\v\u0085\u2028\u2029]/u;
const zeroWidthJoiner = 0x200d;

/**
 * Gives the pages of a text by `textPageRule`: at least one page, words kept in order, every page stable when it is
 * paginated again. Characters that could hide or reorder words become visible escapes.
 */
export function paginateText(text: string): TextPage[] {
  const sheets = text.split('\f');
  if (sheets.length > 1 && sheets.at(-1) === '') sheets.pop();
  return sheets.flatMap(sheetPages).map((lines, index) => ({
    number: index + 1,
    lines: lines.map((line, at) => ({ number: at + 1, text: line })),
  }));
}

/** Gives the text of a page, one line per row, the form in which it is stored and searched. */
export function pageText(page: TextPage): string {
  return page.lines.map((line) => line.text).join('\n');
}

/** Gives the lines of a stored page text, numbered from 1. */
export function pageLines(text: string): TextLine[] {
  return text === '' ? [] : text.split('\n').map((line, index) => ({ number: index + 1, text: line }));
}

/** The pages of what stands between two form feeds. */
function sheetPages(sheet: string): string[][] {
  const lines = sheet.split(lineBreak).flatMap(rowsOf);
  trimFoot(lines);
  const pages: string[][] = [];
  for (let first = 0; first === 0 || first < lines.length; first += textPageRule.lines) {
    const page = lines.slice(first, first + textPageRule.lines);
    trimFoot(page);
    pages.push(page);
  }
  return pages;
}

function trimFoot(lines: string[]): void {
  while (lines.at(-1) === '') lines.pop();
}

/** Replaces control, bidi control, tag and stray surrogate characters, but not tabs, by a visible escape: ⟨U+202E⟩. */
export function showControls(text: string): string {
  // Subtle: the u flag makes \p{Cs} match only surrogates that stand alone; Cc and Cs never change with Unicode.
  return text.replaceAll(
    /(?!\t)[\p{Cc}\p{Cs}\u061c\u180e\u200e\u200f\u2028-\u202e\u2061-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/gu,
    (char) => `⟨U+${codeOf(char).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let column = 0;
  let expanded = '';
  for (const char of line) {
    const blanks = textPageRule.tab - (column % textPageRule.tab);
    expanded += char === '\t' ? ' '.repeat(blanks) : char;
    column += char === '\t' ? blanks : charWidth(codeOf(char));
  }
  return expanded;
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

/** The rows of one line as it stands in the source. */
function rowsOf(line: string): string | string[] {
  if (line.length <= textPageRule.columns && plain.test(line)) return withoutTail(line);
  const text = withoutTail(expandTabs(showControls(line)));
  return plain.test(text) ? wrapPlain(text) : wrapLine(text);
}

const plain = /^[ -~]*$/u;

function withoutTail(line: string): string {
  let end = line.length;
  while (end > 0 && line.charCodeAt(end - 1) === 0x20) end -= 1;
  return line.slice(0, end);
}

/** What `wrapLine` gives for a text in which every character takes one column, many times faster. */
function wrapPlain(text: string): string[] {
  const rows: string[] = [];
  let at = 0;
  while (text.length - at > textPageRule.columns) {
    const reach = text.slice(at, at + textPageRule.columns + 1);
    const blank = reach.lastIndexOf(' ');
    const row = blank < 0 ? reach.slice(0, textPageRule.columns) : withoutTail(reach.slice(0, blank));
    if (row !== '') rows.push(row);
    at += blank < 0 ? textPageRule.columns : blank + 1;
    while (text.charCodeAt(at) === 0x20) at += 1;
  }
  return [...rows, text.slice(at)];
}

/** Rows of at most `columns` columns, broken at blanks and beside wide characters, else within a word that is too long. */
function wrapLine(text: string): string[] {
  const rows: string[] = [];
  let row = '';
  let width = 0;
  let blanks = 0;
  for (const piece of pieces(text)) {
    if (piece.blank) {
      blanks = piece.width;
      continue;
    }
    const fits = width + blanks + piece.width <= textPageRule.columns;
    if (!fits && row !== '') rows.push(row);
    row = fits ? row + ' '.repeat(blanks) + piece.text : piece.text;
    width = fits ? width + blanks + piece.width : piece.width;
    blanks = 0;
  }
  return [...rows, row];
}

type Piece = { readonly text: string; readonly width: number; readonly blank: boolean };

/** Runs of blanks, single wide characters, and words cut where they pass the width of a row. */
function* pieces(line: string): Generator<Piece> {
  let text = '';
  let width = 0;
  let kind: 'blank' | 'wide' | 'word' = 'blank';
  for (const cluster of clusters(line)) {
    const next = cluster.text === ' ' ? 'blank' : cluster.width === 2 ? 'wide' : 'word';
    const tooLong = next === 'word' && width + cluster.width > textPageRule.columns;
    if (text !== '' && (next !== kind || next === 'wide' || tooLong)) {
      yield { text, width, blank: kind === 'blank' };
      text = '';
      width = 0;
    }
    text += cluster.text;
    width += cluster.width;
    kind = next;
  }
  if (text !== '') yield { text, width, blank: kind === 'blank' };
}

type Cluster = { readonly text: string; readonly width: number };

/** Characters with the marks and joined characters that belong to them. */
function* clusters(line: string): Generator<Cluster> {
  let text = '';
  let width = 0;
  let joined = false;
  for (const char of line) {
    const charColumns = charWidth(codeOf(char));
    const belongs = text !== '' && text !== ' ' && (charColumns === 0 || joined);
    if (!belongs && text !== '') {
      yield { text, width };
      text = '';
      width = 0;
    }
    text += char;
    width = Math.max(width, charColumns);
    joined = codeOf(char) === zeroWidthJoiner;
  }
  if (text !== '') yield { text, width };
}
