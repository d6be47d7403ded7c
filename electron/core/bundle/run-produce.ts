import { Worker } from 'node:worker_threads';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { workerFile } from '../jobs/worker-file.ts';
import type { MadeFile, ProducedFile } from './produced-file.ts';
import type { ProduceReply, ProduceTask } from './produce-worker.ts';

/** Makes produced files in a thread of its own, one at a time. */
export type Producer = {
  /** Throws as makeProducedFile does, and `cancelled`. The bytes are handed over: the caller must not use them afterwards. */
  readonly make: (plan: ProducedFile, bytes: Uint8Array) => Promise<MadeFile>;
  readonly close: () => Promise<void>;
};

/** Gives a producer; an abort ends its thread. */
export function createProducer(signal?: AbortSignal): Producer {
  const worker = new Worker(workerFile(import.meta.url, 'produce-worker'), { name: 'produce' });
  let asked: { resolve: (made: MadeFile) => void; reject: (cause: AppError) => void } | null = null;
  let lost: AppError | null = null;
  const lose = (cause: AppError) => {
    lost ??= cause;
    asked?.reject(lost);
    asked = null;
  };
  worker.on('message', (reply: ProduceReply) => {
    const waiting = asked;
    asked = null;
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(new AppError(reply.code, reply.message, { data: reply.data }));
  });
  worker.on('error', (cause) => lose(toAppError(cause)));
  worker.on('exit', () => lose(new AppError('internal', 'the thread that makes the files ended early')));
  const onAbort = () => lose(new AppError('cancelled', 'the export was cancelled'));
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted === true) onAbort();
  return {
    make: (plan, bytes) =>
      new Promise((resolve, reject) => {
        if (lost !== null) return reject(lost);
        asked = { resolve, reject };
        const owned = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
        const given = owned ? bytes : new Uint8Array(bytes);
        const task: ProduceTask = { plan, bytes: given };
        worker.postMessage(task, [given.buffer as ArrayBuffer]);
      }),
    close: async () => {
      signal?.removeEventListener('abort', onAbort);
      await worker.terminate();
    },
  };
}
