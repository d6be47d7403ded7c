import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import type { RowChange } from './journal.ts';
import { prepared, write } from './write.ts';

/** Gives what Undo and Redo would do, or null where there is nothing. */
export function historyState(opened: WritableCase): {
  undo: string | null;
  redo: string | null;
  savedAt: string | null;
} {
  // Entries that only note what was looked at or taken out saved nothing.
  const sql = `SELECT at FROM journal_step j WHERE kind <> 'act' OR EXISTS (SELECT 1 FROM journal_change c WHERE c.step = j.number)
    ORDER BY number DESC LIMIT 1`;
  const last = prepared(opened.db, sql).get() as { at: string } | undefined;
  return {
    undo: opened.journal.undoable.at(-1)?.label ?? null,
    redo: opened.journal.redoable.at(-1)?.label ?? null,
    savedAt: last?.at ?? null,
  };
}

/**
 * Turns the last batch back by a new step with the inverse of its rows. Throws `not-found` when there is nothing to undo,
 * `conflict` when a row has moved on or something else now rests on it; the case is then as it was.
 */
export function undo(opened: WritableCase): { label: string } {
  const last = opened.journal.undoable.at(-1);
  if (last === undefined) throw new AppError('not-found', 'there is nothing to undo');
  const inverse = changesOf(opened, last.batch)
    .reverse()
    .map((c) => ({ ...c, before: c.after, after: c.before }));
  write(opened, { label: last.label, kind: 'undo', target: last.batch }, (edit) => inverse.forEach(edit.apply));
  return { label: last.label };
}

/** Does the batch again that was undone last. Throws as undo does. */
export function redo(opened: WritableCase): { label: string } {
  const last = opened.journal.redoable.at(-1);
  if (last === undefined) throw new AppError('not-found', 'there is nothing to redo');
  write(opened, { label: last.label, kind: 'redo', target: last.batch }, (edit) =>
    changesOf(opened, last.batch).forEach(edit.apply),
  );
  return { label: last.label };
}

function changesOf(opened: WritableCase, batch: number): RowChange[] {
  return prepared(
    opened.db,
    `SELECT c."table", c.row, c.before, c.after FROM journal_change c JOIN journal_step s ON s.number = c.step
     WHERE s.batch = ? AND s.kind = 'do' ORDER BY c.step, c.seq`,
  ).all(batch) as RowChange[];
}
