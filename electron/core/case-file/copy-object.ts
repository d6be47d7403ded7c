import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { SourceRow } from '../../../shared/contract/views.ts';
import { AppError } from '../../../shared/errors.ts';
import { throwIfCancelled } from '../jobs/job.ts';
import type { ReadableCase } from './open-case.ts';

/** Writes the bytes of a source as they were received. Throws `corrupt-case` when they no longer have their hash, `cancelled`. */
export async function copyObject(
  opened: ReadableCase,
  source: Pick<SourceRow, 'id' | 'object' | 'sha256' | 'title'>,
  path: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  let file: FileHandle | undefined;
  const hash = createHash('sha256');
  try {
    file = await open(path, 'wx', 0o600);
    for await (const piece of opened.store.stream(source.object)) {
      if (signal !== undefined) throwIfCancelled(signal);
      hash.update(piece);
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file?.close();
  }
  if (hash.digest('hex') !== source.sha256) {
    throw new AppError('corrupt-case', `the bytes of ${source.title} are not those that were received`, {
      data: { id: source.id },
    });
  }
}
