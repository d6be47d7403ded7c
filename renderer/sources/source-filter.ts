import type { SourceRow } from '../../shared/contract/views.ts';
import { exportable, type SourceKind } from '../../shared/domain/sources.ts';

export const anyKind = 'any';
export type SourceState = 'all' | 'exhibit' | 'not-exhibit' | 'withheld' | 'unreadable';
export type SourceFilter = {
  readonly text: string;
  readonly kind: SourceKind | typeof anyKind;
  readonly state: SourceState;
};

export const stateWords: Readonly<Record<SourceState, string>> = {
  all: 'Every state',
  exhibit: 'Exhibits',
  'not-exhibit': 'No exhibit',
  withheld: 'Withheld from export',
  unreadable: 'Not readable',
};

/** Gives the sources that match: every word of the text in what a person reads of a source, its kind and its state. */
export function filterSources(rows: readonly SourceRow[], filter: SourceFilter): readonly SourceRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && filter.kind === anyKind && filter.state === 'all') return rows;
  const texts = words.length === 0 ? [] : textsOf(rows);
  return rows.filter((row, index) => {
    if (filter.kind !== anyKind && row.kind !== filter.kind) return false;
    if (!isInState(row, filter.state)) return false;
    return words.every((word) => texts[index]?.includes(word));
  });
}

/** Held as long as the rows are: the next letter that is typed folds nothing again. */
const held = new WeakMap<readonly SourceRow[], readonly string[]>();

/** Gives what a person reads of each source, as the filter compares it. */
export function textsOf(rows: readonly SourceRow[]): readonly string[] {
  const texts =
    held.get(rows) ??
    rows.map((row) => `${row.label ?? ''} ${row.title} ${row.name} ${row.publisher} ${row.note}`.toLowerCase());
  held.set(rows, texts);
  return texts;
}

function isInState(row: SourceRow, state: SourceState): boolean {
  switch (state) {
    case 'exhibit':
      return row.label !== null;
    case 'not-exhibit':
      return row.label === null;
    case 'withheld':
      return !exportable(row);
    case 'unreadable':
      return row.unreadable !== null;
    default:
      return true;
  }
}
