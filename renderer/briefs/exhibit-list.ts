import {
  exhibitLabels,
  orderExhibits,
  standardSeries,
  type Exhibit,
  type SeriesRow,
} from '../../shared/domain/exhibits.ts';

/** An exhibit in the list that is being set; its place in the list is its order. */
export type ListedExhibit = Pick<Exhibit, 'source' | 'series' | 'number' | 'late'>;

type Series = readonly SeriesRow[];

const placed = (list: readonly ListedExhibit[]) =>
  list.map((each, position) => ({ id: each.source, position, ...each }));

/** Gives the list in the order of the bundle: by series, each in its order, late ones last. */
export function bySeries(list: readonly ListedExhibit[], all: Series = standardSeries): ListedExhibit[] {
  return orderExhibits(placed(list), all).map(({ source, series, number, late }) => ({ source, series, number, late }));
}

/** Gives the label of each source. */
export function listedLabels(
  list: readonly ListedExhibit[],
  all: Series = standardSeries,
): ReadonlyMap<string, string> {
  return exhibitLabels(placed(list), all);
}

/** Gives the list with sources added at the end of a series; those that stand in it already stay where they are. */
export function addExhibits(
  list: readonly ListedExhibit[],
  sources: readonly string[],
  series: string,
  all: Series = standardSeries,
): ListedExhibit[] {
  const present = new Set(list.map((each) => each.source));
  const added = sources.filter((source) => !present.has(source));
  return bySeries([...list, ...added.map((source) => ({ source, series, number: null, late: false }))], all);
}

/** Gives the list without these sources. */
export function dropExhibits(list: readonly ListedExhibit[], sources: ReadonlySet<string>): ListedExhibit[] {
  return list.filter((each) => !sources.has(each.source));
}

/** Gives the list with one source moved up or down among its series, or among the late ones; at an end it stays. */
export function nudgeExhibit(
  list: readonly ListedExhibit[],
  source: string,
  by: -1 | 1,
  all: Series = standardSeries,
): ListedExhibit[] {
  const ordered = bySeries(list, all);
  const from = ordered.findIndex((each) => each.source === source);
  const one = ordered[from];
  const other = ordered[from + by];
  if (one === undefined || other === undefined || other.late !== one.late) return ordered;
  if (!one.late && other.series !== one.series) return ordered;
  return ordered.with(from, other).with(from + by, one);
}

/**
 * Gives the list with one source dropped before another: among a series it takes that series over, and its fixed number falls where
 * it stands there already; among the late ones it becomes late. Before null it goes to the end of its own.
 */
export function placeExhibit(
  list: readonly ListedExhibit[],
  source: string,
  before: string | null,
  all: Series = standardSeries,
): ListedExhibit[] {
  const ordered = bySeries(list, all);
  const one = ordered.find((each) => each.source === source);
  if (one === undefined || source === before) return ordered;
  const rest = ordered.filter((each) => each.source !== source);
  const at = rest.findIndex((each) => each.source === before);
  const target = rest[at];
  if (target === undefined) return bySeries([...rest, one], all);
  const moved = target.late ? { ...one, late: true } : inSeries(rest, { ...one, late: false }, target.series);
  return bySeries(rest.toSpliced(at, 0, moved), all);
}

/** Gives the list with one source under another series, as its last. */
export function changeSeries(
  list: readonly ListedExhibit[],
  source: string,
  series: string,
  all: Series = standardSeries,
): ListedExhibit[] {
  const one = list.find((each) => each.source === source);
  if (one === undefined || one.series === series) return bySeries(list, all);
  const rest = dropExhibits(list, new Set([source]));
  return bySeries([...rest, inSeries(rest, one, series)], all);
}

/** Gives the list with one source late, as the last of all, or no longer late, as the last of its series. */
export function setLate(
  list: readonly ListedExhibit[],
  source: string,
  late: boolean,
  all: Series = standardSeries,
): ListedExhibit[] {
  const one = list.find((each) => each.source === source);
  if (one === undefined || one.late === late) return bySeries(list, all);
  return bySeries([...dropExhibits(list, new Set([source])), { ...one, late }], all);
}

/** Gives the list with the number of one source fixed, or counted again for null. */
export function setNumber(list: readonly ListedExhibit[], source: string, number: string | null): ListedExhibit[] {
  return list.map((each) => (each.source === source ? { ...each, number } : each));
}

/** Tells whether another exhibit of the series has this fixed number. */
export function isNumberTaken(list: readonly ListedExhibit[], one: ListedExhibit, number: string): boolean {
  return list.some(
    (each) =>
      each.source !== one.source &&
      each.series === one.series &&
      each.number?.toLowerCase() === number.trim().toLowerCase(),
  );
}

function inSeries(list: readonly ListedExhibit[], one: ListedExhibit, series: string): ListedExhibit {
  const moved = { ...one, series };
  return one.number !== null && isNumberTaken(list, moved, one.number) ? { ...moved, number: null } : moved;
}
