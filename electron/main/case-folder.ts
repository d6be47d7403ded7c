import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../shared/errors.ts';

const extension = '.loudermill';

/**
 * Gives the case folder that a path means, and the name on its cover: a `.loudermill` file or the folder that holds one.
 * Throws `not-found` for anything else.
 */
export function caseAt(path: string): { folder: string; name: string } {
  const full = resolve(path);
  const stats = statSync(full, { throwIfNoEntry: false });
  if (stats?.isFile() && full.endsWith(extension)) return { folder: dirname(full), name: basename(full, extension) };
  const file = stats?.isDirectory()
    ? readdirSync(full).find((name) => name.endsWith(extension) && !name.startsWith('.'))
    : undefined;
  if (file === undefined)
    throw new AppError('not-found', 'there is no case at that place', { data: { name: basename(full) } });
  return { folder: full, name: basename(join(full, file), extension) };
}

/** Gives the paths among the arguments of a command line. In development the first one names the app itself. */
export function pathsIn(args: readonly string[], packaged: boolean): string[] {
  const named = args.slice(1).filter((arg) => !arg.startsWith('-'));
  return packaged ? named : named.slice(1);
}

/** Gives a folder name that every file system takes for a title that a person typed. */
export function folderNameOf(title: string): string {
  const plain = title
    .normalize('NFC')
    .replaceAll(/[\p{Cc}<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .slice(0, 80)
    // Half of a letter of two, where the cut fell within it.
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[. ]+$/, '');
  return plain === '' ? 'Case' : plain;
}
