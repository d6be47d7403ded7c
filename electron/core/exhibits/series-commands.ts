import { standardSeries, type SeriesRow } from '../../../shared/domain/exhibits.ts';
import { AppError } from '../../../shared/errors.ts';
import { isPrintable } from '../bundle/win-ansi.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowById, rowsWhere } from '../journal/read.ts';
import { write } from '../journal/write.ts';
import { isBuiltIn, seriesRows } from './series-queries.ts';

/**
 * Changes a series, or adds one at the end where `id` is null. Throws `conflict` for a label that another series has, `not-found`
 * for an id that is none, `invalid-input` for words that a stamp cannot print.
 */
export function setSeries(
  opened: WritableCase,
  given: Omit<SeriesRow, 'id' | 'position'> & { readonly id: string | null },
): void {
  const all = seriesRows(opened);
  requireFreeLabel(all, given);
  for (const field of ['label', 'text'] as const) {
    const words = field === 'label' ? given.label : given.stamp.text;
    if (!isPrintable(words)) {
      throw new AppError('invalid-input', 'a stamp cannot print one of these characters', {
        data: { field, reason: 'stamp-letters' },
      });
    }
  }
  const { id, ...values } = given;
  const there = all.find((row) => row.id === id);
  if (id !== null && there === undefined) throw new AppError('not-found', 'there is no such series', { data: { id } });
  write(opened, { label: id === null ? 'add exhibit series' : 'change exhibit series' }, (edit) => {
    if (id === null)
      edit.insert('exhibit_series', { ...values, id: opened.ids.next(), position: lastPosition(all) + 1 });
    else if (rowById(opened, 'exhibit_series', id) === undefined) {
      edit.insert('exhibit_series', { ...values, id, position: there?.position ?? 0 });
    } else edit.update('exhibit_series', id, values);
  });
}

/** Puts the series into an order. Throws `invalid-input` unless every series is named once. */
export function orderSeries(opened: WritableCase, ids: readonly string[]): void {
  const all = seriesRows(opened);
  if (new Set(ids).size !== ids.length || ids.length !== all.length || !all.every(({ id }) => ids.includes(id))) {
    throw new AppError('invalid-input', 'every series has one place', { data: { field: 'ids' } });
  }
  write(opened, { label: 'order exhibit series' }, (edit) => {
    for (const row of all) {
      const position = ids.indexOf(row.id);
      if (rowById(opened, 'exhibit_series', row.id) !== undefined) edit.update('exhibit_series', row.id, { position });
      else if (position !== row.position) edit.insert('exhibit_series', { ...row, position });
    }
  });
}

/** Removes a series; a built-in one goes back to what it was. Throws `conflict` for another that still has exhibits. */
export function removeSeries(opened: WritableCase, id: string): void {
  if (!isBuiltIn(id) && rowsWhere(opened, 'exhibit', 'series', id).length > 0) {
    throw new AppError('conflict', 'this series still has exhibits', { data: { id, reason: 'series-used' } });
  }
  if (rowById(opened, 'exhibit_series', id) === undefined) return;
  const standard = standardSeries.find((row) => row.id === id);
  if (standard !== undefined) requireFreeLabel(seriesRows(opened), standard);
  write(opened, { label: 'remove exhibit series' }, (edit) => edit.remove('exhibit_series', id));
}

function requireFreeLabel(
  all: readonly SeriesRow[],
  wanted: { readonly id: string | null; readonly label: string },
): void {
  const other = all.find((row) => row.id !== wanted.id && sameWords(row.label, wanted.label));
  if (other === undefined) return;
  throw new AppError('conflict', `the series ${other.name} has the label ${other.label} already`, {
    data: { field: 'label', reason: 'label-taken' },
  });
}

const lastPosition = (rows: readonly SeriesRow[]): number => Math.max(...rows.map((row) => row.position));

const sameWords = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
