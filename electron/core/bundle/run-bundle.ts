import { Worker } from 'node:worker_threads';
import type { BundlePlan, BundleProgress } from '../../../shared/domain/bundle.ts';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { workerFile } from '../jobs/worker-file.ts';
import type { FromWorker, ToWorker, WorkerInput } from './bundle-messages.ts';
import type { MadeBundle } from './make-bundle.ts';

export type RunBundleInput = {
  /** The typeset brief. */
  readonly front: Uint8Array;
  /** Gives an exhibit's bytes, which are handed over to the worker: the caller must not use them afterwards. */
  readonly read: (exhibitId: string) => Promise<Uint8Array>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BundleProgress) => void;
};

/**
 * Makes and checks a bundle in a thread of its own, which holds one exhibit at a time and never the case. The caller
 * writes no file unless `ok`. Throws `cancelled` after an abort (the thread is ended), else as assembleBundle does.
 */
export async function runBundle(plan: BundlePlan, input: RunBundleInput): Promise<MadeBundle> {
  if (input.signal?.aborted) throw cancelled();
  const workerData: WorkerInput = { plan, front: input.front };
  const worker = new Worker(workerFile(import.meta.url, 'bundle-worker'), { workerData });
  try {
    return await new Promise<MadeBundle>((resolve, reject) => {
      input.signal?.addEventListener('abort', () => reject(cancelled()), { once: true });
      worker.on('error', (cause) => reject(toAppError(cause)));
      worker.on('exit', () => reject(new AppError('internal', 'the bundle thread ended early')));
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'done') resolve({ ...message.result, pdf: settle(message.result.pdf) });
        if (message.kind === 'failed') reject(new AppError(message.code, message.message, { data: message.data }));
        if (message.kind === 'progress') input.onProgress?.(message.progress);
        if (message.kind === 'read') void handOver(worker, message.exhibit, input.read, reject);
      });
    });
  } finally {
    await worker.terminate();
  }
}

async function handOver(
  worker: Worker,
  exhibit: string,
  read: RunBundleInput['read'],
  reject: (cause: AppError) => void,
): Promise<void> {
  try {
    const bytes = await read(exhibit);
    const owned = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
    const given = owned ? bytes : new Uint8Array(bytes);
    const message: ToWorker = { kind: 'bytes', exhibit, bytes: given };
    worker.postMessage(message, [given.buffer as ArrayBuffer]);
  } catch (cause) {
    reject(toAppError(cause));
    const message: ToWorker = { kind: 'unavailable', exhibit };
    worker.postMessage(message);
  }
}

/**
 * Subtle: the worker's bytes can grow, which some callers (Blob, decoders) refuse, so they are copied into plain ones.
 * A bundle too large to hold twice is handed on as it is; writing it to a file works.
 */
function settle(pdf: Uint8Array): Uint8Array {
  return pdf.length > 128 * 1024 * 1024 ? pdf : pdf.slice();
}

const cancelled = (): AppError => new AppError('cancelled', 'the bundle was cancelled');
