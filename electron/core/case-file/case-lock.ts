import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { z } from 'zod';

const holderSchema = z.object({
  pid: z.number().int(),
  host: z.string(),
  user: z.string(),
  /** When the process started, as the system counts it; null where that cannot be told. */
  started: z.string().nullable(),
  at: z.string(),
});

/** Who holds a case open for writing. */
export type LockHolder = z.infer<typeof holderSchema>;

/**
 * Takes the lock of a case. Gives the holder when another living process has it, else null.
 * A lock that a dead process of this computer left is taken over. Throws when the folder cannot be written.
 */
export function takeLock(path: string, at: string): LockHolder | null {
  const self: LockHolder = {
    pid: process.pid,
    host: hostname(),
    user: userInfo().username,
    started: startOf(process.pid),
    at,
  };
  // Subtle: the lock appears whole under its name; a lock that is seen half written would pass for a dead one.
  const own = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(own, JSON.stringify(self), { flag: 'wx', mode: 0o600 });
    for (let attempt = 0; attempt < 50; attempt++) {
      if (placed(own, path)) return null;
      const holder = readLock(path);
      if (holder !== null && alive(holder)) return holder;
      clearDead(own, path);
    }
    return readLock(path) ?? { ...self, pid: 0, user: 'someone' };
  } finally {
    rmSync(own, { force: true });
  }
}

/** Puts a lock in place; tells whether no other was there. */
function placed(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false;
    if (!hasCode(cause, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw cause;
  }
  try {
    // A file system without hard links, such as that of a memory stick.
    writeFileSync(path, readFileSync(own), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false;
    throw cause;
  }
}

/**
 * Takes a dead lock away. Subtle: one process at a time may do so; else a second one, which saw the dead lock too, would take the
 * new lock of the first away.
 */
function clearDead(own: string, path: string): void {
  const clearing = `${path}.clearing`;
  if (!placed(own, clearing)) {
    // Left by a process that was killed right here: both times are the file system's.
    if (modified(own) - modified(clearing) > 5000) rmSync(clearing, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    return;
  }
  try {
    const holder = readLock(path);
    if (holder === null || !alive(holder)) rmSync(path, { force: true });
  } finally {
    rmSync(clearing, { force: true });
  }
}

function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
}

function hasCode(cause: unknown, ...codes: readonly string[]): boolean {
  return cause instanceof Error && 'code' in cause && codes.includes(String(cause.code));
}

/** Gives a lock up; only one that this process holds. */
export function releaseLock(path: string): void {
  const holder = readLock(path);
  if (holder !== null && holder.pid === process.pid && holder.host === hostname()) rmSync(path, { force: true });
}

function readLock(path: string): LockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** A holder on another computer counts as alive: from here one cannot tell. */
function alive(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    if (hasCode(cause, 'ESRCH')) return false;
  }
  // Subtle: a pid is used again after a restart; the start time tells the two processes apart.
  return holder.started === null || holder.started === startOf(holder.pid);
}

function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch {
    return null;
  }
}
