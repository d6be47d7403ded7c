import { exhibitLabels, orderExhibits, type ExhibitSeries } from '../../shared/domain/exhibits.ts';

/** An exhibit in the list that is being set: a source under a series; its place in the list is its order. */
export type ListedExhibit = { readonly source: string; readonly series: ExhibitSeries };

/** Gives the list by series (joint, union, employer), each in its order. */
export function bySeries(list: readonly ListedExhibit[]): ListedExhibit[] {
  const placed = list.map((each, position) => ({ id: each.source, position, ...each }));
  return orderExhibits(placed).map(({ source, series }) => ({ source, series }));
}

/** Gives the label of each source: numbers run from 1 within a series. */
export function listedLabels(list: readonly ListedExhibit[]): ReadonlyMap<string, string> {
  return exhibitLabels(list.map((each, position) => ({ id: each.source, position, series: each.series })));
}

/** Gives the list with sources added at the end of a series; those that stand in it already stay where they are. */
export function addExhibits(
  list: readonly ListedExhibit[],
  sources: readonly string[],
  series: ExhibitSeries,
): ListedExhibit[] {
  const present = new Set(list.map((each) => each.source));
  return bySeries([...list, ...sources.filter((source) => !present.has(source)).map((source) => ({ source, series }))]);
}

/** Gives the list without these sources. */
export function dropExhibits(list: readonly ListedExhibit[], sources: ReadonlySet<string>): ListedExhibit[] {
  return list.filter((each) => !sources.has(each.source));
}

/** Gives the list with one source moved up or down within its series; at an end it stays. */
export function nudgeExhibit(list: readonly ListedExhibit[], source: string, by: -1 | 1): ListedExhibit[] {
  const ordered = bySeries(list);
  const from = ordered.findIndex((each) => each.source === source);
  const one = ordered[from];
  const other = ordered[from + by];
  if (one === undefined || other === undefined || other.series !== one.series) return ordered;
  return ordered.with(from, other).with(from + by, one);
}

/** Gives the list with one source dropped before another, taking over its series; before null means at the end of its own. */
export function placeExhibit(list: readonly ListedExhibit[], source: string, before: string | null): ListedExhibit[] {
  const ordered = bySeries(list);
  const one = ordered.find((each) => each.source === source);
  if (one === undefined || source === before) return ordered;
  const rest = ordered.filter((each) => each.source !== source);
  const at = rest.findIndex((each) => each.source === before);
  const target = rest[at];
  return bySeries(target === undefined ? [...rest, one] : rest.toSpliced(at, 0, { source, series: target.series }));
}

/** Gives the list with one source under another series, as its last. */
export function changeSeries(list: readonly ListedExhibit[], source: string, series: ExhibitSeries): ListedExhibit[] {
  const one = list.find((each) => each.source === source);
  if (one === undefined || one.series === series) return bySeries(list);
  return addExhibits(dropExhibits(list, new Set([source])), [source], series);
}
