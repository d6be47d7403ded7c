import { existsSync } from 'node:fs';
import type { ErrorCode, ErrorData } from '../../../../shared/errors.ts';

/** What a worker is asked; `page` counts from 1. */
export type ExtractTask =
  | { readonly kind: 'extract'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'html'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'image-png'; readonly bytes: Uint8Array; readonly page: number };

/** What a worker answers; before its first task it says 'ready'. */
export type ExtractReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly data: ErrorData };

/** Gives where the worker's code is: beside this file in source, beside host.js in the built app. */
export function extractWorkerUrl(): URL {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return new URL('extract-worker.ts', here);
  const beside = new URL('extract-worker.js', here);
  // Subtle: the bundler may put this module into a chunk in a folder below host.js.
  return existsSync(beside) ? beside : new URL('../extract-worker.js', here);
}
