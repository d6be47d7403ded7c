import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { AppError } from '../../shared/errors.ts';
import { createTypesetter, type Typesetter } from '../core/briefs/typesetter.ts';
import {
  asWritable,
  type CaseContext,
  closeCase,
  openCase,
  type ReadableCase,
  type WritableCase,
} from '../core/case-file/open-case.ts';
import { createExtractPool, type ExtractPool } from '../core/jobs/pool.ts';
import { systemClock, systemIds } from '../core/system-clock.ts';

export const resourcesFolder = join(import.meta.dirname, '../../resources');

export function cliContext(): CaseContext {
  return { clock: systemClock, ids: systemIds, actor: userInfo().username };
}

/** Opens a case for reading, does the work, closes it. */
export async function withReadableCase<T>(folder: string, work: (opened: ReadableCase) => Promise<T> | T): Promise<T> {
  const opened = await openAsking(folder, true);
  try {
    return await work(opened);
  } finally {
    closeCase(opened);
  }
}

/** Opens a case for writing where it can be, else for reading; does the work, closes it. */
export async function withCase<T>(folder: string, work: (opened: ReadableCase) => Promise<T> | T): Promise<T> {
  const opened = await openAsking(folder, false);
  try {
    return await work(opened);
  } finally {
    closeCase(opened);
  }
}

/** Opens a case for writing, does the work, closes it. Throws `read-only` when another process has it. */
export async function withWritableCase<T>(folder: string, work: (opened: WritableCase) => Promise<T> | T): Promise<T> {
  const opened = await openAsking(folder, false);
  try {
    return await work(asWritable(opened));
  } finally {
    closeCase(opened);
  }
}

/** Gives readers of hostile files and a typesetter for the time of the work; each starts when first asked. `firmTemplates` is a firm's folder of templates. */
export async function withTools<T>(
  work: (tools: { pool: ExtractPool; typesetter: Typesetter }) => Promise<T>,
  firmTemplates: string | null = null,
): Promise<T> {
  const pool = createExtractPool({ workers: 2 });
  const typesetter = createTypesetter({ firmTemplates });
  try {
    return await work({ pool, typesetter });
  } finally {
    await Promise.all([pool.close(), typesetter.close()]);
  }
}

async function openAsking(folder: string, readOnly: boolean): Promise<ReadableCase> {
  const given = process.env['LOUDERMILL_PASSPHRASE'] || null;
  try {
    return await openCase(folder, given, cliContext(), { readOnly });
  } catch (cause) {
    const ask = cause instanceof AppError && cause.code === 'locked' && given === null && process.stdin.isTTY;
    if (!ask) throw cause;
    return await openCase(folder, await askPassphrase('Passphrase: '), cliContext(), { readOnly });
  }
}

/** Asks for a passphrase on the terminal without showing it. */
export async function askPassphrase(prompt: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(prompt);
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

/** Prints one JSON value on one line. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
