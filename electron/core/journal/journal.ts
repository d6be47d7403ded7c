import { createHash } from 'node:crypto';
import type { Database } from '../case-file/database.ts';

export type StepKind = 'do' | 'undo' | 'redo' | 'act';

/** What a step did to one row: its images before and after, as JSON; null where the row was not. */
export type RowChange = {
  readonly table: string;
  readonly row: string;
  readonly before: string | null;
  readonly after: string | null;
};

export type StepHead = {
  readonly number: number;
  readonly kind: StepKind;
  readonly label: string;
  readonly actor: string;
  readonly at: string;
  readonly batch: number;
  readonly target: number | null;
  readonly details: string | null;
};

/** The state of the journal of an open case: the chain's end, and which batches can be undone and done again. */
export type Journal = {
  /** Hash of the last step, or 64 zeros. */
  lastHash: string;
  lastNumber: number;
  readonly undoable: { batch: number; label: string }[];
  readonly redoable: { batch: number; label: string }[];
  /** Told after each step has been written. */
  readonly listeners: Set<(step: StepHead, tables: readonly string[]) => void>;
};

export const firstHash = '0'.repeat(64);

/** Gives SHA-256 over a step, its row images and the hash of the step before it. */
export function hashStep(step: StepHead, changes: readonly RowChange[], previous: string): string {
  const content = [
    step.number,
    step.kind,
    step.label,
    step.actor,
    step.at,
    step.batch,
    step.target,
    step.details,
    previous,
    changes.map((c) => [c.table, c.row, c.before, c.after]),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Reads where the journal stands. */
export function openJournal(db: Database): Journal {
  const journal: Journal = { lastHash: firstHash, lastNumber: 0, undoable: [], redoable: [], listeners: new Set() };
  const steps = db.prepare<[], StepHead & { hash: string }>(
    'SELECT number, kind, label, actor, at, batch, target, details, hash FROM journal_step ORDER BY number',
  );
  for (const step of steps.iterate()) {
    advance(journal, step);
    journal.lastHash = step.hash;
    journal.lastNumber = step.number;
  }
  return journal;
}

/**
 * Moves the undo and redo stacks on by one step. Only a real change clears what can be done again. A step of a batch that other
 * steps came between stays part of it, where the batch began.
 */
export function advance(journal: Journal, step: StepHead): void {
  const { undoable, redoable } = journal;
  if (step.kind === 'do') {
    redoable.length = 0;
    if (!undoable.some(({ batch }) => batch === step.batch)) undoable.push({ batch: step.batch, label: step.label });
  } else if (step.kind === 'undo' || step.kind === 'redo') {
    const [from, to] = step.kind === 'undo' ? [undoable, redoable] : [redoable, undoable];
    const moved = from.pop();
    if (moved !== undefined) to.push(moved);
  }
}
