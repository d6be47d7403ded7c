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
    // oxlint-disable-next-line no-control-regex -- control characters are what this removes
    .replaceAll(/[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim();
  return plain === '' ? 'Case' : plain;
}
