import type { SeriesView } from '../../../shared/contract/views.ts';
import {
  orderExhibits,
  seriesInForce,
  standardSeries,
  type Exhibit,
  type SeriesRow,
} from '../../../shared/domain/exhibits.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';

/** Gives every series in its order. */
export function seriesRows(opened: ReadableCase): SeriesRow[] {
  return seriesInForce(allRows(opened, 'exhibit_series'));
}

/** Gives every series in its order, with how many exhibits it has. */
export function listSeries(opened: ReadableCase): SeriesView[] {
  const counts = new Map<string, number>();
  for (const { series } of allRows(opened, 'exhibit')) counts.set(series, (counts.get(series) ?? 0) + 1);
  return seriesRows(opened).map((row) => ({ ...row, builtIn: isBuiltIn(row.id), exhibits: counts.get(row.id) ?? 0 }));
}

/** Gives the rows of the exhibits in the order of the bundle. */
export function exhibitsInOrder(opened: ReadableCase): Exhibit[] {
  return orderExhibits(allRows(opened, 'exhibit'), seriesRows(opened));
}

/** Tells whether every case has this series. */
export const isBuiltIn = (id: string): boolean => standardSeries.some((row) => row.id === id);
