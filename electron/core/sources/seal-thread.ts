import { Worker } from 'node:worker_threads';
import { AppError, errorCodes } from '../../../shared/errors.ts';
import { workerFile } from '../jobs/worker-file.ts';
import type { SegmentSeal } from './write-segment.ts';

/** One segment for the thread: its bytes lie in memory that both share, and are not touched until the answer. */
export type SealTask = SegmentSeal & {
  readonly file: number;
  readonly index: number;
  readonly last: boolean;
  readonly buffer: SharedArrayBuffer;
  readonly length: number;
};
export type SealReply = {
  readonly index: number;
  readonly error: { readonly code: string; readonly message: string } | null;
};

export type SealThread = {
  /** Hands a segment over. Resolves once it is in the file; its buffer may then be filled anew. */
  readonly write: (task: SealTask) => Promise<void>;
  /** Ends the thread and waits until it has let the file go. */
  readonly close: () => Promise<void>;
};

type Waiting = { readonly resolve: () => void; readonly reject: (error: Error) => void };

/** Starts a thread that seals and writes the segments of one object. */
export function startSealThread(): SealThread {
  const worker = new Worker(workerFile(import.meta.url, 'seal-worker'), { name: 'seal' });
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let closed = false;
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', ({ index, error }: SealReply) => {
    const asked = waiting.get(index);
    waiting.delete(index);
    // Subtle: a thread that is being stopped has to be waited for, and unref would let the process end before.
    if (waiting.size === 0 && !closed) worker.unref();
    if (error === null) asked?.resolve();
    else asked?.reject(failure(error));
  });
  worker.on('error', (cause) => fail(new AppError('internal', 'the thread that stores evidence failed', { cause })));
  worker.on('exit', () => fail(new AppError('internal', 'the thread that stores evidence ended')));
  return {
    write: (task) =>
      new Promise((resolve, reject) => {
        waiting.set(task.index, { resolve, reject });
        worker.ref();
        worker.postMessage(task);
      }),
    close: async () => {
      closed = true;
      await worker.terminate();
    },
  };
}

function failure({ code, message }: { code: string; message: string }): Error {
  const known = errorCodes.find((each) => each === code);
  return known === undefined ? Object.assign(new Error(message), { code }) : new AppError(known, message);
}
