import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { BriefData } from '../../../shared/domain/brief.ts';
import { AppError, type ErrorCode, type ErrorData, toAppError } from '../../../shared/errors.ts';
import { workerFile } from '../jobs/worker-file.ts';
import type { TypesetBrief, TypesetOptions } from './typeset.ts';
import type { TextExhibit } from './typeset-text.ts';

type Work =
  | { readonly kind: 'brief'; readonly data: object; readonly options: TypesetOptions }
  | { readonly kind: 'text'; readonly exhibit: TextExhibit };
export type TypesetTask = Work & { readonly id: number };
export type TypesetReply =
  | { readonly id: number; readonly ok: true; readonly value: TypesetBrief }
  | {
      readonly id: number;
      readonly ok: false;
      readonly code: ErrorCode;
      readonly message: string;
      readonly data: ErrorData;
    };

/** Sets type in a thread of its own, so that the case host goes on answering. The thread starts when first asked and stays warm. */
export type Typesetter = {
  /** Templates whose version of the program is used, though the firm has its own. */
  readonly builtIn: Set<string>;
  readonly brief: (data: BriefData, options: TypesetOptions, signal?: AbortSignal) => Promise<TypesetBrief>;
  /** Any other paper of the case, whose template says what its data is. */
  readonly paper: (data: object, options: TypesetOptions, signal?: AbortSignal) => Promise<TypesetBrief>;
  readonly text: (exhibit: TextExhibit, signal?: AbortSignal) => Promise<TypesetBrief>;
  /**
   * The brief while somebody writes: of those that wait the last one wins, the others throw `cancelled`. The thread goes on, so
   * that it stays warm, and the next one is set from what has changed.
   */
  readonly preview: (data: object, options: TypesetOptions) => Promise<TypesetBrief>;
  readonly close: () => Promise<void>;
};

const mostKept = 32 * 1024 * 1024;

type Waiting = {
  readonly work: Work;
  readonly resolve: (value: TypesetBrief) => void;
  readonly reject: (cause: AppError) => void;
};

/** Gives a typesetter; a template of the firm's folder takes the place of ours of that name. Its calls throw what typesetBrief and typesetTextExhibit throw, and `cancelled`. */
export function createTypesetter({ firmTemplates = null }: { firmTemplates?: string | null } = {}): Typesetter {
  const builtIn = new Set<string>();
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;

  const settle = (reply: TypesetReply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) worker?.unref();
    if (reply.ok) asked?.resolve(reply.value);
    else asked?.reject(new AppError(reply.code, reply.message, { data: reply.data }));
  };
  const lose = (cause: AppError) => {
    worker = undefined;
    for (const asked of waiting.values()) asked.reject(cause);
    waiting.clear();
  };
  const started = (): Worker => {
    if (worker !== undefined) return worker;
    const fresh = new Worker(workerFile(import.meta.url, 'typeset-worker'), { name: 'typeset' });
    fresh.on('message', settle);
    fresh.on('error', (cause) => {
      if (worker === fresh) lose(toAppError(cause));
    });
    fresh.on('exit', () => {
      if (worker === fresh) lose(new AppError('internal', 'the typesetting thread ended'));
    });
    worker = fresh;
    return fresh;
  };
  const post = (id: number, { work }: Waiting) => {
    const thread = started();
    thread.ref();
    thread.postMessage({ ...work, id });
  };
  const stop = async (cause: AppError) => {
    const old = worker;
    lose(cause);
    await old?.terminate();
  };
  /** Ends the thread in the middle of one job; what others wait for begins again in a fresh one. */
  const giveUp = (id: number, cause: AppError) => {
    const asked = waiting.get(id);
    if (asked === undefined) return;
    waiting.delete(id);
    asked.reject(cause);
    const old = worker;
    worker = undefined;
    void old?.terminate();
    for (const [other, still] of waiting) post(other, still);
  };

  const ask = async (work: Work, signal: AbortSignal | undefined): Promise<TypesetBrief> => {
    const cancelled = new AppError('cancelled', 'typesetting was cancelled');
    if (signal?.aborted === true) throw cancelled;
    let id = 0;
    const onAbort = () => giveUp(id, cancelled);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      return await new Promise<TypesetBrief>((resolve, reject) => {
        const asked = { work, resolve, reject };
        id = lastId += 1;
        waiting.set(id, asked);
        post(id, asked);
      });
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  };

  const paper = (data: object, options: TypesetOptions): Work => ({
    kind: 'brief',
    data,
    options: { firmDir: builtIn.has(options.template) ? null : firmTemplates, ...options },
  });

  let previewing = false;
  let nextPreview: Waiting | undefined;
  const startPreview = (asked: Waiting) => {
    previewing = true;
    const ended = () => {
      previewing = false;
      const next = nextPreview;
      nextPreview = undefined;
      if (next !== undefined) startPreview(next);
    };
    ask(asked.work, undefined)
      .then(asked.resolve, (cause: unknown) => asked.reject(toAppError(cause)))
      .finally(ended);
  };
  const preview = async (data: object, options: TypesetOptions): Promise<TypesetBrief> =>
    await new Promise<TypesetBrief>((resolve, reject) => {
      const asked: Waiting = { work: paper(data, options), resolve, reject };
      if (!previewing) return startPreview(asked);
      nextPreview?.reject(new AppError('cancelled', 'a later preview took the place of this one'));
      nextPreview = asked;
    });

  /** Text exhibits as they were set: the same between two previews, while the brief changes. */
  const kept = new Map<string, TypesetBrief>();
  let keptBytes = 0;
  const text = async (exhibit: TextExhibit, signal?: AbortSignal): Promise<TypesetBrief> => {
    const key = createHash('sha256').update(JSON.stringify(exhibit)).digest('base64');
    let set = kept.get(key);
    if (set === undefined) {
      set = await ask({ kind: 'text', exhibit }, signal);
      keptBytes += set.pdf.byteLength;
      kept.set(key, set);
      for (const [oldest, { pdf }] of kept) {
        if (keptBytes <= mostKept) break;
        kept.delete(oldest);
        keptBytes -= pdf.byteLength;
      }
    }
    // Subtle: the caller may hand its bytes over to another thread, which empties them here.
    return { ...set, pdf: set.pdf.slice() };
  };

  return {
    builtIn,
    brief: (data, options, signal) => ask(paper(data, options), signal),
    paper: (data, options, signal) => ask(paper(data, options), signal),
    text,
    preview,
    close: async () => {
      const closed = new AppError('cancelled', 'the typesetter is closed');
      nextPreview?.reject(closed);
      nextPreview = undefined;
      await stop(closed);
    },
  };
}
