import type { ObservationView } from '../../../shared/contract/views.ts';
import { wallClockAt } from '../../../shared/domain/recordings.ts';
import type { Observation } from '../../../shared/domain/source-parts.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { rowById, rowsWhere } from '../journal/read.ts';
import { getExcerpt } from './excerpts-queries.ts';
import { getSource } from './sources-queries.ts';

/** What has no offset comes after what has, by the time of day that the note gives, then as it was written down. */
const order = 'secondsFrom IS NULL, secondsFrom, wallClock, position, id';

/** Gives the log of a recording or of an audit note in order of time. Throws `not-found`. */
export function listObservations(opened: ReadableCase, source: string): ObservationView[] {
  const { details } = getSource(opened, source);
  return rowsWhere(opened, 'observation', 'source', source, order).map((row) => view(opened, row, details.clockStart));
}

/** Gives one observation, or undefined. */
export function getObservation(opened: ReadableCase, id: string): ObservationView | undefined {
  const row = rowById(opened, 'observation', id);
  return row === undefined ? undefined : view(opened, row, getSource(opened, row.source).details.clockStart);
}

function view(opened: ReadableCase, row: Observation, clockStart: string | undefined): ObservationView {
  const reckoned = row.secondsFrom === null ? null : wallClockAt(clockStart, row.secondsFrom);
  return {
    ...row,
    clock: row.wallClock === '' ? reckoned : row.wallClock,
    pin: row.excerpt === null ? null : (getExcerpt(opened, row.excerpt)?.pin ?? null),
  };
}
