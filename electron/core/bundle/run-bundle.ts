import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { BundlePlan, BundleProgress } from '../../../shared/domain/bundle.ts';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { workerFile } from '../jobs/worker-file.ts';
import type { BundleOut, FromWorker, ToWorker, WorkerInput } from './bundle-messages.ts';
import type { BundleReport, MadeBundle } from './make-bundle.ts';

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
  const { report, pdf } = await runThread(plan, input, 'memory');
  return { ...report, pdf };
}

/**
 * The same, written to a new file at `out` as it is made, synced, and checked from there. The caller moves it into its place,
 * or removes it; after a failure there is no file.
 */
export async function runBundleToFile(plan: BundlePlan, input: RunBundleInput, out: string): Promise<BundleReport> {
  try {
    return (await runThread(plan, input, { path: out })).report;
  } catch (cause) {
    await rm(out, { force: true });
    throw cause;
  }
}

/** Measures a bundle as it would be written, and keeps nothing of it: its `checks` are none. Throws as runBundle does. */
export async function runMeasure(plan: BundlePlan, input: RunBundleInput): Promise<BundleReport> {
  return (await runThread(plan, input, 'nowhere')).report;
}

async function runThread(plan: BundlePlan, input: RunBundleInput, out: BundleOut): Promise<Done> {
  if (input.signal?.aborted) throw cancelled();
  const workerData: WorkerInput = { plan, front: input.front, out };
  const worker = new Worker(workerFile(import.meta.url, 'bundle-worker'), { workerData });
  try {
    return await new Promise<Done>((resolve, reject) => {
      input.signal?.addEventListener('abort', () => reject(cancelled()), { once: true });
      worker.on('error', (cause) => reject(toAppError(cause)));
      worker.on('exit', () => reject(new AppError('internal', 'the bundle thread ended early')));
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'done') resolve(message);
        if (message.kind === 'failed') reject(new AppError(message.code, message.message, { data: message.data }));
        if (message.kind === 'progress') input.onProgress?.(message.progress);
        if (message.kind === 'read') void handOver(worker, message.exhibit, input.read, reject);
      });
    });
  } finally {
    await worker.terminate();
  }
}

type Done = Extract<FromWorker, { kind: 'done' }>;

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

const cancelled = (): AppError => new AppError('cancelled', 'the bundle was cancelled');
