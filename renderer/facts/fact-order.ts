import type { FactView } from '../../shared/contract/views.ts';
import type { FactKind, FactStatus, Side } from '../../shared/domain/facts.ts';
import {
  earliestDay,
  fuzzySortKey,
  latestDay,
  parseFuzzyDate,
  type FuzzyDate,
} from '../../shared/domain/fuzzy-dates.ts';

/** Which facts the chronology shows; null and empty leave a condition out. Days are YYYY-MM-DD, both included. */
export type FactFilter = {
  readonly text: string;
  readonly kind: FactKind | null;
  readonly status: FactStatus | null;
  readonly side: Side | null;
  /** Only facts that no excerpt supports, or that another fact contradicts. */
  readonly gap: 'unsupported' | 'contradicted' | null;
  readonly from: string | null;
  readonly to: string | null;
};

export const everyFact: FactFilter = {
  text: '',
  kind: null,
  status: null,
  side: null,
  gap: null,
  from: null,
  to: null,
};

/** Gives the date, or null where there is none or its text is no date. */
export function readFuzzyDate(edtf: string | null): FuzzyDate | null {
  if (edtf === null) return null;
  try {
    return parseFuzzyDate(edtf);
  } catch {
    return null;
  }
}

/** Tells whether a fact stands on at least one excerpt that supports it. */
export function isSupported(fact: Pick<FactView, 'pins'>): boolean {
  return fact.pins.some((pin) => pin.bearing === 'supports');
}

/** Gives the text by which facts sort: earliest possible moment first, facts without a date last. */
export function factSortKey(fact: Pick<FactView, 'date'>): string {
  const date = readFuzzyDate(fact.date);
  return date === null ? '~' : fuzzySortKey(date);
}

/** Gives the facts by their earliest day; those of one day keep their order. */
export function sortFacts<T extends Pick<FactView, 'date'>>(facts: readonly T[]): T[] {
  const keyed = facts.map((fact) => ({ fact, key: factSortKey(fact) }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ fact }) => fact);
}

/** Gives the facts that meet every condition. `nameOf` gives the name of a person by id, so that a name can be searched. */
export function filterFacts(
  facts: readonly FactView[],
  filter: FactFilter,
  nameOf: (person: string | null) => string,
): FactView[] {
  const wanted = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return facts.filter((fact) => {
    if (filter.kind !== null && fact.kind !== filter.kind) return false;
    if (filter.status !== null && fact.status !== filter.status) return false;
    if (filter.side !== null && fact.side !== filter.side) return false;
    if (filter.gap === 'unsupported' && isSupported(fact)) return false;
    if (filter.gap === 'contradicted' && fact.contradicts.length === 0) return false;
    if (!withinDays(fact, filter)) return false;
    if (wanted.length === 0) return true;
    const people = [fact.assertedBy, fact.giver, fact.recipient, fact.speaker].map(nameOf);
    const said = [fact.text, fact.words, fact.note, ...people, ...fact.pins.map((pin) => pin.pin)];
    const text = said.join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** A fuzzy date meets a span of days when the two can overlap. */
function withinDays(fact: FactView, { from, to }: FactFilter): boolean {
  if (from === null && to === null) return true;
  const date = readFuzzyDate(fact.date);
  if (date === null) return false;
  const earliest = earliestDay(date);
  const latest = latestDay(date);
  return (to === null || earliest === null || earliest <= to) && (from === null || latest === null || latest >= from);
}
