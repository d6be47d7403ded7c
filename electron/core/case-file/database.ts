import { createRequire } from 'node:module';
import Sqlite, { type Database } from 'better-sqlite3';
import { AppError, toAppError } from '../../../shared/errors.ts';

export type { Database } from 'better-sqlite3';

/** Set where the packaged SQLite binding does not fit the runtime. */
let binding: object | undefined;

/** Sets the module whose SQLite binding serves all databases that are opened from now on; null for the packaged one. */
export function useSqliteBinding(path: string | null): void {
  binding = path === null || path === '' ? undefined : (createRequire(import.meta.url)(path) as object);
}

/**
 * Opens a database with the pragmas that every connection needs. `key` is the raw 32-byte key of the SQLCipher 4 scheme.
 * Throws `corrupt-case` for a file that is no database or whose key does not fit.
 */
export function openDatabase(
  path: string,
  key: Uint8Array | null,
  options: { readonly: boolean; create: boolean },
): Database {
  let db: Database | undefined;
  try {
    db = new Sqlite(path, {
      readonly: options.readonly,
      fileMustExist: !options.create,
      ...(binding === undefined ? {} : { nativeBinding: binding as unknown as string }),
    });
    if (key !== null) {
      db.pragma(`cipher = 'sqlcipher'`);
      db.pragma('legacy = 4');
      db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    }
    db.pragma('schema_version');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('temp_store = MEMORY');
    // Room for what a search goes back to: each page that is read anew is decrypted anew.
    db.pragma('cache_size = -16384');
    db.pragma('busy_timeout = 5000');
    if (!options.readonly) {
      db.pragma('secure_delete = ON');
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
    }
    return db;
  } catch (cause) {
    db?.close();
    const error = toAppError(cause);
    if (error.code !== 'internal') throw error;
    throw new AppError('corrupt-case', `the database cannot be opened: ${error.message}`, { cause });
  }
}

/** Looks a database over: page structure and dangling references. Gives what is wrong, or an empty list. */
export function damageIn(db: Database): readonly string[] {
  try {
    const quick = db.pragma('quick_check(20)') as { quick_check: string }[];
    const broken = quick.map((row) => row.quick_check).filter((line) => line !== 'ok');
    const dangling = db.pragma('foreign_key_check') as { table: string; parent: string }[];
    return [...broken, ...dangling.map((row) => `${row.table} points to a missing ${row.parent}`)];
  } catch (cause) {
    return [toAppError(cause).message];
  }
}

/** Leaves one file: checkpoints the WAL and goes back to a rollback journal, so that nothing lies beside a closed database. */
export function closeDatabase(db: Database): void {
  if (!db.open) return;
  if (!db.readonly) {
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('journal_mode = DELETE');
  }
  db.close();
}
