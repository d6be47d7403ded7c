/** Which column a table is sorted by. */
export type Sorting = { readonly column: string; readonly down: boolean };

/** Orders texts as people do: "Union Ex. 9" before "Union Ex. 10", case aside, the empty ones last. */
export function compareWords(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return collator.compare(a, b);
}

const collator = new Intl.Collator('en-US', { numeric: true, sensitivity: 'base' });

/** Gives rows in the order of a column; rows that are equal keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly { readonly key: string; readonly sort?: (a: Row, b: Row) => number }[],
  sorting: Sorting | null,
): readonly Row[] {
  const sort = columns.find((column) => column.key === sorting?.column)?.sort;
  if (sort === undefined || sorting === null) return rows;
  return [...rows].sort(sorting.down ? (a, b) => sort(b, a) : sort);
}

/** Gives the sorting after a click on a heading: up, then down, then as the rows came. */
export function nextSorting(sorting: Sorting | null, column: string): Sorting | null {
  if (sorting?.column !== column) return { column, down: false };
  return sorting.down ? null : { column, down: true };
}
