import { useEffect, useState } from 'react';
import { findWords, type Wanted } from './find-words.ts';

/** Gives the texts of pages, from `from` (pages count from 1). */
export type PageTexts = (from: number, count: number) => Promise<readonly string[]>;

/** Where the reader is among what was found: a page and the how-manyth place on it, from 0. */
export type FoundAt = { readonly page: number; readonly nth: number };

export type Find = {
  readonly wanted: Wanted | null;
  readonly counts: ReadonlyMap<number, number>;
  readonly total: number;
  /** Pages looked through so far. */
  readonly done: number;
};

const chunk = 100;
const nothing: Find = { wanted: null, counts: new Map(), total: 0, done: 0 };

/** Looks for words on every page, chunk by chunk, from the first; other words begin anew. */
export function useFind(wanted: Wanted | null, pages: number, texts: PageTexts): Find {
  const [find, setFind] = useState(nothing);
  const kind = wanted?.kind ?? 'phrase';
  const text = wanted?.text ?? '';
  useEffect(() => {
    const ended = new AbortController();
    const look = async () => {
      const asked: Wanted = { kind, text };
      const counts = new Map<number, number>();
      let total = 0;
      for (let from = 1; from <= pages && !ended.signal.aborted; from += chunk) {
        const found = await texts(from, Math.min(chunk, pages - from + 1)).catch(() => []);
        for (const [index, page] of found.entries()) {
          const count = findWords(page, asked).length;
          if (count > 0) counts.set(from + index, count);
          total += count;
        }
        if (!ended.signal.aborted)
          setFind({ wanted: asked, counts: new Map(counts), total, done: Math.min(pages, from + chunk - 1) });
      }
    };
    if (text.trim() !== '') void look();
    return () => ended.abort();
  }, [kind, text, pages, texts]);
  return text.trim() === '' ? nothing : find;
}

/** Gives the next place (or the one before) among what was found, around the ends; null when nothing was. */
export function stepFound(counts: ReadonlyMap<number, number>, at: FoundAt | null, by: 1 | -1): FoundAt | null {
  const pages = [...counts.keys()].toSorted((a, b) => a - b);
  if (pages.length === 0) return null;
  if (at === null) return { page: pages[0] ?? 1, nth: 0 };
  const nth = at.nth + by;
  if (counts.has(at.page) && nth >= 0 && nth < (counts.get(at.page) ?? 0)) return { page: at.page, nth };
  const later = pages.find((page) => page > at.page) ?? pages[0] ?? 1;
  const earlier = pages.findLast((page) => page < at.page) ?? pages.at(-1) ?? 1;
  const page = by === 1 ? later : earlier;
  return { page, nth: by === 1 ? 0 : (counts.get(page) ?? 1) - 1 };
}

/** Gives the first place on a page or after it; null when nothing was found. */
export function firstFound(counts: ReadonlyMap<number, number>, page: number): FoundAt | null {
  if (counts.has(page)) return { page, nth: 0 };
  return stepFound(counts, { page, nth: Number.POSITIVE_INFINITY }, 1);
}

/** Gives the number of a place among all that was found, from 1. */
export function foundNumber(counts: ReadonlyMap<number, number>, at: FoundAt): number {
  let before = 0;
  for (const [page, count] of counts) if (page < at.page) before += count;
  return before + at.nth + 1;
}
