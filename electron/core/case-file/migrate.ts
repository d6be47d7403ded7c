import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import { sql as sql010 } from './migrations/010-case.ts';
import { sql as sql020 } from './migrations/020-evidence.ts';
import { sql as sql030 } from './migrations/030-briefs.ts';

export type Migration = { readonly version: number; readonly sql: string };

/** Frozen once released: a change of the schema is a new file. */
export const migrations: readonly Migration[] = [
  { version: 10, sql: sql010 },
  { version: 20, sql: sql020 },
  { version: 30, sql: sql030 },
];

/** "LDML": tells the file of a case from any other SQLite database. */
export const applicationId = 0x4c444d4c;

/** The schema that this program writes. */
export function newestVersion(): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Refuses a file that is no case (`corrupt-case`) or that a newer program wrote (`newer-case`). */
export function checkVersion(db: Database): number {
  const id = db.pragma('application_id', { simple: true });
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version !== 0 && id !== applicationId)
    throw new AppError('corrupt-case', 'this database is not a Loudermill case');
  if (version > newestVersion()) {
    throw new AppError(
      'newer-case',
      `this case was written by a newer version (schema ${version}, this one knows ${newestVersion()})`,
      {
        data: { version, known: newestVersion() },
      },
    );
  }
  return version;
}

/**
 * Brings the schema up to date in one transaction, the version last. Gives the versions that were applied. Throws what SQLite
 * threw for a migration that fails; the file is then as it was.
 */
export function migrate(db: Database, known: readonly Migration[] = migrations): readonly number[] {
  const from = checkVersion(db);
  const wanted = known.filter((m) => m.version > from);
  if (wanted.length === 0) return [];
  db.transaction(() => {
    for (const migration of wanted) db.exec(migration.sql);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${wanted.at(-1)?.version ?? from}`);
  }).immediate();
  return wanted.map((m) => m.version);
}
