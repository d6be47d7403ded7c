import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { type ExtractReply, type ExtractTask, extractWorkerUrl } from '../sources/extract/extract-task.ts';
import { type Extraction, unreadable } from '../sources/extract/extraction.ts';

export type PoolOptions = {
  /** Threads that run at once; they start when there is work. */
  readonly workers: number;
  /** Milliseconds that one file may take. */
  readonly timeoutMs?: number;
  /** Megabytes of JavaScript heap that one thread may have; PDFium's own memory has a cap in pdfium.ts. */
  readonly memoryMb?: number;
  readonly workerUrl?: URL;
};

export type TaskOptions = { readonly signal?: AbortSignal };

/** Reads hostile files in threads that can be killed. Every method throws `unreadable-file` or `cancelled`. */
export type ExtractPool = {
  /** Gives what a source says. Subtle: `bytes` are handed over; the caller may not read them afterwards. */
  readonly extract: (name: string, bytes: Uint8Array, options?: TaskOptions) => Promise<Extraction>;
  /** Gives the HTML of a Word document or a mail for the viewer, not sanitized. `bytes` are handed over. */
  readonly html: (name: string, bytes: Uint8Array, options?: TaskOptions) => Promise<string>;
  /** Gives a page (from 1) of a TIFF as PNG bytes. `bytes` are handed over. */
  readonly imagePng: (bytes: Uint8Array, page: number, options?: TaskOptions) => Promise<Uint8Array>;
  /** Stops everything; what is under way or waiting fails with `cancelled`. */
  readonly close: () => Promise<void>;
};

type Job = {
  readonly task: ExtractTask;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
};

type Member = { readonly worker: Worker; ready: boolean; job: Job | null; timer: NodeJS.Timeout | null };

/** Gives a pool. A file that is too slow, needs too much memory or crashes its thread costs that thread alone. */
export function createExtractPool(options: PoolOptions): ExtractPool {
  const { workers, timeoutMs = 10_000, memoryMb = 1024, workerUrl = extractWorkerUrl() } = options;
  const queue: Job[] = [];
  const members = new Set<Member>();
  const stopping = new Set<Promise<unknown>>();
  let closed = false;

  const startMember = () => {
    const worker = new Worker(workerUrl, {
      name: 'extract',
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    });
    const member: Member = { worker, ready: false, job: null, timer: null };
    members.add(member);
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on('message', (reply: 'ready' | ExtractReply) => {
      if (reply === 'ready') {
        member.ready = true;
        worker.unref();
      } else {
        finish(member, reply);
      }
      next();
    });
    worker.on('error', (error) => lose(member, failureOf(error)));
    worker.on('exit', () => lose(member, unreadable('crashed', 'the reader of the file stopped')));
  };

  const stopMember = (member: Member) => {
    members.delete(member);
    if (member.timer !== null) clearTimeout(member.timer);
    const stopped = member.worker.terminate().finally(() => stopping.delete(stopped));
    stopping.add(stopped);
  };

  /** Takes a thread that is gone, or has to go, out of service; only its own file fails. */
  const lose = (member: Member, error: AppError) => {
    if (!members.has(member)) return;
    const { job, ready } = member;
    stopMember(member);
    job?.reject(error);
    if (!ready && job === null) {
      const unusable = new AppError('internal', 'the reader of files does not start', { cause: error });
      for (const waiting of queue.splice(0)) waiting.reject(unusable);
    }
    next();
  };

  const finish = (member: Member, reply: ExtractReply) => {
    const { job } = member;
    if (member.timer !== null) clearTimeout(member.timer);
    member.job = null;
    member.worker.unref();
    if (reply.ok) job?.resolve(reply.value);
    else job?.reject(new AppError(reply.code, reply.message, { data: reply.data }));
  };

  const next = () => {
    for (const member of members) {
      if (!member.ready || member.job !== null) continue;
      const job = queue.shift();
      if (job === undefined) return;
      member.job = job;
      member.worker.ref();
      member.timer = setTimeout(
        () => lose(member, unreadable('too-slow', `not read within ${timeoutMs} milliseconds`)),
        timeoutMs,
      );
      try {
        send(member.worker, job.task);
      } catch (cause) {
        lose(member, new AppError('internal', 'the file could not be handed over', { cause }));
      }
    }
    const starting = [...members].filter((member) => !member.ready).length;
    const wanted = Math.min(queue.length - starting, workers - members.size);
    for (let count = 0; count < wanted; count += 1) startMember();
  };

  const submit = (task: ExtractTask, signal: AbortSignal | undefined): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed || signal?.aborted === true) {
        reject(new AppError('cancelled', closed ? 'the pool is closed' : 'cancelled'));
        return;
      }
      const settle = () => signal?.removeEventListener('abort', cancel);
      const job: Job = {
        task,
        resolve: (value) => {
          settle();
          resolve(value);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      const cancel = () => {
        const waiting = queue.indexOf(job);
        if (waiting >= 0) queue.splice(waiting, 1);
        const member = [...members].find((one) => one.job === job);
        const error = new AppError('cancelled', 'cancelled');
        if (member === undefined) job.reject(error);
        else lose(member, error);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      queue.push(job);
      next();
    });

  return {
    extract: async (name, bytes, { signal } = {}) =>
      (await submit({ kind: 'extract', name, bytes }, signal)) as Extraction,
    html: async (name, bytes, { signal } = {}) => (await submit({ kind: 'html', name, bytes }, signal)) as string,
    imagePng: async (bytes, page, { signal } = {}) =>
      (await submit({ kind: 'image-png', bytes, page }, signal)) as Uint8Array,
    close: async () => {
      closed = true;
      const error = new AppError('cancelled', 'the pool is closed');
      for (const job of queue.splice(0)) job.reject(error);
      for (const member of members) {
        const { job } = member;
        stopMember(member);
        job?.reject(error);
      }
      await Promise.all(stopping);
    },
  };
}

/** Subtle: bytes that share a buffer (Node's small Buffers) cannot be transferred, it would empty their neighbors. */
function send(worker: Worker, task: ExtractTask): void {
  const { buffer, byteOffset, byteLength } = task.bytes;
  const alone = buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength;
  const bytes = alone ? new Uint8Array(buffer) : new Uint8Array(task.bytes);
  worker.postMessage({ ...task, bytes }, [bytes.buffer]);
}

function failureOf(error: Error): AppError {
  const code = 'code' in error ? error.code : '';
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? unreadable('out-of-memory', 'the file needs too much memory', { cause: error })
    : unreadable('crashed', 'the reader of the file crashed', { cause: error });
}
