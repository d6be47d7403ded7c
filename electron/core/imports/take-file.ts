import { constants, type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, toAppError } from '../../../shared/errors.ts';
import type { StoredObject, StoreGroup } from '../sources/evidence-store.ts';
import { refusedReason, type Walked } from '../sources/file-walk.ts';
import type { Entry } from './enter.ts';
import type { ImportGate } from './import-gate.ts';
import type { FileMeter } from './import-progress.ts';
import type { Looker } from './look.ts';

export type TakeTools = {
  readonly group: StoreGroup;
  readonly look: Looker;
  readonly gate: ImportGate;
  readonly signal: AbortSignal | undefined;
};

/** Stores a file and looks into it. A file that cannot be read is refused; throws what stops all others, and `cancelled`. */
export async function takeFile(walked: Walked, meter: FileMeter, tools: TakeTools): Promise<Entry> {
  const { path, bytes, modifiedAt } = walked;
  const name = basename(path);
  const bare = { path, inside: '', name, bytes, modifiedAt, parent: null, looked: null, source: null };
  if (walked.refused !== null) return { ...bare, reason: walked.refused };
  try {
    const stored = await store(path, meter, tools);
    meter.phase('reading');
    await tools.gate.pass(tools.signal);
    return { ...bare, looked: await tools.look(name, stored, tools.signal), reason: null };
  } catch (cause) {
    if (!(cause instanceof RefusedFile)) throw cause;
    return { ...bare, reason: cause.reason };
  }
}

/** A file that could not be read at all, and so was not taken in: the fault of that file alone. */
class RefusedFile extends AppError {
  readonly reason: string;

  constructor(cause: unknown) {
    super('unreadable-file', 'the system cannot read this file', { cause });
    this.reason = refusedReason(cause);
  }
}

async function store(path: string, meter: FileMeter, { group, gate, signal }: TakeTools): Promise<StoredObject> {
  const file = await openFile(path);
  try {
    return await group.put(file, { signal, onBytes: meter.bytes, ready: () => gate.pass(signal) });
  } catch (cause) {
    if (toAppError(cause).code === 'unreadable-file') throw new RefusedFile(cause);
    throw cause;
  } finally {
    await file.close();
  }
}

/** Subtle: the path may have become a pipe since it was walked, and opening that would wait for a writer. */
async function openFile(path: string): Promise<FileHandle> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    if ((await file.stat()).isFile()) return file;
    throw new AppError('unreadable-file', `${path} is no ordinary file`);
  } catch (cause) {
    await file?.close();
    throw new RefusedFile(cause);
  }
}
