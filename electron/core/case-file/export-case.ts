import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { tableNames } from '../journal/tables.ts';
import { allRows } from '../journal/read.ts';
import { listSteps } from '../custody/custody-queries.ts';
import { listSources } from '../sources/sources-queries.ts';
import { safeFileName } from '../sources/file-names.ts';
import { syncFolder, writeFileAtomic } from './atomic-write.ts';
import type { ReadableCase } from './open-case.ts';

/**
 * Writes a case out in open formats: `evidence/` holds the originals under their names, `tables/` every table as JSON and CSV,
 * `custody.json` the log. Gives how many files were written and which originals are missing. Throws `conflict` for a folder that
 * is not empty.
 */
export async function exportCase(opened: ReadableCase, out: string): Promise<{ files: number; missing: string[] }> {
  if (existsSync(out) && readdirSync(out).length > 0) throw new AppError('conflict', `${out} is not empty`);
  const evidence = join(out, 'evidence');
  const tables = join(out, 'tables');
  mkdirSync(evidence, { recursive: true });
  mkdirSync(tables, { recursive: true });
  const missing: string[] = [];
  const taken = new Set<string>();
  const manifest: object[] = [];
  let files = 0;
  for (const source of listSources(opened)) {
    const name = freeName(safeFileName(source.name), taken);
    try {
      await writeObject(opened, source.object, join(evidence, name));
      files += 1;
      manifest.push({ file: name, source: source.id, name: source.name, sha256: source.sha256, bytes: source.bytes });
    } catch (cause) {
      const error = toAppError(cause);
      if (error.code !== 'not-found' && error.code !== 'corrupt-case') throw error;
      missing.push(source.title);
    }
  }
  const data: [string, readonly object[]][] = tableNames.map((table) => [table, allRows(opened, table)]);
  for (const [table, rows] of data) {
    await writeFileAtomic(join(tables, `${table}.json`), `${JSON.stringify(rows, null, 1)}\n`);
    await writeFileAtomic(join(tables, `${table}.csv`), csvOf(rows));
    files += 2;
  }
  await writeFileAtomic(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  const { steps } = listSteps(opened, null, Number.MAX_SAFE_INTEGER);
  await writeFileAtomic(join(out, 'custody.json'), `${JSON.stringify(steps.toReversed(), null, 1)}\n`);
  await syncFolder(evidence);
  return { files: files + 2, missing };
}

/** Rows as CSV; what a spreadsheet would take for a formula is escaped. */
function csvOf(rows: readonly object[]): string {
  return stringify([...rows], {
    header: true,
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
