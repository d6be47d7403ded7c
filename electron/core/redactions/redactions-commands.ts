import { found } from '../../../shared/assert.ts';
import type { SourceRow } from '../../../shared/contract/views.ts';
import { placesOfQuote, type Stretch } from '../../../shared/domain/folded-text.ts';
import type { Rect } from '../../../shared/domain/excerpts.ts';
import {
  isCovered,
  placeOf,
  type PlacedText,
  rectsOfRange,
  textLinePlace,
  wordsUnder,
} from '../../../shared/domain/placed-text.ts';
import { isRecording } from '../../../shared/domain/recordings.ts';
import type { Redaction, RedactionSuggestion } from '../../../shared/domain/redactions.ts';
import { isLined } from '../../../shared/domain/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { rowById } from '../journal/read.ts';
import { write } from '../journal/write.ts';
import { getPage, getSource } from '../sources/sources-queries.ts';
import { placesOfPages } from './redaction-places.ts';

/** What a person picked to be removed: words (with the rectangles of the selection, or lines), or a region. */
export type NewRedaction = Pick<Redaction, 'source' | 'page' | 'reason'> & {
  readonly kind: 'words' | 'lines' | 'region' | 'page';
  readonly quote: string;
  readonly rects: readonly Rect[];
  readonly lineFrom: number | null;
  readonly lineTo: number | null;
  readonly note?: string | undefined;
};

/**
 * Marks a place of a source for redaction; the source itself does not change. Words are marked as whole letters, by their place in
 * the file and not on the screen; words that stand several times where they were picked are marked each time. Throws
 * `invalid-input` for a recording, a file that cannot be read, a page that is not there, words that do not stand there.
 */
export async function addRedaction(opened: WritableCase, pool: ExtractPool, given: NewRedaction): Promise<Redaction> {
  const source = markable(opened, given.source);
  const page = pageOf(opened, source, given.page);
  const placed = (await placesOfPages(opened, pool, source, [given.page]))[0] ?? [];
  const { rects, words } = given.kind === 'page' ? wholePage(page, placed) : whereMarked(source, given, placed);
  if (rects.length === 0) throw refuse('quote', `these words do not stand on page ${given.page}`);
  if (rects.length > 500) throw refuse('rects', 'one mark has at most 500 places; mark the page in parts');
  checkRects(rects, page);
  const row: Redaction = {
    id: opened.ids.next(),
    source: source.id,
    page: given.page,
    rects: [...rects],
    words,
    reason: given.reason,
    pattern: '',
    note: given.note ?? '',
  };
  write(opened, { label: 'mark a redaction' }, (edit) => edit.insert('redaction', row));
  return row;
}

/** Marks what a person accepted of the suggestions, as one step; what is marked already is passed over. Throws as `addRedaction`. */
export function acceptRedactions(
  opened: WritableCase,
  suggestions: readonly Omit<RedactionSuggestion, 'line' | 'marked'>[],
  reason: string,
): Redaction[] {
  for (const id of new Set(suggestions.map(({ source }) => source))) markable(opened, id);
  for (const { source, page, rects } of suggestions) checkRects(rects, pageOf(opened, getSource(opened, source), page));
  const label = suggestions.length === 1 ? 'mark a redaction' : `mark ${suggestions.length} redactions`;
  return write(opened, { label }, (edit) =>
    suggestions.map(({ source, page, rects, words, pattern }) =>
      edit.insert('redaction', {
        id: opened.ids.next(),
        source,
        page,
        rects: [...rects],
        words,
        reason,
        pattern,
        note: '',
      }),
    ),
  ).value;
}

/** Changes the code that is printed on the box, or the note. Throws `not-found`. */
export function updateRedaction(
  opened: WritableCase,
  id: string,
  patch: { readonly reason?: string | undefined; readonly note?: string | undefined },
): Redaction {
  write(opened, { label: 'edit a redaction' }, (edit) => edit.update('redaction', id, patch));
  return found(rowById(opened, 'redaction', id), 'this redaction');
}

/** Takes marks away, as one step. Throws `not-found`. */
export function removeRedactions(opened: WritableCase, ids: readonly string[]): void {
  const label = ids.length === 1 ? 'remove a redaction' : `remove ${ids.length} redactions`;
  write(opened, { label }, (edit) => ids.forEach((id) => edit.remove('redaction', id)));
}

function markable(opened: WritableCase, id: string): SourceRow {
  const source = getSource(opened, id);
  if (isRecording(source)) throw refuse('source', 'a recording cannot be redacted here');
  if (source.unreadable !== null) throw refuse('source', 'a file that cannot be read cannot be redacted');
  return source;
}

type Page = { readonly width: number; readonly height: number };

function pageOf(opened: WritableCase, source: SourceRow, number: number): Page {
  const page = getPage(opened, source.object, number);
  if (page === undefined) throw refuse('page', `this source has no page ${number}`);
  return page;
}

function checkRects(rects: readonly Rect[], page: Page): void {
  const slack = 4;
  for (const [x0, y0, x1, y1] of rects) {
    const within = x1 > -slack && y1 > -slack && x0 < page.width + slack && y0 < page.height + slack;
    if (!within || !(x1 > x0) || !(y1 > y0)) throw refuse('rects', 'the region lies off the page');
  }
}

type Marked = { readonly rects: readonly Rect[]; readonly words: string };

const wholePage = ({ width, height }: Page, placed: readonly PlacedText[]): Marked => {
  const rects: Rect[] = [[0, 0, width, height]];
  return { rects, words: wordsOf(placed, rects) };
};

const wordsOf = (placed: readonly PlacedText[], rects: readonly Rect[]): string =>
  placed
    .map((each) => wordsUnder(each, rects))
    .filter((words) => words !== '')
    .join('\n');

function whereMarked(source: SourceRow, given: NewRedaction, placed: readonly PlacedText[]): Marked {
  if (given.kind === 'region' || placed.length === 0) {
    return { rects: given.rects, words: wordsOf(placed, given.rects) || given.quote };
  }
  const lines = linesOf(source, given);
  const within = [...given.rects, ...lines];
  for (const each of placed) {
    const rects = placesOfQuote(each.text, given.quote)
      .filter((place) => within.length === 0 || standsIn(each, place, within))
      .flatMap(({ from, to }) => rectsOfRange(each, from, to));
    if (rects.length > 0) return { rects, words: given.quote.trim() };
  }
  // Subtle: a table's row or words that were read another way: what was picked is marked as it lies on the page.
  return { rects: within, words: wordsOf(placed, within) || given.quote };
}

function linesOf(source: SourceRow, { lineFrom, lineTo }: NewRedaction): Rect[] {
  if (lineFrom === null || !isLined(source.format)) return [];
  const count = Math.max(1, (lineTo ?? lineFrom) - lineFrom + 1);
  return Array.from({ length: count }, (_, index) => textLinePlace(lineFrom + index));
}

/** Tells whether most letters of a stretch lie within the rectangles that the reader picked. */
function standsIn(placed: PlacedText, { from, to }: Stretch, rects: readonly Rect[]): boolean {
  let [all, inside] = [0, 0];
  for (let unit = from; unit < to; unit++) {
    const place = placeOf(placed, unit);
    if (place === null) continue;
    all += 1;
    if (rects.some((rect) => isCovered(place, rect, 0.3))) inside += 1;
  }
  return all > 0 && inside >= all * 0.6;
}

const refuse = (field: string, message: string): AppError =>
  new AppError('invalid-input', message, { data: { field } });
