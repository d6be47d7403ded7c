import { Worker } from 'node:worker_threads';
import type { CoveredBox } from '../../../shared/domain/redactions.ts';
import type { PlacedText } from '../../../shared/domain/placed-text.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ByteSource } from '../sources/byte-source.ts';
import {
  type ExtractReply,
  type ExtractTask,
  extractWorkerUrl,
  type HostAnswer,
  type TaskFile,
  type WorkerMessage,
} from '../sources/extract/extract-task.ts';
import { type Extraction, unreadable } from '../sources/extract/extraction.ts';
import type { PlacedTable } from '../sources/extract/table.ts';
import type { UnlockedPdf } from '../sources/extract/unlock-pdf.ts';
import { type PoolClock, startPoolClock } from './pool-clock.ts';
import { alone, type Part, type PartsSummary, startTalk, type Talk } from './pool-talk.ts';

export type PoolOptions = {
  /** Threads that run at once; they start when there is work. */
  readonly workers: number;
  /** Milliseconds that one file may take. */
  readonly timeoutMs?: number;
  /** Megabytes of JavaScript heap that one thread may have; PDFium's own memory has a cap in pdfium.ts. */
  readonly memoryMb?: number;
  readonly workerUrl?: URL;
};

export type TaskOptions = {
  readonly signal?: AbortSignal;
  /** Milliseconds that this file may take, where not as long as every other. */
  readonly timeoutMs?: number;
};

/**
 * Reads hostile files in threads that can be killed. Every method throws `unreadable-file` or `cancelled`, and what reading the
 * source throws. Subtle: bytes in memory are handed over; the caller may not read them afterwards. Of a `ByteSource` the thread asks
 * for the ranges that it needs: it never gets a path, a key or the case.
 */
export type ExtractPool = {
  /** Gives what a source says. */
  readonly extract: (name: string, file: Uint8Array | ByteSource, options?: TaskOptions) => Promise<Extraction>;
  /** Gives the HTML of a Word document or a mail for the viewer, not sanitized. */
  readonly html: (name: string, file: Uint8Array | ByteSource, options?: TaskOptions) => Promise<string>;
  /** Gives a CSV file or an Excel workbook as a table. */
  readonly table: (name: string, file: Uint8Array | ByteSource, options?: TaskOptions) => Promise<PlacedTable>;
  /** Gives a page (from 1) of a TIFF as PNG bytes. */
  readonly imagePng: (file: Uint8Array | ByteSource, page: number, options?: TaskOptions) => Promise<Uint8Array>;
  /** Gives the words of pages (from 1) of a PDF with their places. */
  readonly places: (
    file: Uint8Array | ByteSource,
    pages: readonly number[],
    options?: TaskOptions,
  ) => Promise<PlacedText[]>;
  /** Gives the boxes of pages (from 1) of a PDF under which text lies, with that text. */
  readonly covered: (
    file: Uint8Array | ByteSource,
    pages: readonly number[],
    options?: TaskOptions,
  ) => Promise<CoveredBox[]>;
  /** Gives an encrypted PDF as a file that opens without a password. Neither an answer nor an error holds the password. */
  readonly unlock: (file: Uint8Array | ByteSource, password: string, options?: TaskOptions) => Promise<UnlockedPdf>;
  /**
   * Gives the members of an archive or what is attached to a mail to `onPart`, one after the other, no faster than they are taken.
   * The time limit counts from piece to piece and stands still while `onPart` is at work; other files are read meanwhile. A
   * part that breaks off makes its `chunks` throw `unreadable-file`, is told as refused, and the next one follows; any other error
   * of `onPart` ends the whole and is thrown.
   */
  readonly parts: (
    name: string,
    file: Uint8Array | ByteSource,
    onPart: (part: Part) => Promise<void>,
    options?: TaskOptions,
  ) => Promise<PartsSummary>;
  /** Stops everything; what is under way or waiting fails with `cancelled`. */
  readonly close: () => Promise<void>;
};

type Job = {
  readonly task: ExtractTask;
  readonly source: ByteSource | null;
  readonly timeoutMs: number;
  readonly onPart: ((part: Part) => Promise<void>) | null;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
};

type Work = { readonly job: Job; readonly clock: PoolClock; readonly talk: Talk };

type Member = { readonly worker: Worker; ready: boolean; work: Work | null; isWaiting: boolean };

