import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../shared/runtime.ts';

const largest = 1_000_000;

/** Writes one line of what went wrong in a process of ours: kinds and codes alone, never text of a case. */
export type Log = (what: string, data: Readonly<Record<string, string | number>>) => void;

/** Gives where a bug happened: its stack without its message, in which names and paths of a case may stand. */
export function framesOf(cause: Error): string {
  const lines = (cause.stack ?? '').split('\n');
  return lines.filter((line) => /^\s+at /.test(line)).join('\n');
}

/** Gives the log kept under `logs/` of the user's data folder; past a megabyte the older half is one file aside. */
export function createLog(userData: string, clock: Clock): Log {
  const folder = join(userData, 'logs');
  const path = join(folder, 'loudermill.log');
  return (what, data) => {
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(path, `${path}.1`);
      appendFileSync(path, `${JSON.stringify({ at: clock.now(), what, ...data })}\n`, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not take the application down with it.
    }
  };
}
