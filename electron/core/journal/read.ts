import type { ReadableCase } from '../case-file/open-case.ts';
import { columnsOf, fromRaw, type RawRow, type Rows, type TableName } from './tables.ts';
import { prepared } from './write.ts';

/** Gives all rows of a table, in the order given (an ORDER BY of ours, never a person's words). */
export function allRows<T extends TableName>(opened: ReadableCase, table: T, order = 'id'): Rows[T][] {
  const rows = prepared(opened.db, `SELECT ${columnsOf(table)} FROM ${table} ORDER BY ${order}`).all() as RawRow[];
  return rows.map((raw) => fromRaw(table, raw));
}

/** Gives the rows of a table whose column has a value. */
export function rowsWhere<T extends TableName>(
  opened: ReadableCase,
  table: T,
  column: keyof Rows[T] & string,
  value: string,
  order = 'id',
): Rows[T][] {
  const sql = `SELECT ${columnsOf(table)} FROM ${table} WHERE "${column}" = ? ORDER BY ${order}`;
  return (prepared(opened.db, sql).all(value) as RawRow[]).map((raw) => fromRaw(table, raw));
}

/** Gives the row with an id, or undefined. */
export function rowById<T extends TableName>(opened: ReadableCase, table: T, id: string): Rows[T] | undefined {
  return rowsWhere(opened, table, 'id', id)[0];
}
