import { Worker } from 'node:worker_threads';
import { AppError } from '../../../../shared/errors.ts';
import { unreadable } from '../extract/extraction.ts';
import { type OcrReply, type OcrTask, ocrWorkerUrl, type PageReading } from './ocr-task.ts';

export type OcrThreadOptions = {
  /** Milliseconds that one page may take. */
  readonly timeoutMs?: number;
  /** Megabytes of JavaScript heap; the engines' own memory has caps beside their loading. */
  readonly memoryMb?: number;
  readonly workerUrl?: URL;
};

/** A thread that reads one page at a time, and can be killed. It starts with the first page. */
export type OcrThread = {
  /**
   * Gives what a page says. `load` is asked for the bytes of an object that the thread does not hold yet. Throws
   * `unreadable-file` (the thread starts anew with the next page where it had to go), `cancelled`, and what `load` throws.
   */
  readonly read: (page: Omit<OcrTask, 'bytes'>, load: () => Promise<Uint8Array>) => Promise<PageReading>;
  /** Ends the thread; a page in hand fails with `cancelled`. */
  readonly stop: () => Promise<void>;
};

type Running = { readonly worker: Worker; readonly ready: Promise<void>; object: string | null };
type Waiting = { readonly resolve: (reading: PageReading) => void; readonly reject: (error: AppError) => void };

/** Gives a thread for OCR. */
export function createOcrThread(options: OcrThreadOptions = {}): OcrThread {
  const { timeoutMs = 300_000, memoryMb = 1024, workerUrl = ocrWorkerUrl() } = options;
  let running: Running | null = null;
  let waiting: Waiting | null = null;
  let stopped = false;
  const ending = new Set<Promise<unknown>>();

  const end = (error: AppError) => {
    if (running !== null) {
      const ended = running.worker.terminate().finally(() => ending.delete(ended));
      ending.add(ended);
    }
    running = null;
    const lost = waiting;
    waiting = null;
    lost?.reject(error);
  };

  const start = (): Running => {
    const worker = new Worker(workerUrl, {
      name: 'ocr',
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    });
    worker.stdout.resume();
    worker.stderr.resume();
    let told = () => {};
    const ready = new Promise<void>((resolve) => (told = resolve));
    const isCurrent = () => running?.worker === worker;
    worker.on('message', (reply: 'ready' | OcrReply) => {
      if (reply === 'ready') return told();
      const asked = waiting;
      if (!isCurrent() || asked === null) return;
      waiting = null;
      if (reply.ok) asked.resolve(reply.value);
      else asked.reject(new AppError(reply.code, reply.message, { data: reply.data }));
    });
    worker.on('error', (error) => {
      told();
      if (isCurrent()) end(failureOf(error));
    });
    worker.on('exit', () => {
      told();
      if (isCurrent()) end(unreadable('crashed', 'the reader of the page stopped'));
    });
    return { worker, ready, object: null };
  };

  return {
    async read(page, load) {
      if (stopped) throw new AppError('cancelled', 'the reading was stopped');
      const bytes = running?.object === page.object ? null : alone(await load());
      if (stopped) throw new AppError('cancelled', 'the reading was stopped');
      running ??= start();
      const { worker, ready } = running;
      running.object = page.object;
      const answer = new Promise<PageReading>((resolve, reject) => (waiting = { resolve, reject }));
      // Subtle: a thread that cannot start has rejected already, before anyone waits for the answer.
      answer.catch(() => {});
      await ready;
      if (running?.worker === worker) worker.postMessage({ ...page, bytes }, bytes === null ? [] : [bytes.buffer]);
      const timer = setTimeout(
        () => end(unreadable('too-slow', `not read within ${timeoutMs} milliseconds`)),
        timeoutMs,
      );
      try {
        return await answer;
      } finally {
        clearTimeout(timer);
      }
    },
    async stop() {
      stopped = true;
      end(new AppError('cancelled', 'the reading was stopped'));
      await Promise.all(ending);
    },
  };
}

/** Subtle: bytes that share a buffer (Node's small Buffers) cannot be handed over, it would empty their neighbors. */
function alone(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  const isAlone = buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength;
  return isAlone ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

function failureOf(error: Error): AppError {
  const code = 'code' in error ? error.code : '';
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? unreadable('out-of-memory', 'the page needs too much memory', { cause: error })
    : unreadable('crashed', 'the reader of the page crashed', { cause: error });
}
