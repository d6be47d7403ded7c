import type { Statement } from 'better-sqlite3';
import { AppError, toAppError } from '../../../shared/errors.ts';
import type { Database } from '../case-file/database.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { advance, hashStep, type Journal, type RowChange, type StepHead, type StepKind } from './journal.ts';
import {
  columnsOf,
  currentImage,
  fromRaw,
  isTable,
  type RawRow,
  type Rows,
  type TableName,
  tables,
  toRaw,
} from './tables.ts';

/** The ways in which a step may change rows. */
export type Edit = {
  readonly insert: <T extends TableName>(table: T, row: Rows[T]) => Rows[T];
  /** Changes the given columns. Throws `not-found`. A patch that changes nothing leaves no trace. */
  readonly update: <T extends TableName>(table: T, id: string, patch: Patch<Rows[T]>) => Rows[T];
  readonly remove: (table: TableName, id: string) => void;
  /** Puts a row image in place as it stands, after a look that the row is where the change expects it. */
  readonly apply: (change: RowChange) => void;
};

/** Some columns of a row; `undefined` leaves a column as it is. */
export type Patch<Row> = { readonly [K in keyof Row]?: Row[K] | undefined };

export type StepAbout = {
  /** What was done, in words that "Undo: ..." can go before: `add fact`. */
  readonly label: string;
  /** `act`: on record for good, never undone (an export, Bates numbers issued). */
  readonly kind?: StepKind;
  /** The first step of the batch that this one belongs to: undone as one. A batch that was undone meanwhile takes no more steps. */
  readonly batch?: number | null;
  readonly target?: number;
  readonly details?: object;
  /** Tables that the change writes beside the journal, told to who listens. */
  readonly touches?: readonly string[];
};

/**
 * The only way to change domain tables: one transaction, one labelled step with the rows before and after, chained by hash.
 * `extra` may write rows that are derived from evidence bytes, in the same transaction.
 * A step that changes nothing makes no entry, unless it is an act. Gives what `change` gave, the step's number and its batch.
 */
export function write<T>(
  opened: WritableCase,
  about: StepAbout,
  change: (edit: Edit, db: Database) => T,
): { value: T; step: number | null; batch: number | null } {
  const { db, journal } = opened;
  const changes: RowChange[] = [];
  let head: StepHead | undefined;
  let hash = '';
  try {
    const value = db
      .transaction(() => {
        db.pragma('defer_foreign_keys = ON');
        const result = change(editor(db, changes), db);
        if (changes.length === 0 && about.kind !== 'act') return result;
        head = {
          number: journal.lastNumber + 1,
          kind: about.kind ?? 'do',
          label: about.label,
          actor: opened.actor,
          at: opened.clock.now(),
          batch: openBatch(journal, about.batch) ?? journal.lastNumber + 1,
          target: about.target ?? null,
          details: about.details === undefined ? null : JSON.stringify(about.details),
        };
        hash = hashStep(head, changes, journal.lastHash);
        append(db, head, changes, journal.lastHash, hash);
        return result;
      })
      .immediate();
    if (head === undefined) return { value, step: null, batch: null };
    journal.lastHash = hash;
    journal.lastNumber = head.number;
    advance(journal, head);
    const touched = [...new Set([...changes.map((c) => c.table), ...(about.touches ?? [])])];
    const step = head;
    const tell = () => journal.listeners.forEach((listener) => listener(step, touched));
    const held = untold.get(journal);
    if (held === undefined) tell();
    else held.push(tell);
    return { value, step: head.number, batch: head.batch };
  } catch (cause) {
    throw toAppError(cause);
  }
}

/** What listeners are to be told of steps whose transaction is still open. */
const untold = new WeakMap<Journal, (() => void)[]>();

/**
 * Runs work that makes several steps as one transaction: all of them are on the disk, or none. Listeners are told once they are.
 * The work may not wait for anything.
 */
export function together<T>({ db, journal }: WritableCase, work: () => T): T {
  const { lastHash, lastNumber } = journal;
  const undoable = [...journal.undoable];
  const redoable = [...journal.redoable];
  const tells: (() => void)[] = [];
  untold.set(journal, tells);
  let value: T;
  try {
    value = db.transaction(work).immediate();
  } catch (cause) {
    journal.lastHash = lastHash;
    journal.lastNumber = lastNumber;
    journal.undoable.splice(0, Infinity, ...undoable);
    journal.redoable.splice(0, Infinity, ...redoable);
    throw toAppError(cause);
  } finally {
    untold.delete(journal);
  }
  for (const tell of tells) tell();
  return value;
}

