import type { z } from 'zod';
import { briefsCalls } from './briefs-calls.ts';
import { caseCalls } from './case-calls.ts';
import { exhibitsCalls } from './exhibits-calls.ts';
import { citeCheckCalls } from './cite-check-calls.ts';
import { exportsCalls } from './exports-calls.ts';
import { liveCalls } from './live-calls.ts';
import { factsCalls } from './facts-calls.ts';
import { grievancesCalls } from './grievances-calls.ts';
import { ocrCalls } from './ocr-calls.ts';
import { observationsCalls } from './observations-calls.ts';
import { redactionsCalls } from './redactions-calls.ts';
import { passwordsCalls } from './passwords-calls.ts';
import { productionsCalls } from './productions-calls.ts';
import { previewCalls } from './preview-calls.ts';
import { printsCalls } from './prints-calls.ts';
import { searchCalls } from './search-calls.ts';
import { importsCalls } from './imports-calls.ts';
import { sourcePartsCalls } from './source-parts-calls.ts';
import { sourcesCalls } from './sources-calls.ts';
import { templatesCalls } from './templates-calls.ts';
import type { Call } from './call.ts';

/** Every call of the window to its case host, by noun. A missing handler is a compile error. */
export const contract = {
  ...caseCalls,
  ...sourcesCalls,
  ...observationsCalls,
  ...ocrCalls,
  ...sourcePartsCalls,
  ...importsCalls,
  ...factsCalls,
  ...grievancesCalls,
  ...exhibitsCalls,
  ...briefsCalls,
  ...liveCalls,
  ...citeCheckCalls,
  ...exportsCalls,
  ...passwordsCalls,
  ...productionsCalls,
  ...redactionsCalls,
  ...searchCalls,
  ...templatesCalls,
  ...previewCalls,
  ...printsCalls,
} as const satisfies Record<string, Call>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller gives. */
export type CallInput<K extends CallName> = z.input<Contract[K]['input']>;
/** What a handler gets: parsed, with defaults. */
export type CallParsed<K extends CallName> = z.output<Contract[K]['input']>;
export type CallOutput<K extends CallName> = z.output<Contract[K]['output']>;
