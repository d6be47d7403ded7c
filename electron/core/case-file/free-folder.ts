import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { isOwnFile } from './layout.ts';
import type { ReadableCase } from './open-case.ts';

/** Refuses (`conflict`) a folder to write into that is the case's own, no folder, or not empty. */
export function requireFreeFolder(opened: ReadableCase, out: string): void {
  const taken = { data: { field: 'folder', reason: 'folder-taken' } };
  if (isOwnFile(opened.layout, out) || resolve(opened.layout.folder) === out) {
    throw new AppError('conflict', 'nothing can take the place of the case', taken);
  }
  if (existsSync(out) && (!statSync(out).isDirectory() || readdirSync(out).length > 0)) {
    throw new AppError('conflict', `${basename(out)} is not an empty folder`, taken);
  }
}
