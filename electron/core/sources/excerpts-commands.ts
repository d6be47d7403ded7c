import { found } from '../../../shared/assert.ts';
import type { ExcerptView } from '../../../shared/contract/views.ts';
import { quoteStands, type Excerpt } from '../../../shared/domain/excerpts.ts';
import { isLined } from '../../../shared/domain/sources.ts';
import { textPageRule } from '../../../shared/domain/text-pages.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowsWhere } from '../journal/read.ts';
import { write } from '../journal/write.ts';
import { getExcerpt } from './excerpts-queries.ts';
import { getPage, getSource } from './sources-queries.ts';

export type NewExcerpt = Pick<Excerpt, 'source' | 'kind' | 'page'> & {
  readonly [K in keyof Excerpt]?: Excerpt[K] | undefined;
};

/**
 * Picks a span of a source. Throws `invalid-input` when the pin points outside of its source: a page or line that it does not
 * have, a rectangle off the page, words that do not stand in that place, lines where none are numbered, seconds.
 */
export function createExcerpt(opened: WritableCase, given: NewExcerpt): ExcerptView {
  const excerpt: Excerpt = {
    id: opened.ids.next(),
    source: given.source,
    kind: given.kind,
    page: given.page,
    lineFrom: given.lineFrom ?? null,
    lineTo: given.lineTo ?? given.lineFrom ?? null,
    secondsFrom: given.secondsFrom ?? null,
    secondsTo: given.secondsTo ?? null,
    rects: given.rects ?? [],
    quote: given.quote ?? '',
    note: given.note ?? '',
  };
  checkPlace(opened, excerpt);
  write(opened, { label: 'add excerpt' }, (edit) => edit.insert('excerpt', excerpt));
  return found(getExcerpt(opened, excerpt.id), 'this excerpt');
}

function checkPlace(opened: WritableCase, excerpt: Excerpt): void {
  const source = getSource(opened, excerpt.source);
  const refuse = (why: string, message: string) => new AppError('invalid-input', message, { data: { field: why } });
  const page = getPage(opened, source.object, excerpt.page);
  if (page === undefined) throw refuse('page', `this source has no page ${excerpt.page}`);
  const { lineFrom, lineTo, secondsFrom, secondsTo } = excerpt;
  if (excerpt.kind === 'lines') {
    if (!isLined(source.format)) throw refuse('line', 'the lines of this source have no numbers');
    const last = Math.max(lineFrom ?? 0, lineTo ?? 0);
    const lines = Math.min(page.text.split('\n').length, textPageRule.lines);
    if (lineFrom === null || (lineTo ?? lineFrom) < lineFrom || last > lines) {
      throw refuse('line', `page ${excerpt.page} has ${lines} lines`);
    }
  }
  // No source that can be taken in today runs in time.
  if (excerpt.kind === 'span' || secondsFrom !== null || secondsTo !== null) {
    throw refuse('seconds', 'this source does not run in time');
  }
  const slack = 2;
  for (const [x0, y0, x1, y1] of excerpt.rects) {
    const within = x0 >= -slack && y0 >= -slack && x1 <= page.width + slack && y1 <= page.height + slack;
    if (!within || x1 < x0 || y1 < y0) throw refuse('rects', 'the region lies off the page');
  }
  const place = excerpt.kind === 'lines' ? linesOf(page.text, lineFrom, lineTo) : page.text;
  // Subtle: words of a picture can be read by a person alone; everywhere else the page itself is asked.
  const isAsked = excerpt.kind === 'words' || (excerpt.quote !== '' && page.text !== '');
  if (isAsked && !quoteStands(excerpt.quote, place)) {
    throw refuse('quote', `these words do not stand there on page ${excerpt.page}`);
  }
}

function linesOf(text: string, from: number | null, to: number | null): string {
  return text
    .split('\n')
    .slice((from ?? 1) - 1, to ?? from ?? undefined)
    .join('\n');
}

/** Changes the note of an excerpt; its place is fixed. */
export function updateExcerpt(
  opened: WritableCase,
  id: string,
  patch: { readonly note?: string | undefined },
): ExcerptView {
  write(opened, { label: 'edit excerpt' }, (edit) => edit.update('excerpt', id, patch));
  return found(getExcerpt(opened, id), 'this excerpt');
}

/** Removes an excerpt and what links to it (facts, provisions, charges, observations), as one step. Throws `conflict` while a comparator rests on it. */
export function removeExcerpt(opened: WritableCase, id: string): void {
  write(opened, { label: 'remove excerpt' }, (edit) => {
    if (rowsWhere(opened, 'comparator', 'excerpt', id).length > 0) {
      throw new AppError('conflict', 'a comparator rests on this excerpt', { data: { id } });
    }
    for (const link of rowsWhere(opened, 'fact_excerpt', 'excerpt', id)) edit.remove('fact_excerpt', link.id);
    for (const table of ['provision', 'charge', 'observation'] as const) {
      for (const part of rowsWhere(opened, table, 'excerpt', id)) edit.update(table, part.id, { excerpt: null });
    }
    edit.remove('excerpt', id);
  });
}
