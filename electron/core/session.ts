import type { CaseEvent, JobEvent } from '../../shared/contract/events.ts';
import { AppError } from '../../shared/errors.ts';
import type { Typesetter } from './briefs/typesetter.ts';
import type { ReadableCase } from './case-file/open-case.ts';
import { closing } from './jobs/job.ts';
import type { OpenedSources } from './custody/opened-sources.ts';
import type { ExtractPool } from './jobs/pool.ts';
import type { Resources } from './resources.ts';
import type { OcrQueue } from './sources/ocr/ocr-queue.ts';

/** A job under way: `left` resolves once it has finished or left off; it never rejects. */
export type RunningJob = {
  readonly kind: JobEvent['kind'];
  readonly abort: (reason?: AppError) => void;
  readonly left: Promise<void>;
};

/** An open case with what serves it: resources, readers of files, jobs under way, and who listens. */
export type Session = {
  readonly opened: ReadableCase;
  readonly resources: Resources;
  readonly pool: ExtractPool;
  readonly typesetter: Typesetter;
  readonly jobs: Map<string, RunningJob>;
  /** What reads scanned pages, for a case that can be written. */
  readonly ocr?: OcrQueue;
  readonly emit: (event: CaseEvent) => void;
  /** Which sources a person opened, for the custody log. */
  readonly openedSources: OpenedSources;
  /** Gives the path that a token stands for. Throws `no-permission` for one that was not granted for that use. */
  readonly pathOf: (token: string, use: 'read' | 'write') => string;
};

/**
 * Runs a job that can be cancelled by its id and that tells how far it is, at most 20 times a second. Throws `conflict` while
 * another runs under that id.
 */
export async function runJob<T>(
  session: Session,
  job: string,
  kind: JobEvent['kind'],
  work: (signal: AbortSignal, progress: (done: number, total: number, what: string) => void) => Promise<T>,
): Promise<T> {
  if (session.jobs.has(job)) throw new AppError('conflict', 'a job of that name is under way', { data: { job } });
  const controller = new AbortController();
  let leave = (): void => {};
  const left = new Promise<void>((resolve) => (leave = resolve));
  session.jobs.set(job, { kind, abort: (reason) => controller.abort(reason), left });
  let last = 0;
  try {
    return await work(controller.signal, (done, total, what) => {
      const now = performance.now();
      if (now - last < 50 && done !== total) return;
      last = now;
      session.emit({ type: 'job', job, kind, done, total, what });
    });
  } finally {
    session.jobs.delete(job);
    leave();
  }
}

/** Cancels every job and waits until each has left off: a file that it wrote is then on record, or not there. */
export async function endJobs(session: Pick<Session, 'jobs'>): Promise<void> {
  const running = [...session.jobs.values()];
  for (const job of running) job.abort(closing);
  await Promise.all(running.map((job) => job.left));
}
