import type { JobEvent } from '../../../shared/contract/events.ts';
import { AppError } from '../../../shared/errors.ts';

export type JobKind = JobEvent['kind'];

/** Work that takes a while: it says how far it is, and can be stopped between its items. */
export type Job = {
  readonly job: string;
  readonly kind: JobKind;
  readonly signal: AbortSignal;
  /** Sets how many items there are; 0 while that is not known. */
  readonly expect: (total: number) => void;
  /** Tells which item is in hand. Throws `cancelled` when the job was stopped. */
  readonly begin: (what: string) => void;
  /** Counts an item as done. */
  readonly finish: (what: string) => void;
};

export type JobOptions = {
  /** Name of the job, chosen by whoever started it. */
  readonly job: string;
  readonly kind: JobKind;
  readonly total?: number;
  readonly signal?: AbortSignal;
  readonly emit: (event: JobEvent) => void;
};

/** Gives a job that emits a `job` event for each item begun and finished. */
export function startJob({ job, kind, total = 0, signal, emit }: JobOptions): Job {
  const stop = signal ?? new AbortController().signal;
  let expected = total;
  let done = 0;
  const tell = (what: string) => emit({ type: 'job', job, kind, done, total: expected, what });
  return {
    job,
    kind,
    signal: stop,
    expect: (items) => {
      expected = items;
    },
    begin: (what) => {
      throwIfCancelled(stop);
      tell(what);
    },
    finish: (what) => {
      done += 1;
      tell(what);
    },
  };
}

/** What stops a job when its case closes: it was not called off, and may go on when the case is open again. */
export const closing = new AppError('cancelled', 'the case is closing');

/** Throws `cancelled` when the signal has fired. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'cancelled', { cause: signal.reason });
}
