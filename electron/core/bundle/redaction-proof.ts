import { placeOf } from '../../../shared/domain/placed-text.ts';
import { isDistinctive, redactedWordsIn } from '../../../shared/domain/redactions.ts';
import type { BundlePage } from './append-exhibit.ts';
import type { ByteSource } from './byte-source.ts';
import { openPdfium, type OpenPdf, type ReadBookmark } from './pdfium.ts';
import type { Picture } from './raster.ts';
import type { RedactionBox } from './redact.ts';
import { objectsWith, reachable, readSaved } from './saved-strings.ts';

/** A redacted exhibit as it stands in a saved file. */
export type RedactedExhibit = {
  readonly label: string;
  /** Its first page in the file, from 1. */
  readonly firstPage: number;
  readonly pages: readonly BundlePage[];
  readonly words: readonly string[];
  /** What is printed on a page (from 1) of the file beside it: its label and numbers. */
  readonly stampsOf: (page: number) => readonly string[];
};

/**
 * Proves of a saved file that what was redacted is gone, and tells what is not: no letter lies under a box, the box is painted,
 * no redacted words stand in the text of the exhibit's pages, in the pages before the exhibits, in any bookmark, in what the file
 * says of itself, or in any object that the exhibit's pages reach; and nothing but one writing is in the file. Subtle: words that
 * are too common to tell (isDistinctive) are proved by their place alone. What is told names pages, never the words.
 */
export async function proveRedactions(
  pdf: ByteSource,
  exhibits: readonly RedactedExhibit[],
  frontPages: number,
): Promise<readonly string[]> {
  if (exhibits.length === 0) return [];
  const faults: string[] = [];
  const file = (await openPdfium()).open(pdf);
  try {
    for (const exhibit of exhibits) faults.push(...pageFaults(file, exhibit, frontPages));
    const titles = titlesOf(file.bookmarks()).join('\n');
    for (const { label, words } of exhibits) {
      if (redactedWordsIn(titles, asWords(words)).length > 0)
        faults.push(`a bookmark holds words that are redacted in ${label}`);
    }
  } finally {
    file.close();
  }
  return [...faults, ...objectFaults(pdf, exhibits)];
}

const asWords = (words: readonly string[]) => words.map((each) => ({ words: each }));

const titlesOf = (items: readonly ReadBookmark[]): string[] =>
  items.flatMap(({ title, children }) => [title, ...titlesOf(children)]);

function pageFaults(file: OpenPdf, exhibit: RedactedExhibit, frontPages: number): string[] {
  const faults: string[] = [];
  const words = asWords(exhibit.words);
  for (let index = 0; index < frontPages; index++) {
    const text = file.read(index, (page) => page.text);
    if (redactedWordsIn(text, words).length > 0)
      faults.push(`page ${index + 1} prints words that are redacted in ${exhibit.label}`);
  }
  let before = '';
  for (const [at, page] of exhibit.pages.entries()) {
    const index = exhibit.firstPage - 1 + at;
    const text = file.read(index, (read) => read.text);
    const found = redactedWordsIn(text, words).length > 0;
    if (found) faults.push(`page ${index + 1} (${exhibit.label}) still prints words that are redacted elsewhere in it`);
    else if (before !== '' && redactedWordsIn(`${before.slice(-400)}\n${text.slice(0, 400)}`, words).length > 0)
      faults.push(`words that are redacted run over pages ${index} and ${index + 1} (${exhibit.label})`);
    before = found ? '' : text;
    if (page.boxes.length > 0) faults.push(...boxFaults(file, index, page, exhibit.stampsOf(index + 1)));
  }
  return faults;
}

function boxFaults(file: OpenPdf, index: number, page: BundlePage, stamps: readonly string[]): string[] {
  const placed = file.places(index);
  const picture = file.render(index, 1);
  const size = file.size(index);
  const codes = [...new Set(page.boxes.map(({ code }) => code))];
  return page.boxes.flatMap((box) => {
    let under = '';
    for (let unit = 0; unit < placed.text.length; unit++) {
      const place = placeOf(placed, unit);
      if (place === null) continue;
      const [x, y] = [(place[0] + place[2]) / 2, (place[1] + place[3]) / 2];
      const [x0, y0, x1, y1] = box.rect;
      if (x > x0 && x < x1 && y > y0 && y < y1) under += placed.text[unit] ?? '';
    }
    const where = `page ${index + 1}`;
    const left = leftUnder(under, codes, stamps);
    if (left.text !== '') return [`letters lie under a box on ${where}`];
    return left.stamped || isPainted(picture, box, size) ? [] : [`a box on ${where} is not painted`];
  });
}

/** What of the letters under a box is neither a code (of boxes that overlap), nor what black type is set in, nor a part of a stamp. */
function leftUnder(
  under: string,
  codes: readonly string[],
  stamps: readonly string[],
): { text: string; stamped: boolean } {
  const plain = (text: string) => text.replaceAll(/[\s\u2588]+/g, '');
  let text = plain(under);
  for (const code of codes) text = text.replaceAll(plain(code), '');
  if (text === '') return { text, stamped: false };
  const printed = stamps.map(plain);
  if (printed.some((stamp) => stamp.includes(text))) return { text: '', stamped: true };
  for (const stamp of printed) text = text.replace(stamp, '');
  return { text, stamped: true };
}

/** Subtle: a code stands white on its box, so a part of the dots is light; a box of a few dots is not to be told. */
function isPainted(picture: Picture, { rect }: RedactionBox, size: { width: number; height: number }): boolean {
  const [x0, y0, x1, y1] = rect;
  const [left, right] = [Math.ceil(x0) + 1, Math.min(picture.width, Math.floor(x1)) - 1];
  const [top, bottom] = [Math.ceil(size.height - y1) + 1, Math.min(picture.height, Math.floor(size.height - y0)) - 1];
  let [all, dark] = [0, 0];
  for (let row = Math.max(0, top); row < bottom; row++) {
    for (let column = Math.max(0, left); column < right; column++) {
      all += 1;
      if ((picture.data[(row * picture.width + column) * picture.colors] ?? 255) < 90) dark += 1;
    }
  }
  return all < 12 || dark > all * 0.4;
}

function objectFaults(pdf: ByteSource, exhibits: readonly RedactedExhibit[]): string[] {
  try {
    const saved = readSaved(pdf);
    const faults = [...saved.stray];
    if (/\/Prev/.test(saved.trailer)) faults.push('the file holds an earlier writing of itself');
    const about = reachable(pdf, saved, rootsOf(saved.trailer));
    for (const { label, pages, words } of exhibits) {
      const particular = words.filter(isDistinctive);
      const own = reachable(
        pdf,
        saved,
        pages.map(({ number }) => number),
      );
      const found = objectsWith(pdf, saved, new Set([...own, ...about]), particular);
      if (found.length > 0) faults.push(`object ${found[0]} holds words that are redacted in ${label}`);
    }
    return faults;
  } catch (cause) {
    return [cause instanceof Error ? cause.message : String(cause)];
  }
}

const rootsOf = (trailer: string): number[] =>
  [...trailer.matchAll(/\/(?:Root|Info) (\d+) 0 R/g)].map(([, number]) => Number(number));
