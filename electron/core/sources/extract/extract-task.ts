import type { ErrorCode, ErrorData } from '../../../../shared/errors.ts';
import { workerFile } from '../../jobs/worker-file.ts';

/** What a worker is asked; `page` counts from 1. */
export type ExtractTask =
  | { readonly kind: 'extract'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'html'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'image-png'; readonly bytes: Uint8Array; readonly page: number };

/** What a worker answers; before its first task it says 'ready'. */
export type ExtractReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly data: ErrorData };

/** Gives where the worker's code is. */
export function extractWorkerUrl(): URL {
  return workerFile(import.meta.url, 'extract-worker');
}