function openBatch(journal: Journal, batch: number | null | undefined): number | null {
  return journal.undoable.some((undoable) => undoable.batch === batch) ? (batch ?? null) : null;
}

function append(db: Database, head: StepHead, changes: readonly RowChange[], previous: string, hash: string): void {
  prepared(
    db,
    `INSERT INTO journal_step (number, kind, label, actor, at, batch, target, details, previous, hash)
     VALUES (@number, @kind, @label, @actor, @at, @batch, @target, @details, @previous, @hash)`,
  ).run({ ...head, previous, hash });
  const insert = prepared(
    db,
    'INSERT INTO journal_change (step, seq, "table", row, before, after) VALUES (?, ?, ?, ?, ?, ?)',
  );
  changes.forEach((c, seq) => insert.run(head.number, seq, c.table, c.row, c.before, c.after));
}

function editor(db: Database, changes: RowChange[]): Edit {
  const rowOf = (table: TableName, id: string): RawRow | undefined =>
    prepared(db, `SELECT ${columnsOf(table)} FROM ${table} WHERE id = ?`).get(id) as RawRow | undefined;

  const put = (table: TableName, id: string, before: RawRow | undefined, after: RawRow | undefined): void => {
    if (after === undefined) prepared(db, `DELETE FROM ${table} WHERE id = ?`).run(id);
    else if (before === undefined) insertRaw(db, table, after);
    else updateRaw(db, table, after);
    changes.push({
      table,
      row: id,
      before: before === undefined ? null : JSON.stringify(before),
      after: after === undefined ? null : JSON.stringify(after),
    });
  };

  return {
    insert(table, row) {
      put(table, row.id, undefined, toRaw(table, row));
      return row;
    },
    update(table, id, patch) {
      const before = rowOf(table, id);
      if (before === undefined) throw new AppError('not-found', `there is no such ${table}`, { data: { table, id } });
      const row = { ...fromRaw(table, before) };
      for (const [column, value] of Object.entries(patch)) {
        if (value !== undefined) Object.assign(row, { [column]: value });
      }
      const after = toRaw(table, row);
      if (JSON.stringify(after) !== JSON.stringify(before)) put(table, id, before, after);
      return row;
    },
    remove(table, id) {
      const before = rowOf(table, id);
      if (before === undefined) throw new AppError('not-found', `there is no such ${table}`, { data: { table, id } });
      put(table, id, before, undefined);
    },
    apply(change) {
      const { table, row: id } = change;
      if (!isTable(table)) throw new AppError('corrupt-case', `the journal names an unknown table: ${table}`);
      const now = rowOf(table, id);
      const before = change.before === null ? null : currentImage(table, change.before);
      if ((now === undefined ? null : JSON.stringify(now)) !== before) {
        throw new AppError('conflict', `this ${table} has changed since`, { data: { table, id } });
      }
      const after = change.after === null ? undefined : (JSON.parse(currentImage(table, change.after)) as RawRow);
      put(table, id, now, after);
    },
  };
}

function insertRaw(db: Database, table: TableName, row: RawRow): void {
  const marks = tables[table].columns.map((c) => `@${c}`).join(', ');
  prepared(db, `INSERT INTO ${table} (${columnsOf(table)}) VALUES (${marks})`).run(row);
}

function updateRaw(db: Database, table: TableName, row: RawRow): void {
  const sets = tables[table].columns.filter((c) => c !== 'id').map((c) => `"${c}" = @${c}`);
  prepared(db, `UPDATE ${table} SET ${sets.join(', ')} WHERE id = @id`).run(row);
}

const statements = new WeakMap<Database, Map<string, Statement>>();

/** Gives a statement that is prepared once for each open database. */
export function prepared(db: Database, sql: string): Statement {
  let known = statements.get(db);
  if (known === undefined) {
    known = new Map();
    statements.set(db, known);
  }
  let statement = known.get(sql);
  if (statement === undefined) {
    statement = db.prepare(sql);
    known.set(sql, statement);
  }
  return statement;
}
