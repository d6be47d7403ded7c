import type { SourceRow } from '../../shared/contract/views.ts';
import { exportable, type Confidentiality, type Privilege, type SourceKind } from '../../shared/domain/sources.ts';
import type { ProductionState } from '../../shared/domain/productions.ts';
import type { Standing } from '../productions/use-standing.ts';

export const anyKind = 'any';
export type SourceState =
  | 'all'
  | 'exhibit'
  | 'not-exhibit'
  | 'produced'
  | 'received'
  | 'not-produced'
  | 'withheld'
  | 'unreadable';
export type SourceFilter = {
  readonly text: string;
  readonly kind: SourceKind | typeof anyKind;
  readonly state: SourceState;
  readonly privilege: Privilege | typeof anyKind;
  readonly confidentiality: Confidentiality | typeof anyKind;
  /** The custodian by name, or null for any; the same for whom it was received from. */
  readonly custodian: string | null;
  readonly receivedFrom: string | null;
};

export const noFilter: SourceFilter = {
  text: '',
  kind: anyKind,
  state: 'all',
  privilege: anyKind,
  confidentiality: anyKind,
  custodian: null,
  receivedFrom: null,
};

/** Gives how many of the further filters are set: those beside the text, the kind and the state. */
export function furtherFilters(filter: SourceFilter): number {
  const { privilege, confidentiality, custodian, receivedFrom } = filter;
  return [privilege !== anyKind, confidentiality !== anyKind, custodian !== null, receivedFrom !== null].filter(Boolean)
    .length;
}

/** Gives the names in a column of the sources, each once, in order, without the empty one. */
export function namesIn(rows: readonly SourceRow[], column: 'custodian' | 'receivedFrom'): string[] {
  return [...new Set(rows.map((row) => row[column]))].filter((name) => name !== '').toSorted();
}

export const stateWords: Readonly<Record<SourceState, string>> = {
  all: 'Every state',
  exhibit: 'Exhibits',
  'not-exhibit': 'No exhibit',
  produced: 'Produced',
  received: 'Received',
  'not-produced': 'Not produced or received',
  withheld: 'Withheld from export',
  unreadable: 'Not readable',
};

/** Gives the sources that match every part of the filter; every word of its text stands in what a person reads of a source. */
export function filterSources(
  rows: readonly SourceRow[],
  filter: SourceFilter,
  standing: Standing = new Map(),
): readonly SourceRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const isOpen = filter.kind === anyKind && filter.state === 'all' && furtherFilters(filter) === 0;
  if (words.length === 0 && isOpen) return rows;
  const texts = words.length === 0 ? [] : textsOf(rows);
  return rows.filter((row, index) => {
    if (filter.kind !== anyKind && row.kind !== filter.kind) return false;
    if (!isInState(row, filter.state, standing.get(row.id)?.state)) return false;
    if (filter.privilege !== anyKind && row.privilege !== filter.privilege) return false;
    if (filter.confidentiality !== anyKind && row.confidentiality !== filter.confidentiality) return false;
    if (filter.custodian !== null && row.custodian !== filter.custodian) return false;
    if (filter.receivedFrom !== null && row.receivedFrom !== filter.receivedFrom) return false;
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

function isInState(row: SourceRow, state: SourceState, stands: ProductionState['state'] | undefined): boolean {
  switch (state) {
    case 'exhibit':
      return row.label !== null;
    case 'not-exhibit':
      return row.label === null;
    case 'produced':
    case 'received':
      return stands === state;
    case 'not-produced':
      return stands !== 'produced' && stands !== 'received';
    case 'withheld':
      return !exportable(row);
    case 'unreadable':
      return row.unreadable !== null;
    default:
      return true;
  }
}
