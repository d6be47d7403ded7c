import { Worker } from 'node:worker_threads';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { workerFile } from '../jobs/worker-file.ts';
import type { PdfSurvey } from './survey.ts';
import type { SurveyReply, SurveyTask } from './survey-worker.ts';

const mostMs = 10 * 60_000;

/** What a file says of itself, and the SHA-256 (lower-case hex) of the bytes that were read for it. */
export type FileSurvey = PdfSurvey & { readonly sha256: string };

/**
 * Reads a PDF in a thread of its own, from the disk to its digests, which is ended when it takes too long. With `sha256` the file
 * must have that hash, else `check-failed`. Throws `unreadable-file` for what is no PDF or cannot be read, what the system says of a
 * file that cannot be opened, `cancelled` after an abort.
 */
export async function runSurvey(
  path: string,
  options: {
    readonly stated?: boolean;
    readonly sha256?: string;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<FileSurvey> {
  const cancelled = () => new AppError('cancelled', 'the reading was cancelled');
  if (options.signal?.aborted === true) throw cancelled();
  const task: SurveyTask = { path, stated: options.stated === true, sha256: options.sha256 ?? null };
  const worker = new Worker(workerFile(import.meta.url, 'survey-worker'), { name: 'survey', workerData: task });
  let timer: NodeJS.Timeout | undefined;
  try {
    const reply = await new Promise<SurveyReply>((resolve, reject) => {
      options.signal?.addEventListener('abort', () => reject(cancelled()), { once: true });
      timer = setTimeout(() => reject(new AppError('unreadable-file', 'reading the file takes too long')), mostMs);
      worker.on('message', resolve);
      worker.on('error', (cause) => reject(toAppError(cause)));
      worker.on('exit', () => reject(new AppError('unreadable-file', 'the reading of the file ended early')));
    });
    if (reply.kind === 'failed') throw new AppError(reply.code, reply.message);
    if (reply.kind === 'changed') throw changed();
    return { ...reply.survey, sha256: reply.sha256 };
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

const changed = (): AppError =>
  new AppError('check-failed', 'nothing was written: the saved file is not the one that was checked', {
    data: { checks: ['saved'], lines: ['The saved file is the one that was checked: it was changed on the disk'] },
  });
