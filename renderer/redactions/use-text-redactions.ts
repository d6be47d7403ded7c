import { useMemo } from 'react';
import { charWidth } from '../../shared/domain/char-width.ts';
import { placeOfWords } from '../../shared/domain/redacted-letters.ts';
import type { Redaction } from '../../shared/domain/redactions.ts';
import type { PageTexts } from '../viewer/use-find.ts';
import { useMarkedPages } from './use-marked-pages.ts';

/** A mark on a line of text: its columns (from 0, up to). */
export type MarkedColumns = { readonly mark: Redaction; readonly from: number; readonly to: number };
const none: readonly MarkedColumns[] = [];

/**
 * Gives what is marked on the lines of a source whose marks stand on its own pages (a PDF, a picture), found by their words where
 * these stand once on the page; the others are unplaced.
 */
export function useTextRedactions(
  texts: PageTexts,
  redactions: readonly Redaction[],
): {
  readonly onLine: (page: number, line: number) => readonly MarkedColumns[];
  readonly unplaced: readonly Redaction[];
} {
  const pages = useMarkedPages(texts, redactions);
  return useMemo(() => {
    const lines = new Map<string, MarkedColumns[]>();
    const unplaced: Redaction[] = [];
    for (const mark of redactions) {
      const text = pages.get(mark.page);
      if (text === undefined) continue;
      const place = placeOfWords(text, mark.words);
      if (place === null) unplaced.push(mark);
      else {
        for (const [line, from, to] of columnsOf(text, place.from, place.to)) {
          const key = `${mark.page} ${line}`;
          lines.set(key, [...(lines.get(key) ?? []), { mark, from, to }]);
        }
      }
    }
    return { onLine: (page, line) => lines.get(`${page} ${line}`) ?? none, unplaced };
  }, [pages, redactions]);
}

/** Gives the lines (from 1) of a stretch with its columns on each. */
function columnsOf(text: string, from: number, to: number): (readonly [line: number, from: number, to: number])[] {
  const found: (readonly [number, number, number])[] = [];
  let start = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const [first, last] = [Math.max(0, from - start), Math.min(line.length, to - start)];
    if (first < last) found.push([index + 1, widthOf(line.slice(0, first)), widthOf(line.slice(0, last))]);
    start += line.length + 1;
  }
  return found;
}

const widthOf = (text: string): number => {
  let width = 0;
  for (const char of text) width += charWidth(char.codePointAt(0) ?? 0);
  return width;
};
