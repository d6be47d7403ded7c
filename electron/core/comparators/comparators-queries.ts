import type { Comparator } from '../../../shared/domain/comparators.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';
import { listExcerpts } from '../sources/excerpts-queries.ts';

/** Gives the comparators in their order, each with its rendered pin. */
export function listComparators(opened: ReadableCase): (Comparator & { pin: string | null })[] {
  const pins = new Map(listExcerpts(opened).map((excerpt) => [excerpt.id, excerpt.pin]));
  return allRows(opened, 'comparator', 'position, id').map((comparator) => ({
    ...comparator,
    pin: comparator.excerpt === null ? null : (pins.get(comparator.excerpt) ?? null),
  }));
}
