import type { WritableCase } from '../case-file/open-case.ts';
import { prepared } from '../journal/write.ts';
import { cutOffSince } from './import-runs.ts';

/**
 * Takes away the objects that an import had stored when it was cut off and for which no row had been written; gives how many.
 * Subtle: only what is younger than such an import goes. After a database was put back from a backup there are objects without a
 * row too, and those are evidence. What the log ever knew stays, so that undo finds its bytes.
 */
export function collectLost(opened: WritableCase): number {
  const since = cutOffSince(opened);
  if (since === null) return 0;
  const known = new Set(
    prepared(
      opened.db,
      `SELECT name FROM object UNION SELECT object FROM source
       UNION SELECT coalesce(after, before) ->> 'object' FROM journal_change WHERE "table" = 'source'`,
    )
      .pluck()
      .all() as string[],
  );
  return opened.store.collect((name) => known.has(name), Date.parse(since));
}
