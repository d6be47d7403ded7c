import type { BundlePlan, BundleProgress } from '../../../shared/domain/bundle.ts';
import type { ErrorCode, ErrorData } from '../../../shared/errors.ts';
import type { BundleReport } from './make-bundle.ts';

/** Where the bundle goes: to a new file, to memory, or nowhere, when it is only measured. */
export type BundleOut = { readonly path: string } | 'memory' | 'nowhere';

export type WorkerInput = { readonly plan: BundlePlan; readonly front: Uint8Array; readonly out: BundleOut };

/** What the worker says: it wants an exhibit's bytes, is so far, has finished, or has failed. */
export type FromWorker =
  | { readonly kind: 'read'; readonly exhibit: string }
  | { readonly kind: 'progress'; readonly progress: BundleProgress }
  | { readonly kind: 'done'; readonly report: BundleReport; readonly pdf: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly data: ErrorData };

export type ToWorker =
  | { readonly kind: 'bytes'; readonly exhibit: string; readonly bytes: Uint8Array }
  | { readonly kind: 'unavailable'; readonly exhibit: string };
