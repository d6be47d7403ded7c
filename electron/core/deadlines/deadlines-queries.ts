import type { Deadline } from '../../../shared/domain/grievances.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';

/** Gives all clocks by the day that counts: the extended one where there is an extension. */
export function listDeadlines(opened: ReadableCase): Deadline[] {
  const day = (d: Deadline) => d.extendedTo ?? d.due;
  return allRows(opened, 'deadline').toSorted((a, b) =>
    day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.id < b.id ? -1 : 1,
  );
}