/** Threads beyond the usual number that may run while others wait for who takes their parts. */
const spareMembers = 8;

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
    const member: Member = { worker, ready: false, work: null, isWaiting: false };
    members.add(member);
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on('message', (message: WorkerMessage) => {
      // Subtle: one that is being stopped has to be waited for, and unref would let the process end before.
      if (!members.has(member)) return;
      if (message === 'ready') {
        member.ready = true;
        worker.unref();
        next();
      } else if ('ok' in message) {
        finish(member, message);
        next();
      } else {
        member.work?.talk.hear(message);
      }
    });
    worker.on('error', (error) => lose(member, failureOf(error)));
    worker.on('exit', () => lose(member, unreadable('crashed', 'the reader of the file stopped')));
  };

  const stopMember = (member: Member) => {
    members.delete(member);
    member.work?.clock.stop();
    const stopped = member.worker.terminate().finally(() => stopping.delete(stopped));
    stopping.add(stopped);
  };

  /** Takes a thread that is gone, or has to go, out of service; only its own file fails. */
  const lose = (member: Member, error: AppError) => {
    if (!members.has(member)) return;
    const { work, ready } = member;
    stopMember(member);
    work?.talk.end(error);
    work?.job.reject(error);
    if (!ready && work === null) {
      const unusable = new AppError('internal', 'the reader of files does not start', { cause: error });
      for (const waiting of queue.splice(0)) waiting.reject(unusable);
    }
    next();
  };

  const finish = (member: Member, reply: ExtractReply) => {
    const { work } = member;
    member.work = null;
    member.isWaiting = false;
    member.worker.unref();
    if (work === null) return;
    work.clock.stop();
    if (reply.ok) work.job.resolve(work.job.onPart === null ? reply.value : work.talk.summary());
    else work.job.reject(new AppError(reply.code, reply.message, { data: reply.data }));
    if (members.size > workers) stopMember(member);
  };

  const begin = (member: Member, job: Job) => {
    const { worker } = member;
    const clock = startPoolClock(job.timeoutMs, () =>
      lose(member, unreadable('too-slow', `not read within ${job.timeoutMs} milliseconds`)),
    );
    const talk = startTalk(job, {
      clock,
      post: (answer: HostAnswer, transfer: ArrayBuffer[] = []) => worker.postMessage(answer, transfer),
      fail: (error) => lose(member, error),
      onWait: (isWaiting) => {
        member.isWaiting = isWaiting;
        next();
      },
    });
    member.work = { job, clock, talk };
    worker.ref();
    try {
      send(worker, job.task);
    } catch (cause) {
      lose(member, new AppError('internal', 'the file could not be handed over', { cause }));
    }
  };

  const next = () => {
    let busy = [...members].filter((member) => member.work !== null && !member.isWaiting).length;
    for (const member of members) {
      if (!member.ready || member.work !== null || busy >= workers) continue;
      const job = queue.shift();
      if (job === undefined) return;
      begin(member, job);
      busy += 1;
    }
    const starting = [...members].filter((member) => !member.ready).length;
    const places = Math.min(workers - busy, workers + spareMembers - members.size);
    const wanted = Math.min(queue.length, places) - starting;
    for (let count = 0; count < wanted; count += 1) startMember();
  };

  const submit = (
    task: ExtractTask,
    file: Uint8Array | ByteSource,
    { signal, timeoutMs: ownMs = timeoutMs }: TaskOptions,
    onPart: Job['onPart'] = null,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed || signal?.aborted === true) {
        reject(new AppError('cancelled', closed ? 'the pool is closed' : 'cancelled'));
        return;
      }
      const settle = () => signal?.removeEventListener('abort', cancel);
      const job: Job = {
        task,
        source: file instanceof Uint8Array ? null : file,
        timeoutMs: ownMs,
        onPart,
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
        const member = [...members].find((one) => one.work?.job === job);
        const error = new AppError('cancelled', 'cancelled');
        if (member === undefined) job.reject(error);
        else lose(member, error);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      queue.push(job);
      next();
    });

  return {
    extract: async (name, file, options = {}) =>
      (await submit({ kind: 'extract', name, ...taskFile(file) }, file, options)) as Extraction,
    html: async (name, file, options = {}) =>
      (await submit({ kind: 'html', name, ...taskFile(file) }, file, options)) as string,
    table: async (name, file, options = {}) =>
      (await submit({ kind: 'table', name, ...taskFile(file) }, file, options)) as PlacedTable,
    imagePng: async (file, page, options = {}) =>
      (await submit({ kind: 'image-png', page, ...taskFile(file) }, file, options)) as Uint8Array,
    places: async (file, pages, options = {}) =>
      (await submit({ kind: 'places', pages, ...taskFile(file) }, file, options)) as PlacedText[],
    covered: async (file, pages, options = {}) =>
      (await submit({ kind: 'covered', pages, ...taskFile(file) }, file, options)) as CoveredBox[],
    unlock: async (file, password, options = {}) =>
      (await submit({ kind: 'unlock', password, ...taskFile(file) }, file, options)) as UnlockedPdf,
    parts: async (name, file, onPart, options = {}) =>
      (await submit({ kind: 'parts', name, ...taskFile(file) }, file, options, onPart)) as PartsSummary,
    close: async () => {
      closed = true;
      const error = new AppError('cancelled', 'the pool is closed');
      for (const job of queue.splice(0)) job.reject(error);
      for (const member of members) {
        const { work } = member;
        stopMember(member);
        work?.talk.end(error);
        work?.job.reject(error);
      }
      await Promise.all(stopping);
    },
  };
}

function taskFile(file: Uint8Array | ByteSource): TaskFile {
  return file instanceof Uint8Array ? { bytes: file } : { size: file.size };
}

/** Subtle: bytes that share a buffer (Node's small Buffers) cannot be transferred, it would empty their neighbors. */
function send(worker: Worker, task: ExtractTask): void {
  if (!('bytes' in task)) {
    worker.postMessage(task);
    return;
  }
  const bytes = alone(task.bytes);
  worker.postMessage({ ...task, bytes }, [bytes.buffer as ArrayBuffer]);
}

function failureOf(error: Error): AppError {
  const code = 'code' in error ? error.code : '';
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? unreadable('out-of-memory', 'the file needs too much memory', { cause: error })
    : unreadable('crashed', 'the reader of the file crashed', { cause: error });
}
