import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { allRows } from '../../electron/core/journal/read.ts';
import { tableNames } from '../../electron/core/journal/tables.ts';
import type { ReadableCase, WritableCase } from '../../electron/core/case-file/open-case.ts';
import { createExtractPool, type ExtractPool } from '../../electron/core/jobs/pool.ts';
import { loadResources, type Resources } from '../../electron/core/resources.ts';
import { importPaths } from '../../electron/core/sources/intake.ts';
import { tempFolder } from './case-builder.ts';

export const resourcesFolder = join(import.meta.dirname, '../../resources');

/** A reader of files for the tests of one file, with one thread. */
export function sharedPool(): ExtractPool {
  const pool = createExtractPool({ workers: 1 });
  afterAll(async () => await pool.close());
  return pool;
}

/** The data that comes with the program. */
export async function testResources(): Promise<Resources> {
  return await loadResources(resourcesFolder);
}

/** Writes files into a fresh folder and gives the folder. */
export function filesIn(files: Readonly<Record<string, string | Uint8Array>>, folder = tempFolder()): string {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

/** Imports one file of text or bytes as a person would, and gives the id of its source. */
export async function addFile(
  opened: WritableCase,
  pool: ExtractPool,
  name: string,
  bytes: string | Uint8Array,
): Promise<string> {
  const { outcomes } = await importPaths(opened, pool, [join(filesIn({ [name]: bytes }), name)]);
  const source = outcomes[0]?.source;
  if (source === undefined || source === null) throw new Error(`${name} was not taken in: ${JSON.stringify(outcomes)}`);
  return source;
}

/** Every row of every journaled table: two cases with the same dump hold the same. */
export function dumpTables(opened: ReadableCase): Record<string, unknown[]> {
  return Object.fromEntries(tableNames.map((table) => [table, allRows(opened, table)]));
}

/** What is found by each index, so that an index that went astray shows. */
export function indexFaults(opened: ReadableCase): string[] {
  return ['page_fts', 'fact_fts', 'person_fts', 'note_fts'].flatMap((index) => {
    try {
      opened.db.prepare(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`).run();
      return [];
    } catch (cause) {
      return [`${index}: ${String(cause)}`];
    }
  });
}
