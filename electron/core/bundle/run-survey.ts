import { Worker } from 'node:worker_threads';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { workerFile } from '../jobs/worker-file.ts';
import type { PdfSurvey } from './survey.ts';
import type { SurveyReply, SurveyTask } from './survey-worker.ts';

const mostMs = 10 * 60_000;

/**
 * Reads a PDF in a thread of its own, which is ended when it takes too long. The bytes are handed over: the caller must not use them
 * afterwards. Throws `unreadable-file` for what is no PDF or cannot be read, `cancelled` after an abort.
 */
export async function runSurvey(
  bytes: Uint8Array,
  options: { readonly stated?: boolean; readonly signal?: AbortSignal | undefined } = {},
): Promise<PdfSurvey> {
  const cancelled = () => new AppError('cancelled', 'the reading was cancelled');
  if (options.signal?.aborted === true) throw cancelled();
  const owned = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  const task: SurveyTask = { bytes: owned ? bytes : new Uint8Array(bytes), stated: options.stated === true };
  const worker = new Worker(workerFile(import.meta.url, 'survey-worker'), {
    name: 'survey',
    workerData: task,
    transferList: [task.bytes.buffer as ArrayBuffer],
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const reply = await new Promise<SurveyReply>((resolve, reject) => {
      options.signal?.addEventListener('abort', () => reject(cancelled()), { once: true });
      timer = setTimeout(() => reject(new AppError('unreadable-file', 'reading the file takes too long')), mostMs);
      worker.on('message', resolve);
      worker.on('error', (cause) => reject(toAppError(cause)));
      worker.on('exit', () => reject(new AppError('unreadable-file', 'the reading of the file ended early')));
    });
    if (!reply.ok) throw new AppError('unreadable-file', `the file cannot be read: ${reply.message}`);
    return reply.value;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
