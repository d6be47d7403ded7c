import { found } from '../../../shared/assert.ts';
import type { ExcerptView, SourceRow } from '../../../shared/contract/views.ts';
import { quoteStands, type Excerpt } from '../../../shared/domain/excerpts.ts';
import { isRecording, mediaTime } from '../../../shared/domain/recordings.ts';
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
 * have, a rectangle off the page, words that do not stand in that place, lines where none are numbered, seconds that a recording
 * does not have or where nothing runs in time.
 */
export function createExcerpt(opened: WritableCase, given: NewExcerpt): ExcerptView {
  const excerpt = newExcerpt(opened, given);
  write(opened, { label: 'add excerpt' }, (edit) => edit.insert('excerpt', excerpt));
  return found(getExcerpt(opened, excerpt.id), 'this excerpt');
}

/** Gives the row of an excerpt whose place was looked at, for a step that writes it. Throws what `createExcerpt` throws. */
export function newExcerpt(opened: WritableCase, given: NewExcerpt): Excerpt {
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
  return excerpt;
}

/** Refuses an excerpt that does not stand in its source, with `invalid-input`. */
export function checkPlace(opened: WritableCase, excerpt: Excerpt): void {
  const source = getSource(opened, excerpt.source);
  if (excerpt.kind === 'span') return checkSpan(source, excerpt);
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
  if (secondsFrom !== null || secondsTo !== null) throw refuse('seconds', 'only a span has seconds');
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

function checkSpan(source: SourceRow, excerpt: Excerpt): void {
  const { secondsFrom, secondsTo } = excerpt;
  if (!isRecording(source)) throw refuse('seconds', 'this source does not run in time');
  if (excerpt.page !== 1) throw refuse('page', 'a recording has one page');
  if (excerpt.rects.length > 0 || excerpt.lineFrom !== null) throw refuse('seconds', 'a span has seconds alone');
  if (secondsFrom === null) throw refuse('seconds', 'a span has a beginning');
  checkSeconds(source, secondsFrom, secondsTo);
}

/** Refuses seconds that a recording does not have, and an end before the beginning, with `invalid-input`. */
export function checkSeconds(source: Pick<SourceRow, 'seconds'>, from: number | null, to: number | null): void {
  if (from === null && to !== null) throw refuse('seconds', 'an end needs a beginning');
  if (from !== null && to !== null && to < from) throw refuse('seconds', 'the end is before the beginning');
  // Subtle: where nobody here can tell how long a recording is, no second of it can be called outside.
  if (source.seconds !== null && Math.max(from ?? 0, to ?? 0) > source.seconds) {
    throw refuse('seconds', `this recording ends at ${mediaTime(source.seconds)}`);
  }
}

function refuse(field: string, message: string): AppError {
  return new AppError('invalid-input', message, { data: { field } });
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
