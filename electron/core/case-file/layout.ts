import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { AppError } from '../../../shared/errors.ts';

/** Where the parts of a case folder are. */
export type CaseLayout = {
  readonly folder: string;
  readonly database: string;
  readonly keys: string;
  readonly lock: string;
  readonly evidence: string;
  /** Copies of the database from before it was brought up to date. */
  readonly backups: string;
};

const extension = '.loudermill';

function layoutOf(folder: string, name: string): CaseLayout {
  return {
    folder,
    database: join(folder, `${name}${extension}`),
    keys: join(folder, `${name}.keys`),
    lock: join(folder, `${name}.lock`),
    evidence: join(folder, 'evidence'),
    backups: join(folder, 'backups'),
  };
}

/** Gives the layout of a case that is about to be made in a folder: its files bear the folder's name. */
export function newLayout(folder: string): CaseLayout {
  const full = resolve(folder);
  return layoutOf(full, basename(full) || 'Case');
}

/** Finds the case in a folder, or the case that a `.loudermill` file is. Throws `not-found`. */
export function findLayout(path: string): CaseLayout {
  const full = resolve(path);
  if (!existsSync(full)) throw new AppError('not-found', `there is no case at ${full}`);
  if (statSync(full).isFile()) {
    if (!full.endsWith(extension)) throw new AppError('not-found', `${full} is not a case`);
    return layoutOf(dirname(full), basename(full, extension));
  }
  // Subtle: macOS puts a shadow file, `._Doe.loudermill`, beside each file on a disk of another kind.
  const names = readdirSync(full).filter((name) => name.endsWith(extension) && !name.startsWith('.'));
  const [only] = names;
  if (only === undefined) throw new AppError('not-found', `there is no case in ${full}`);
  if (names.length > 1) throw new AppError('conflict', `${full} holds more than one case: ${names.join(', ')}`);
  return layoutOf(full, basename(only, extension));
}

/** Tells whether a path is one of the files that a case is made of: to write there would end it. */
export function isOwnFile(layout: CaseLayout, path: string): boolean {
  const home = realpathSync(layout.folder);
  const full = resolve(path);
  const parent = existsSync(dirname(full)) ? realpathSync(dirname(full)) : dirname(full);
  // Subtle: some file systems take names that differ in case for one and the same.
  const fold = (text: string) => text.normalize('NFC').toLowerCase();
  const target = fold(join(parent, basename(full)));
  const own = [layout.database, layout.keys, layout.lock].map((file) => fold(join(home, basename(file))));
  const folders = [layout.evidence, layout.backups].map((folder) => fold(join(home, basename(folder))));
  return (
    own.some((file) => target.startsWith(file)) ||
    folders.some((folder) => target === folder || target.startsWith(folder + sep))
  );
}
