import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { toAppError } from '../../../shared/errors.ts';

export type RefusedReason =
  | 'link'
  | 'not-a-file'
  | 'inside-the-case'
  | 'no-permission'
  | 'not-found'
  | 'too-deep'
  /** The system gave an error while the file was read. */
  | 'read-error';

/** A file to import, or a path that is refused with its reason. `modifiedAt` is in milliseconds since 1970. */
export type Walked = {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAt: number;
  readonly refused: RefusedReason | null;
};

const deepest = 64;

/** System files that a file manager leaves in folders and that nobody means to import. */
const droppings = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * Gives the files of paths and of the folders below them, in order of name. Links are refused, not followed, so that a folder
 * inside itself ends; what lies in the case's own folder is refused.
 */
export async function* walkFiles(paths: readonly string[], caseFolder: string): AsyncGenerator<Walked> {
  const home = await realpath(caseFolder);
  for (const path of paths) yield* walk(resolve(path), home, 0);
}

async function* walk(path: string, home: string, depth: number): AsyncGenerator<Walked> {
  try {
    const stat = await lstat(path);
    if (stat.isSymbolicLink()) {
      yield refusal(path, 'link');
    } else if (isInside(await realpath(path), home)) {
      yield refusal(path, 'inside-the-case');
    } else if (stat.isFile()) {
      yield { path, bytes: stat.size, modifiedAt: stat.mtimeMs, refused: null };
    } else if (!stat.isDirectory()) {
      yield refusal(path, 'not-a-file');
    } else if (depth >= deepest) {
      yield refusal(path, 'too-deep');
    } else {
      const names = (await readdir(path)).filter((name) => !droppings.has(name));
      names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }) || (a < b ? -1 : 1));
      for (const name of names) yield* walk(join(path, name), home, depth + 1);
    }
  } catch (cause) {
    yield refusal(path, refusedReason(cause));
  }
}

function refusal(path: string, refused: RefusedReason): Walked {
  return { path, bytes: 0, modifiedAt: 0, refused };
}

/** Counts what a walk will give, and the bytes of its files. Gives null when it is called off. */
export async function countFiles(
  paths: readonly string[],
  caseFolder: string,
  signal: AbortSignal,
): Promise<{ files: number; bytes: number } | null> {
  let files = 0;
  let total = 0;
  for await (const { bytes } of walkFiles(paths, caseFolder)) {
    if (signal.aborted) return null;
    files += 1;
    total += bytes;
  }
  return { files, bytes: total };
}

/** Gives why a path was refused, from what the system threw. */
export function refusedReason(cause: unknown): RefusedReason {
  const { code } = toAppError(cause);
  return code === 'no-permission' || code === 'not-found' ? code : 'read-error';
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return (
    way === '' ||
    (!way.startsWith(`..${sep}`) && way !== '..' && !resolve(way).startsWith('\\\\') && !isOtherDrive(way))
  );
}

/** On Windows the way to another drive is an absolute path. */
function isOtherDrive(way: string): boolean {
  return /^[A-Za-z]:/.test(way);
}
