/** Which column a table is sorted by. */
export type Sorting = { readonly column: string; readonly down: boolean };

/** Orders texts as people do: "Union Ex. 9" before "Union Ex. 10", case aside, the empty ones last. */
export function compareWords(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return collator.compare(a, b);
}

const collator = new Intl.Collator('en-US', { numeric: true, sensitivity: 'base' });

/**
 * Gives a text as words that compare as they stand, in the order of `compareWords` as far as people write it: case and accents
 * aside, numbers by what they count, the empty text last.
 */
export function wordsKey(text: string): string {
  if (text === '') return '\uffff';
  const plain = /[^\0-\x7f]/.test(text) ? text.normalize('NFKD').replaceAll(/\p{M}/gu, '') : text;
  return padNumbers(plain.toLowerCase());
}

const pad = '000000000000';

/** Gives each run of digits twelve digits at least. By hand: a pattern takes four times as long, and lists are long. */
function padNumbers(text: string): string {
  let padded = '';
  let done = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!isDigit(text, at)) continue;
    const from = at;
    while (at < text.length && isDigit(text, at)) at += 1;
    padded += text.slice(done, from) + pad.slice(Math.min(pad.length, at - from)) + text.slice(from, at);
    done = at;
  }
  return done === 0 ? text : padded + text.slice(done);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

type Sortable<Row> = {
  readonly key: string;
  readonly sort?: (a: Row, b: Row) => number;
  readonly sortKey?: (row: Row) => string;
};

/** Gives rows in the order of a column; rows that are equal keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Sortable<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const column = columns.find((each) => each.key === sorting?.column);
  if (column === undefined || sorting === null) return rows;
  if (column.sortKey !== undefined) return sortByKey(rows, keysOf(rows, column.key, column.sortKey), sorting.down);
  const { sort } = column;
  if (sort === undefined) return rows;
  return [...rows].sort(sorting.down ? (a, b) => sort(b, a) : sort);
}

function sortByKey<Row>(rows: readonly Row[], keys: readonly string[], down: boolean): readonly Row[] {
  const order = Uint32Array.from({ length: rows.length }, (_, index) => index);
  const sign = down ? -1 : 1;
  order.sort((i, j) => {
    const [a, b] = [keys[i] ?? '', keys[j] ?? ''];
    return a < b ? -sign : a > b ? sign : i - j;
  });
  return Array.from(order, (index) => rows[index] as Row);
}

/** Makes the keys of a column ahead of being asked to sort by it. */
export function warmKeys<Row>(rows: readonly Row[], { key, sortKey }: Sortable<Row>): void {
  if (sortKey !== undefined) keysOf(rows, key, sortKey);
}

/** Held as long as the rows are: sorting down after up, or by a column once more, makes no key again. */
const held = new WeakMap<readonly unknown[], Map<string, readonly string[]>>();

function keysOf<Row>(rows: readonly Row[], column: string, sortKey: (row: Row) => string): readonly string[] {
  const ofRows = held.get(rows) ?? new Map<string, readonly string[]>();
  held.set(rows, ofRows);
  const keys = ofRows.get(column) ?? rows.map(sortKey);
  ofRows.set(column, keys);
  return keys;
}

/** Gives the sorting after a click on a heading: up, then down, then as the rows came. */
export function nextSorting(sorting: Sorting | null, column: string): Sorting | null {
  if (sorting?.column !== column) return { column, down: false };
  return sorting.down ? null : { column, down: true };
}
