import { useEffect } from 'react';
import { rangesOf } from './dom-text.ts';
import type { Wanted } from './find-words.ts';
import { markRanges } from './highlights.ts';
import { scrollToRange } from './scroll-to-range.ts';

/** An excerpt that is marked by its words where it has no rectangles. */
export type MarkedQuote = { readonly id: string; readonly words: string };

/** Marks what was looked for within an element, and brings the `nth` place (from 0) into view when there is one. */
export function useFoundWords(element: HTMLElement | null, wanted: Wanted | null, nth: number | null): void {
  useEffect(() => {
    if (element === null || wanted === null) return;
    const ranges = rangesOf(element, wanted);
    const current = nth === null ? null : (ranges[Math.min(nth, ranges.length - 1)] ?? null);
    markRanges('found', element, ranges, current);
    scrollToRange(current);
    return () => markRanges('found', element, [], null);
  }, [element, wanted, nth]);
}

/** Marks excerpts by their words within an element, and brings the current one into view. */
export function useMarkedQuotes(
  element: HTMLElement | null,
  quotes: readonly MarkedQuote[],
  current: string | null,
): void {
  const key = JSON.stringify(quotes.map(({ id, words }) => [id, words]));
  useEffect(() => {
    if (element === null) return;
    const ranges: Range[] = [];
    let currentRange: Range | null = null;
    for (const [id, words] of JSON.parse(key) as [string, string][]) {
      const [range] = rangesOf(element, { kind: 'phrase', text: words });
      if (range === undefined) continue;
      ranges.push(range);
      if (id === current) currentRange = range;
    }
    markRanges('excerpt', element, ranges, currentRange);
    // After the page itself has been brought into view.
    const timer = setTimeout(() => scrollToRange(currentRange), 60);
    return () => {
      clearTimeout(timer);
      markRanges('excerpt', element, [], null);
    };
  }, [element, key, current]);
}
