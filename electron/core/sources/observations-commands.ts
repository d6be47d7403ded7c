import { found } from '../../../shared/assert.ts';
import type { ExcerptView, ObservationView } from '../../../shared/contract/views.ts';
import type { Observation } from '../../../shared/domain/source-parts.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowById, rowsWhere } from '../journal/read.ts';
import { type Edit, type Patch, write } from '../journal/write.ts';
import { checkSeconds, newExcerpt } from './excerpts-commands.ts';
import { getExcerpt } from './excerpts-queries.ts';
import { getObservation } from './observations-queries.ts';
import { getSource } from './sources-queries.ts';

type Said = Pick<Observation, 'secondsFrom' | 'secondsTo' | 'wallClock' | 'text' | 'observer'>;
export type NewObservation = Pick<Observation, 'source' | 'text'> & Patch<Said>;

/**
 * Writes down what was seen or heard at a time of a recording, or in an audit note; the observer is who works on the case unless
 * another is named. Throws `invalid-input` for no words and for seconds that the recording does not have.
 */
export function createObservation(opened: WritableCase, given: NewObservation): ObservationView {
  const log = rowsWhere(opened, 'observation', 'source', given.source);
  const row: Observation = {
    id: opened.ids.next(),
    source: given.source,
    position: log.reduce((last, { position }) => Math.max(last, position + 1), 0),
    secondsFrom: given.secondsFrom ?? null,
    secondsTo: given.secondsTo ?? null,
    wallClock: given.wallClock ?? '',
    text: given.text.trim(),
    observer: given.observer ?? opened.actor,
    excerpt: null,
  };
  check(opened, row);
  write(opened, { label: 'add observation' }, (edit) => edit.insert('observation', row));
  return found(getObservation(opened, row.id), 'this observation');
}

/**
 * Changes an observation. One that is moved in time lets go of its excerpt, whose place is fixed; the excerpt goes where nothing
 * rests on it. Throws `not-found`, `invalid-input`.
 */
export function updateObservation(opened: WritableCase, id: string, patch: Patch<Said>): ObservationView {
  const before = found(rowById(opened, 'observation', id), 'this observation');
  const after: Observation = {
    ...before,
    secondsFrom: patch.secondsFrom === undefined ? before.secondsFrom : patch.secondsFrom,
    secondsTo: patch.secondsTo === undefined ? before.secondsTo : patch.secondsTo,
    wallClock: patch.wallClock ?? before.wallClock,
    text: patch.text?.trim() ?? before.text,
    observer: patch.observer ?? before.observer,
  };
  check(opened, after);
  const moved = after.secondsFrom !== before.secondsFrom || after.secondsTo !== before.secondsTo;
  write(opened, { label: 'edit observation' }, (edit) => {
    edit.update('observation', id, moved ? { ...after, excerpt: null } : after);
    if (moved && before.excerpt !== null) dropUnused(opened, edit, before.excerpt);
  });
  return found(getObservation(opened, id), 'this observation');
}

function dropUnused(opened: WritableCase, edit: Edit, excerpt: string): void {
  const tables = ['fact_excerpt', 'comparator', 'observation', 'provision', 'charge'] as const;
  const rests = tables.some((table) => rowsWhere(opened, table, 'excerpt', excerpt).length > 0);
  if (!rests) edit.remove('excerpt', excerpt);
}

/** Removes observations, as one step; excerpts that were made of them stay. Throws `not-found`. */
export function removeObservations(opened: WritableCase, ids: readonly string[]): void {
  const label = ids.length === 1 ? 'remove observation' : `remove ${ids.length} observations`;
  write(opened, { label }, (edit) => ids.forEach((id) => edit.remove('observation', id)));
}

/**
 * Gives the span excerpt of an observation, so that a fact can rest on it; makes it, as one step, where there is none yet. Throws
 * `not-found`, and `invalid-input` where it has no offset or its source is no recording.
 */
export function excerptOfObservation(opened: WritableCase, id: string): ExcerptView {
  const { source, secondsFrom, secondsTo, text, excerpt } = found(
    rowById(opened, 'observation', id),
    'this observation',
  );
  const known = excerpt === null ? undefined : getExcerpt(opened, excerpt);
  if (known !== undefined) return known;
  const row = newExcerpt(opened, { source, kind: 'span', page: 1, secondsFrom, secondsTo, note: text.slice(0, 500) });
  write(opened, { label: 'add excerpt' }, (edit) => {
    edit.insert('excerpt', row);
    edit.update('observation', id, { excerpt: row.id });
  });
  return found(getExcerpt(opened, row.id), 'this excerpt');
}

function check(opened: WritableCase, row: Observation): void {
  if (row.text === '') throw new AppError('invalid-input', 'an observation has words', { data: { field: 'text' } });
  checkSeconds(getSource(opened, row.source), row.secondsFrom, row.secondsTo);
}
