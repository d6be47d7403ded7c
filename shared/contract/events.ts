import type { ImportProgress } from '../domain/imports.ts';
import type { OcrState } from '../domain/ocr.ts';
import type { Envelope } from './envelope.ts';

/** Which rows a step touched; the window drops what it holds of those tables. Step 0, `password`: one was typed, which no step records. */
export type ChangedEvent = {
  readonly type: 'changed';
  readonly step: number;
  readonly tables: readonly string[];
};

/** How far a job is. `total` is 0 while it is not known yet. */
export type JobEvent = {
  readonly type: 'job';
  readonly job: string;
  readonly kind: 'import' | 'verify' | 'preview' | 'export' | 'copy' | 'find' | 'cite-check';
  readonly done: number;
  readonly total: number;
  /** File or exhibit in hand. */
  readonly what: string;
  /** Of an import: how far it is, file by file. */
  readonly progress?: ImportProgress;
};

/** How far the reading of scanned pages is. */
export type OcrEvent = { readonly type: 'ocr'; readonly state: OcrState };

export type CaseEvent = ChangedEvent | JobEvent | OcrEvent;

/** What goes from the window over the port of a case. */
export type PortRequest = { readonly id: number; readonly name: string; readonly input: unknown };

/** What comes back: an answer to a request, or an event. */
export type PortMessage = { readonly id: number; readonly envelope: Envelope } | { readonly event: CaseEvent };
