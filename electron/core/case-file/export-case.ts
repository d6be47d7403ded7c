import { existsSync, readdirSync, statSync } from 'node:fs';
import { type FileHandle, open, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, parse, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { tableNames, tables } from '../journal/tables.ts';
import { allRows } from '../journal/read.ts';
import { listSteps } from '../custody/custody-queries.ts';
import { listSources } from '../sources/sources-queries.ts';
import { safeFileName } from '../sources/file-names.ts';
import { makeFolder, syncFolder, tempSibling, writeFileAtomic } from './atomic-write.ts';
import type { ReadableCase } from './open-case.ts';

export type ExportedCase = { readonly files: number; readonly missing: readonly string[] };

/**
 * Writes a case out in open formats: `evidence/` holds the originals under their names, `tables/` every table as JSON and CSV,
 * `custody.json` the log. Gives how many files were written and which originals are missing. The folder appears whole or not at
 * all. Throws `conflict` for a folder that is not empty, `disk-full`, `read-only`, `no-permission`.
 */
export async function exportCase(opened: ReadableCase, folder: string): Promise<ExportedCase> {
  const out = resolve(folder);
  if (existsSync(out) && (!statSync(out).isDirectory() || readdirSync(out).length > 0)) {
    throw new AppError('conflict', `${out} is not an empty folder`);
  }
  const temp = tempSibling(out);
  try {
    const exported = await fill(opened, temp);
    if (existsSync(out)) await rmdir(out);
    await rename(temp, out);
    await syncFolder(dirname(out));
    return exported;
  } catch (cause) {
    await rm(temp, { recursive: true, force: true });
    throw toAppError(cause);
  }
}

async function fill(opened: ReadableCase, out: string): Promise<ExportedCase> {
  const [evidence, folder] = [join(out, 'evidence'), join(out, 'tables')];
  makeFolder(evidence);
  makeFolder(folder);
  const { manifest, missing } = await writeOriginals(opened, evidence);
  for (const table of tableNames) {
    const rows = allRows(opened, table);
    await writeFileAtomic(join(folder, `${table}.json`), `${JSON.stringify(rows, null, 1)}\n`);
    await writeFileAtomic(join(folder, `${table}.csv`), csvOf(rows, tables[table].columns));
  }
  await writeFileAtomic(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  const { steps } = listSteps(opened, null, Number.MAX_SAFE_INTEGER);
  await writeFileAtomic(join(out, 'custody.json'), `${JSON.stringify(steps.toReversed(), null, 1)}\n`);
  await syncFolder(evidence);
  return { files: manifest.length + 2 * tableNames.length + 2, missing };
}

async function writeOriginals(
  opened: ReadableCase,
  folder: string,
): Promise<{ manifest: readonly object[]; missing: readonly string[] }> {
  const taken = new Set<string>();
  const manifest: object[] = [];
  const missing: string[] = [];
  for (const { id: source, name, title, object, sha256, bytes } of listSources(opened)) {
    const file = freeName(safeFileName(name), taken);
    try {
      await writeObject(opened, object, join(folder, file));
      manifest.push({ file, source, name, sha256, bytes });
    } catch (cause) {
      const error = toAppError(cause);
      if (error.code !== 'not-found' && error.code !== 'corrupt-case') throw error;
      missing.push(title);
    }
  }
  return { manifest, missing };
}

/** Rows as CSV; what a spreadsheet would take for a formula is escaped. */
function csvOf(rows: readonly object[], columns: readonly string[]): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: (value) => (value ? 'true' : 'false'), object: (value) => JSON.stringify(value) },
  });
}

function freeName(name: string, taken: Set<string>): string {
  const { name: stem, ext } = parse(name);
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${stem} (${n})${ext}`;
  taken.add(free.toLowerCase());
  return free;
}

async function writeObject(opened: ReadableCase, object: string, path: string): Promise<void> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'wx', 0o600);
    for await (const piece of opened.store.stream(object)) await file.writeFile(piece);
    await file.sync();
  } catch (cause) {
    await rm(path, { force: true });
    throw cause;
  } finally {
    await file?.close();
  }
}
