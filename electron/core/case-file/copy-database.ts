import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { syncFolder, tempSibling } from './atomic-write.ts';
import { type Database, openDatabase } from './database.ts';

/**
 * Writes a copy of an open database as it is at this moment, under the same key: reopened, looked over page by page, its rows
 * counted, synced, and only then given its name. Throws `disk-full`, `read-only`, `no-permission`, `corrupt-case` for a copy that is not
 * what was copied; then nothing is left behind, and what stood under the name still does.
 */
export async function copyDatabase(db: Database, key: Uint8Array | null, path: string): Promise<void> {
  const temp = tempSibling(path);
  try {
    db.prepare('VACUUM INTO ?').run(temp);
    compare(db, key, temp);
    const file = await open(temp, 'r+');
    try {
      await file.chmod(0o600);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temp, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(temp, { force: true });
    throw toAppError(cause);
  }
}

function compare(db: Database, key: Uint8Array | null, path: string): void {
  const copy = openDatabase(path, key, { readonly: true, create: false });
  try {
    const [first] = copy.pragma('integrity_check(1)') as { integrity_check: string }[];
    const same = (read: (of: Database) => unknown) => JSON.stringify(read(db)) === JSON.stringify(read(copy));
    const whole = first?.integrity_check === 'ok' && same(versionOf) && same(countRows);
    if (!whole) throw new AppError('corrupt-case', 'the copy of the database is not what was copied');
  } finally {
    copy.close();
  }
}

function versionOf(db: Database): unknown {
  return ['application_id', 'user_version'].map((name) => db.pragma(name, { simple: true }));
}

function countRows(db: Database): readonly (readonly [string, number])[] {
  const names = db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`,
    )
    .pluck()
    .all();
  return names.map((name) => [name, db.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get() ?? 0]);
}
