import type { ErrorCode, ErrorData } from '../../../../shared/errors.ts';
import { workerFile } from '../../jobs/worker-file.ts';
import type { RefusedPart } from './part-sink.ts';

/** The file in question: its bytes, or its size where the worker asks for ranges of it. */
export type TaskFile = { readonly bytes: Uint8Array } | { readonly size: number };

/** What a worker is asked; `page` counts from 1. */
export type ExtractTask = TaskFile &
  (
    | { readonly kind: 'extract' | 'html' | 'parts' | 'table'; readonly name: string }
    | { readonly kind: 'image-png'; readonly page: number }
    | { readonly kind: 'places' | 'covered'; readonly pages: readonly number[] }
    | { readonly kind: 'unlock'; readonly password: string }
  );

/** What a worker is told while it is at a task: a range that it asked for, that a piece was taken, that the next part may come. */
export type HostAnswer =
  | { readonly kind: 'range'; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly kind: 'taken' }
  | { readonly kind: 'next' };

/** An error as it travels. */
export type Failure = { readonly code: ErrorCode; readonly message: string; readonly data: ErrorData };

/** What a worker answers at the end of a task. */
export type ExtractReply = { readonly ok: true; readonly value: unknown } | ({ readonly ok: false } & Failure);

/** What a worker says while it is at a task. A part is opened, comes in pieces, and ends, well or with what is wrong. */
export type WorkerWord =
  | { readonly kind: 'ask'; readonly id: number; readonly offset: number; readonly length: number }
  | { readonly kind: 'part'; readonly path: string; readonly size: number | null; readonly modifiedAt: string | null }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly failure: Failure | null }
  | ({ readonly kind: 'refused' } & RefusedPart);

/** All that comes from a worker; before its first task it says 'ready'. */
export type WorkerMessage = 'ready' | ExtractReply | WorkerWord;

/** Pieces of a part that may be under way at once. */
export const piecesUnderWay = 4;

/** Gives where the worker's code is. */
export function extractWorkerUrl(): URL {
  return workerFile(import.meta.url, 'extract-worker');
}
