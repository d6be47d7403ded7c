import type { SourceRow } from '../../../shared/contract/views.ts';
import { isCovered, lineAround, type PlacedText, rectsOfRange } from '../../../shared/domain/placed-text.ts';
import { findPatterns, type WantedPatterns } from '../../../shared/domain/redaction-patterns.ts';
import type { Redaction, RedactionSuggestion } from '../../../shared/domain/redactions.ts';
import { isRecording } from '../../../shared/domain/recordings.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { throwIfCancelled } from '../jobs/job.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { isLocked } from '../sources/passwords-queries.ts';
import { getSource, listPages } from '../sources/sources-queries.ts';
import { placesOfPages } from './redaction-places.ts';
import { redactionsOfSource } from './redactions-queries.ts';

/** Places that were found, for a person to look at; and pages on which words stand whose place cannot be told. */
export type FoundRedactions = {
  readonly suggestions: readonly RedactionSuggestion[];
  readonly pages: number;
  /** Pages (from 1) to be looked at by eye: the words stand there, their place is not known. */
  readonly unplaced: readonly { readonly source: string; readonly page: number }[];
  /** Whether there is more than the most that is given. */
  readonly more: boolean;
};

const mostSuggestions = 5000;
const pagesAtOnce = 200;

/**
 * Looks through sources for patterns and terms, page by page; marks nothing. Recordings and files that cannot be read are passed
 * over; of a PDF whose password is not known the pages are named, without places. Throws `not-found`, `cancelled`, `unreadable-file` for a PDF whose words cannot be placed.
 */
export async function findRedactions(
  opened: ReadableCase,
  pool: ExtractPool,
  wanted: WantedPatterns & { readonly sources: readonly string[] },
  tools: { readonly signal: AbortSignal; readonly onProgress?: (done: number, total: number, what: string) => void },
): Promise<FoundRedactions> {
  const suggestions: RedactionSuggestion[] = [];
  const unplaced: { source: string; page: number }[] = [];
  let pages = 0;
  for (const [index, id] of wanted.sources.entries()) {
    throwIfCancelled(tools.signal);
    const source = getSource(opened, id);
    tools.onProgress?.(index, wanted.sources.length, source.title);
    if (isRecording(source) || source.unreadable !== null) continue;
    pages += source.pages;
    const hits = pagesWith(opened, source, wanted);
    if (isLocked(opened, source.object)) {
      unplaced.push(...hits.map((page) => ({ source: id, page })));
      continue;
    }
    const placed = await placesOfPages(opened, pool, source, hits, { signal: tools.signal });
    const marks = redactionsOfSource(opened, id);
    for (const [at, page] of hits.entries()) {
      const here = (placed[at] ?? []).flatMap((words) => suggest(words, source.id, page, wanted, marks));
      if (here.length === 0) unplaced.push({ source: id, page });
      suggestions.push(...here);
    }
    if (suggestions.length > mostSuggestions) break;
  }
  tools.onProgress?.(wanted.sources.length, wanted.sources.length, '');
  const more = suggestions.length > mostSuggestions;
  return { suggestions: suggestions.slice(0, mostSuggestions), pages, unplaced, more };
}

function pagesWith(opened: ReadableCase, source: SourceRow, wanted: WantedPatterns): number[] {
  const pages: number[] = [];
  for (let from = 1; from <= source.pages; from += pagesAtOnce) {
    for (const page of listPages(opened, source.object, from, pagesAtOnce)) {
      if (findPatterns(page.text, wanted).length > 0) pages.push(page.number);
    }
  }
  return pages;
}

function suggest(
  placed: PlacedText,
  source: string,
  page: number,
  wanted: WantedPatterns,
  marks: readonly Redaction[],
): RedactionSuggestion[] {
  return findPatterns(placed.text, wanted).flatMap(({ pattern, from, to }) => {
    const rects = rectsOfRange(placed, from, to);
    if (rects.length === 0) return [];
    const marked = rects.every((rect) =>
      marks.some((mark) => mark.page === page && mark.rects.some((other) => isCovered(rect, other, 0.9))),
    );
    const words = placed.text.slice(from, to).replaceAll(/\s+/g, ' ');
    return [{ source, page, rects, words, pattern, line: lineAround(placed.text, from, to), marked }];
  });
}
