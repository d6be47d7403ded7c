import { existsSync, readdirSync, statSync } from 'node:fs';
import { type FileHandle, open, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError, toAppError } from '../../../shared/errors.ts';
import type { RowChange, StepHead } from '../journal/journal.ts';
import { prepared, write } from '../journal/write.ts';
import { makeFolder, syncFolder, tempSibling, writeFileAtomic } from './atomic-write.ts';
import { exportEvidence, type ExportOptions } from './export-evidence.ts';
import { readme } from './export-readme.ts';
import { exportLists, exportTables } from './export-tables.ts';
import type { ReadableCase, WritableCase } from './open-case.ts';

export type ExportedCase = { readonly files: number; readonly missing: readonly string[] };

/**
 * Writes a case out in open formats that need no program of ours: the originals under their names, the text that was read from
 * them, every table as JSON and CSV, lists to be read by people, the whole custody log, and a README that explains them.
 * Privileged items are in it: it is the owner's own copy. Gives how many files were written and the titles of the sources whose
 * bytes are missing. The folder appears whole or not at all; a log that can be written keeps that it was made.
 * Throws `conflict` for a folder that is not empty, `cancelled`, `disk-full`, `read-only`, `no-permission`.
 */
export async function exportCase(
  opened: ReadableCase | WritableCase,
  folder: string,
  options: ExportOptions = {},
): Promise<ExportedCase> {
  const out = resolve(folder);
  if (existsSync(out) && (!statSync(out).isDirectory() || readdirSync(out).length > 0)) {
    throw new AppError('conflict', `${out} is not an empty folder`);
  }
  const temp = tempSibling(out);
  try {
    const exported = await fill(opened, temp, options);
    if (existsSync(out)) await rmdir(out);
    await rename(temp, out);
    await syncFolder(dirname(out));
    if ('journal' in opened) {
      const details = { folder: basename(out), files: exported.files, everySource: true };
      write(opened, { label: 'export everything', kind: 'act', details }, () => undefined);
    }
    return exported;
  } catch (cause) {
    await rm(temp, { recursive: true, force: true });
    throw toAppError(cause);
  }
}

async function fill(opened: ReadableCase, out: string, options: ExportOptions): Promise<ExportedCase> {
  const [tables, lists] = [join(out, 'tables'), join(out, 'lists')];
  for (const folder of [join(out, 'evidence'), join(out, 'text'), tables, lists]) makeFolder(folder);
  const { exported, missing } = await exportEvidence(opened, out, options);
  const texts = exported.filter((source) => source.text !== null).length;
  const rows = (await exportTables(opened, tables)) + (await exportLists(opened, lists));
  await writeFileAtomic(join(out, 'manifest.json'), `${JSON.stringify(exported, null, 1)}\n`);
  await exportLog(opened, join(out, 'custody.jsonl'));
  await writeFileAtomic(join(out, 'README.txt'), readme(missing));
  return { files: exported.length + texts + rows + 3, missing };
}

/** One entry of the log to a line, with the images of the rows that it changed: enough to follow the chain without us. */
async function exportLog(opened: ReadableCase, path: string): Promise<void> {
  const changesOf = prepared(
    opened.db,
    'SELECT "table", row, before, after FROM journal_change WHERE step = ? ORDER BY seq',
  );
  const steps = opened.db.prepare<[], StepHead & { previous: string; hash: string }>(
    'SELECT number, kind, label, actor, at, batch, target, details, previous, hash FROM journal_step ORDER BY number',
  );
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'wx', 0o600);
    for (const step of steps.all()) {
      const changes = (changesOf.all(step.number) as RowChange[]).map((c) => [c.table, c.row, c.before, c.after]);
      await file.writeFile(`${JSON.stringify({ ...step, changes })}\n`);
    }
    await file.sync();
  } finally {
    await file?.close();
  }
}
