import { found } from '../../../shared/assert.ts';
import type { BatesRange } from '../../../shared/domain/bates.ts';
import { closedReason, withheldReason } from '../../../shared/domain/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';
import { write } from '../journal/write.ts';
import { sourcesById } from '../sources/sources-queries.ts';
import { seriesRows } from './series-queries.ts';

/** An exhibit as a list wants it; its place in the list is its order. */
export type WantedExhibit = {
  readonly source: string;
  readonly series: string;
  readonly number?: string | null;
  readonly late?: boolean;
};

/**
 * Sets the exhibit list in order; exhibits that stay keep their ids. A compelled statement comes onto it only with the reason of a
 * person, which the log keeps. Throws `conflict` for a source that is withheld otherwise, `invalid-input` for a series that is none
 * or a number twice in a series.
 */
export function setExhibits(opened: WritableCase, wanted: readonly WantedExhibit[], compelledReason = ''): void {
  const sources = sourcesById(
    opened,
    wanted.map(({ source }) => source),
  );
  if (new Set(wanted.map((w) => w.source)).size !== wanted.length) {
    throw new AppError('invalid-input', 'a source is an exhibit once', { data: { field: 'exhibits' } });
  }
  requireNumbers(opened, wanted);
  const before = new Map(allRows(opened, 'exhibit').map((exhibit) => [exhibit.source, exhibit]));
  const reason = compelledReason.trim();
  const letIn: string[] = [];
  for (const { source: id } of wanted) {
    const source = found(sources.get(id), 'this source');
    const compelled = source.compelled && !before.has(id);
    const bar = closedReason(source) ?? (compelled && reason === '' ? withheldReason(source) : null);
    if (bar !== null) {
      throw new AppError('conflict', `a source that is withheld cannot be an exhibit: ${bar}`, {
        data: { id, reason: bar },
      });
    }
    if (compelled) letIn.push(id);
  }
  const about =
    letIn.length === 0
      ? { label: 'change exhibit list' }
      : { label: 'make a compelled statement an exhibit', details: { sources: letIn, reason } };
  write(opened, about, (edit) => {
    for (const exhibit of before.values()) {
      if (!wanted.some((w) => w.source === exhibit.source)) edit.remove('exhibit', exhibit.id);
    }
    wanted.forEach(({ source, series, number = null, late = false }, position) => {
      const there = before.get(source);
      if (there === undefined)
        edit.insert('exhibit', { id: opened.ids.next(), source, series, position, number, late });
      else edit.update('exhibit', there.id, { series, position, number, late });
    });
  });
}

function requireNumbers(opened: ReadableCase, wanted: readonly WantedExhibit[]): void {
  const known = new Set(seriesRows(opened).map(({ id }) => id));
  const seen = new Set<string>();
  for (const { series, number } of wanted) {
    if (!known.has(series)) throw new AppError('invalid-input', 'there is no such series', { data: { series } });
    if (number === undefined || number === null) continue;
    const key = `${series} ${number.toLowerCase()}`;
    if (seen.has(key)) {
      throw new AppError('invalid-input', `the number ${number} stands twice in one series`, {
        data: { field: 'number', number, reason: 'number-taken' },
      });
    }
    seen.add(key);
  }
}

/** A source that needs Bates numbers, and for how many pages. */
export type BatesNeed = { readonly source: string; readonly pages: number; readonly issued: BatesRange | null };

/**
 * Gives the Bates ranges that exhibits have or would get, in the order given: numbers that were issued stay, new ones follow the
 * highest ever issued under the prefix. Writes nothing. `id` is empty for a range that is not issued yet.
 */
export function planBates(opened: ReadableCase, prefix: string, needs: readonly BatesNeed[]): BatesRange[] {
  let next = 1;
  for (const range of allRows(opened, 'bates_range')) {
    if (range.prefix === prefix) next = Math.max(next, range.first + range.pages);
  }
  return needs.map(({ source, pages, issued }) => {
    if (issued !== null && issued.pages === pages && issued.prefix === prefix) return issued;
    const range: BatesRange = { id: '', source, prefix, first: next, pages };
    next += pages;
    return range;
  });
}

/**
 * Issues the planned ranges that are not issued yet, for good, as one act, and gives every range as it now stands. Throws
 * `conflict` when one of the numbers was issued to something else since they were planned; then none is issued.
 */
export function issueBates(opened: WritableCase, planned: readonly BatesRange[]): BatesRange[] {
  if (planned.every((range) => range.id !== '')) return [...planned];
  const standing = planned.map((range) => (range.id === '' ? { ...range, id: opened.ids.next() } : range));
  const fresh = standing.filter((_range, at) => planned[at]?.id === '');
  const details = { sources: fresh.map((range) => range.source) };
  write(opened, { label: 'issue Bates numbers', kind: 'act', details }, (edit) => {
    for (const range of fresh) edit.insert('bates_range', range);
  });
  return standing;
}
