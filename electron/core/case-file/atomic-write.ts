import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { toAppError } from '../../../shared/errors.ts';

/** Gives the path of a temp sibling, on the same file system as its target. */
export function tempSibling(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
}

/**
 * Makes a folder, with those above it, that only this person may enter. Throws what the system threw.
 * Subtle: Node's own recursive mkdir says of a write-protected disk that the folder is not found.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** What file systems say that sync no folder, among them some of networks: what was written stays written. */
const cannotSync: ReadonlySet<unknown> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EACCES']);

/** Makes the names in a folder durable. Where a folder cannot be synced (Windows, some networks), does nothing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cannotSync.has(cause.code))) throw cause;
  } finally {
    await handle?.close();
  }
}

/**
 * Writes a file so that it is either wholly there or not at all: temp sibling, fsync, rename, fsync of the folder.
 * Throws `disk-full`, `read-only`, `no-permission`, `not-found` (the folder), `conflict` (a folder in its place); nothing is left
 * behind.
 */
export async function writeFileAtomic(path: string, bytes: Uint8Array | string): Promise<void> {
  const temp = tempSibling(path);
  let handle: FileHandle | undefined;
  try {
    handle = await open(temp, 'wx', 0o600);
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
    handle = undefined;
    await rename(temp, path);
  } catch (cause) {
    await handle?.close().catch(() => undefined);
    await rm(temp, { force: true });
    throw toAppError(cause);
  }
  await syncFolder(dirname(path));
}
