import { accessSync, constants, existsSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { standardSettings } from '../../../shared/domain/brief-settings.ts';
import { AppError, toAppError } from '../../../shared/errors.ts';
import type { Clock, Ids } from '../../../shared/runtime.ts';
import type { CaseInfo } from '../../../shared/domain/cases.ts';
import { settleCutOff } from './begun-exports.ts';
import { collectLost } from '../imports/collect-lost.ts';
import { createEvidenceStore, type EvidenceStore } from '../sources/evidence-store.ts';
import { createUnlockedFiles, type UnlockedFiles } from '../sources/unlocked.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import { write } from '../journal/write.ts';
import { makeFolder, syncFolder, writeFileAtomic } from './atomic-write.ts';
import { type LockHolder, releaseLock, takeLock } from './case-lock.ts';
import { copyDatabase } from './copy-database.ts';
import { closeDatabase, damageIn, type Database, openDatabase } from './database.ts';
import { type CaseKeys, newKeyFile, openKeyFile } from './keys.ts';
import { type CaseLayout, findLayout, newLayout } from './layout.ts';
import { noteArrival } from './open-portable-copy.ts';
import { checkVersion, migrate, newestVersion } from './migrate.ts';

declare const writable: unique symbol;

/** A case that can be read: what every query takes. */
export type ReadableCase = {
  readonly layout: CaseLayout;
  readonly db: Database;
  /** Writes a verified copy of the database as it is now; throws as copyDatabase does. */
  readonly copyTo: (path: string) => Promise<void>;
  readonly store: EvidenceStore;
  /** Passwords typed since the case was opened, and what they open. */
  readonly unlocked: UnlockedFiles;
  readonly encrypted: boolean;
  readonly readOnly: ReadOnlyReason | null;
  readonly heldBy: string | null;
};

/** A case that can be written: what every command takes. Only open-case makes one. */
export type WritableCase = ReadableCase & {
  readonly [writable]: true;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly actor: string;
};

export type ReadOnlyReason = 'in-use' | 'not-writable' | 'damaged';

/** Who opens, and where time and ids come from. */
export type CaseContext = { readonly clock: Clock; readonly ids: Ids; readonly actor: string };

/**
 * Makes a case in a folder that is empty or not there yet, and opens it. Throws `conflict` for a folder with files in it, and
 * what the disk says (`disk-full`, `read-only`, `no-permission`); then nothing is left behind.
 */
export async function createCase(
  folder: string,
  about: { title: string; client: string; passphrase: string | null; banner?: string },
  context: CaseContext,
): Promise<WritableCase> {
  const layout = newLayout(folder);
  const stood = existsSync(layout.folder);
  if (stood && !statSync(layout.folder).isDirectory()) throw notEmpty(layout);
  if (stood) refuseFilesIn(layout);
  const { file, keys } = await newKeyFile(about.passphrase);
  claimFolder(layout, context.clock.now());
  let db: Database | undefined;
  try {
    makeFolder(layout.evidence);
    await writeFileAtomic(layout.keys, JSON.stringify(file, null, 1));
    db = openDatabase(layout.database, keys.database, { readonly: false, create: true });
    migrate(db);
    const opened = writableCase(layout, db, keys, context);
    const info: CaseInfo = {
      id: context.ids.next(),
      title: about.title,
      client: about.client,
      employer: '',
      union: '',
      forum: '',
      matterNumber: '',
      representative: '',
      hearingOn: null,
      marking: '',
      batesPrefix: batesPrefixFrom(about.client),
      banner: about.banner ?? '',
      createdAt: context.clock.now(),
      incidentOn: null,
    };
    write(opened, { label: 'create case', kind: 'act' }, (edit) => {
      edit.insert('case_info', info);
      edit.insert('brief', {
        id: context.ids.next(),
        title: 'Pre-hearing brief',
        template: 'pre-hearing-brief',
        paper: 'us-letter',
        issuedOn: null,
        summary: '',
        conclusion: '',
        remedy: '',
        document: null,
        settings: standardSettings,
      });
    });
    await syncFolder(layout.folder);
    return opened;
  } catch (cause) {
    db?.close();
    for (const path of [
      layout.database,
      `${layout.database}-wal`,
      `${layout.database}-shm`,
      layout.keys,
      layout.lock,
    ]) {
      await rm(path, { force: true });
    }
    await rmdir(layout.evidence).catch(() => undefined);
    if (!stood) await rmdir(layout.folder).catch(() => undefined);
    throw toAppError(cause);
  }
}

/** Subtle: taken before anything is written, and looked at again: what another maker has put there meanwhile is not ours. */
function claimFolder(layout: CaseLayout, at: string): void {
  const stood = existsSync(layout.folder);
  try {
    makeFolder(layout.folder);
    if (takeLock(layout.lock, at) !== null) throw notEmpty(layout);
  } catch (cause) {
    if (!stood && existsSync(layout.folder) && readdirSync(layout.folder).length === 0) rmdirSync(layout.folder);
    throw toAppError(cause);
  }
  try {
    refuseFilesIn(layout);
  } catch (cause) {
    releaseLock(layout.lock);
    throw cause;
  }
}

function refuseFilesIn(layout: CaseLayout): void {
  const lock = basename(layout.lock);
  if (!readdirSync(layout.folder).every((name) => name.startsWith(lock))) throw notEmpty(layout);
}

function notEmpty(layout: CaseLayout): AppError {
  return new AppError('conflict', `${layout.folder} is not an empty folder`, { data: { folder: layout.folder } });
}

/** The last word of the client's name, in capitals: `Sgt. Denise Wallet` gives `WALLET`. */
function batesPrefixFrom(client: string): string {
  const words =
    client
      .normalize('NFD')
      .toUpperCase()
      .match(/[A-Z0-9]+/g) ?? [];
  return words.at(-1)?.slice(0, 12) ?? 'CASE';
}

/**
 * Opens a case. For writing when it can be: else read-only, with the reason (`in-use`, `not-writable`, `damaged`).
 * Throws `not-found`, `locked` (no or a wrong passphrase), `newer-case`, `corrupt-case`.
 */
export async function openCase(
  path: string,
  passphrase: string | null,
  context: CaseContext,
  options: { readOnly?: boolean } = {},
): Promise<ReadableCase | WritableCase> {
  const layout = findLayout(path);
  const keys = await openKeys(layout, passphrase);
  if (options.readOnly === true) return readableCase(layout, keys, null, null);
  if (!canWrite(layout)) return readableCase(layout, keys, 'not-writable', null);
  let holder: LockHolder | null;
  try {
    holder = takeLock(layout.lock, context.clock.now());
  } catch (cause) {
    if (cannotWrite(cause)) return readableCase(layout, keys, 'not-writable', null);
    throw toAppError(cause);
  }
  if (holder !== null) return readableCase(layout, keys, 'in-use', `${holder.user} on ${holder.host}`);
  try {
    if (isDamaged(layout, keys)) {
      releaseLock(layout.lock);
      return readableCase(layout, keys, 'damaged', null);
    }
    const db = openDatabase(layout.database, keys.database, { readonly: false, create: false });
    try {
      await bringUpToDate(layout, keys, db);
      const opened = writableCase(layout, db, keys, context);
      opened.store.sweep();
      collectLost(opened);
      settleCutOff(opened);
      await noteArrival(opened);
      return opened;
    } catch (cause) {
      db.close();
      throw cause;
    }
  } catch (cause) {
    releaseLock(layout.lock);
    if (cannotWrite(cause) && !isOlder(layout, keys)) return readableCase(layout, keys, 'not-writable', null);
    throw toAppError(cause);
  }
}

/** Migrates an older case, after a verified copy of its database was written to `backups/`, where it stays. */
async function bringUpToDate(layout: CaseLayout, keys: CaseKeys, db: Database): Promise<void> {
  const version = checkVersion(db);
  if (version === newestVersion()) return;
  makeFolder(layout.backups);
  const name = `${basename(layout.database, '.loudermill')} before schema ${newestVersion()}.loudermill`;
  await copyDatabase(db, keys.database, join(layout.backups, name));
  migrate(db);
}

function isOlder(layout: CaseLayout, keys: CaseKeys): boolean {
  const db = openDatabase(layout.database, keys.database, { readonly: true, create: false });
  try {
    return checkVersion(db) < newestVersion();
  } finally {
    db.close();
  }
}

/** A disk that is full or write-protected is no reason to keep a case from being read. */
function cannotWrite(cause: unknown): boolean {
  return ['disk-full', 'read-only', 'no-permission'].includes(toAppError(cause).code);
}

function isBusy(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_BUSY');
}

/** Narrows an opened case to a writable one; throws `read-only` with the reason. */
export function asWritable(opened: ReadableCase): WritableCase {
  if (isWritable(opened)) return opened;
  throw new AppError('read-only', 'this case is open for reading only', {
    data: { reason: opened.readOnly ?? 'asked', heldBy: opened.heldBy ?? '' },
  });
}

/**
 * Finishes, leaves one database file (on a full disk, or while another process reads, its WAL beside it: nothing is lost), gives
 * the lock up.
 */
export function closeCase(opened: ReadableCase): void {
  opened.unlocked.forget();
  try {
    closeDatabase(opened.db);
  } catch (cause) {
    opened.db.close();
    if (!cannotWrite(cause) && !isBusy(cause)) throw toAppError(cause);
  } finally {
    if (isWritable(opened)) releaseLock(opened.layout.lock);
  }
}

function isWritable(opened: ReadableCase): opened is WritableCase {
  return 'journal' in opened;
}

async function openKeys(layout: CaseLayout, passphrase: string | null): Promise<CaseKeys> {
  if (!existsSync(layout.keys)) {
    throw new AppError('corrupt-case', `the key file of this case is missing: ${layout.keys}`, {
      data: { part: 'keys' },
    });
  }
  return await openKeyFile(readFileSync(layout.keys, 'utf8'), passphrase);
}

function canWrite(layout: CaseLayout): boolean {
  try {
    accessSync(layout.folder, constants.W_OK);
    accessSync(layout.database, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Subtle: looked at read-only, because opening for writing already changes the file. */
function isDamaged(layout: CaseLayout, keys: CaseKeys): boolean {
  const db = openDatabase(layout.database, keys.database, { readonly: true, create: false });
  try {
    if (checkVersion(db) === 0) throw new AppError('corrupt-case', 'the database of this case is empty');
    return damageIn(db).length > 0;
  } finally {
    db.close();
  }
}

function readableCase(
  layout: CaseLayout,
  keys: CaseKeys,
  reason: ReadOnlyReason | null,
  heldBy: string | null,
): ReadableCase {
  const db = openDatabase(layout.database, keys.database, { readonly: true, create: false });
  try {
    const version = checkVersion(db);
    if (version !== newestVersion()) {
      throw new AppError('read-only', 'an older case must be opened for writing once, to be brought up to date');
    }
  } catch (cause) {
    db.close();
    throw toAppError(cause);
  }
  const store = createEvidenceStore(layout.evidence, keys);
  return {
    layout,
    db,
    copyTo: (path) => copyDatabase(db, keys.database, path),
    store,
    unlocked: createUnlockedFiles(store),
    encrypted: keys.encrypted,
    readOnly: reason,
    heldBy,
  };
}

function writableCase(layout: CaseLayout, db: Database, keys: CaseKeys, context: CaseContext): WritableCase {
  const store = createEvidenceStore(layout.evidence, keys);
  const parts: Omit<WritableCase, typeof writable> = {
    layout,
    db,
    copyTo: (path) => copyDatabase(db, keys.database, path),
    store,
    unlocked: createUnlockedFiles(store),
    encrypted: keys.encrypted,
    readOnly: null,
    heldBy: null,
    journal: openJournal(db),
    ...context,
  };
  return parts as WritableCase;
}
