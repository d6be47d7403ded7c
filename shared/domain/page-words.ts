/**
 * The words of a text in the form in which quotations are held against it: typography, ligatures and white space folded, letters as
 * they stand. Words are numbered from 0.
 */
export type PageWords = {
  /** The folded text; `starts` and `ends` are places in it. */
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Each word in small letters. */
  readonly keys: readonly string[];
  /** Words behind which a hyphen stands at the end of a line: it may belong to the word or not. */
  readonly hyphened: ReadonlySet<number>;
  /** Line of each word, from 1. */
  readonly lines: readonly number[];
};

/** Letters and figures with apostrophes within; figures keep their points, commas, colons and strokes. */
export const wordPattern =
  /[\p{Sc}\u00a7#]?[\p{L}\p{N}\p{M}]+(?:(?:'|(?<=\p{N})[.,:/](?=\p{N}))[\p{L}\p{N}\p{M}]+)*%?/gu;

/** The same for a text of plain ASCII, several times faster. */
const plainWords = /[$#]?[A-Za-z0-9]+(?:(?:'|(?<=[0-9])[.,:/](?=[0-9]))[A-Za-z0-9]+)*%?/gu;

const plain = /^[\n -~]*$/u;

/** Folds what differs between two settings of the same words, and keeps letters, hyphens and lines as they stand. */
export function foldTypography(text: string): string {
  if (plain.test(text)) return text;
  return text
    .normalize('NFKC')
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replaceAll(/\u00AD(?!\s*\n)/gu, '')
    .replaceAll(/[\u2018\u2019\u201A\u201B\u2032\u02BC]/gu, "'")
    .replaceAll(/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/gu, '"')
    .replaceAll(/[\u00AD\u2010\u2011]/gu, '-')
    .replaceAll(/[\u2012-\u2015\u2212]/gu, ' - ')
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n');
}

/** Gives the words of a page, or of several that follow each other. */
export function pageWords(given: string): PageWords {
  const text = foldTypography(given);
  const starts: number[] = [];
  const ends: number[] = [];
  const keys: string[] = [];
  const lines: number[] = [];
  const hyphened = new Set<number>();
  let line = 1;
  let nextBreak = text.indexOf('\n');
  for (const match of text.matchAll(plain.test(text) ? plainWords : wordPattern)) {
    const start = match.index;
    const end = start + match[0].length;
    while (nextBreak >= 0 && nextBreak < start) {
      line += 1;
      nextBreak = text.indexOf('\n', nextBreak + 1);
    }
    if (text[end] === '-' && nextBreak >= 0 && text.slice(end + 1, nextBreak).trim() === '') hyphened.add(keys.length);
    starts.push(start);
    ends.push(end);
    keys.push(match[0].toLowerCase());
    lines.push(line);
  }
  return { text, starts, ends, keys, hyphened, lines };
}

/** Gives the text from one word to another, both with it, on one line. */
export function wordsBetween(words: PageWords, first: number, last: number): string {
  const start = words.starts[first] ?? 0;
  return words.text.slice(start, words.ends[last] ?? start).replaceAll(/\s+/gu, ' ');
}

/** Puts pages one behind the other: gives the words of all, and where each page begins in them. */
export function joinPages(pages: readonly PageWords[]): { words: PageWords; firsts: readonly number[] } {
  const [only] = pages;
  if (only !== undefined && pages.length === 1) return { words: only, firsts: [0] };
  const firsts: number[] = [];
  const keys: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const lines: number[] = [];
  const hyphened = new Set<number>();
  let text = '';
  for (const page of pages) {
    const [at, offset] = [keys.length, text.length];
    firsts.push(at);
    page.keys.forEach((key, i) => {
      keys.push(key);
      starts.push(offset + (page.starts[i] ?? 0));
      ends.push(offset + (page.ends[i] ?? 0));
      lines.push(page.lines[i] ?? 0);
    });
    for (const i of page.hyphened) hyphened.add(at + i);
    text += `${page.text}\n`;
  }
  return { words: { text, starts, ends, keys, hyphened, lines }, firsts };
}
