import type { CaseEvent } from '../../shared/contract/events.ts';
import type { Typesetter } from './briefs/typesetter.ts';
import type { ReadableCase } from './case-file/open-case.ts';
import type { ExtractPool } from './jobs/pool.ts';
import type { Resources } from './resources.ts';

/** An open case with what serves it: resources, readers of files, jobs under way, and who listens. */
export type Session = {
  readonly opened: ReadableCase;
  readonly resources: Resources;
  readonly pool: ExtractPool;
  readonly typesetter: Typesetter;
  readonly jobs: Map<string, AbortController>;
  readonly emit: (event: CaseEvent) => void;
  /** Gives the path that a token stands for. Throws `no-permission` for one that was not granted for that use. */
  readonly pathOf: (token: string, use: 'read' | 'write') => string;
};

/** Runs a job that can be cancelled by its id and that tells how far it is, at most 20 times a second. */
export async function runJob<T>(
  session: Session,
  job: string,
  kind: 'import' | 'verify' | 'preview' | 'export',
  work: (signal: AbortSignal, progress: (done: number, total: number, what: string) => void) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  session.jobs.set(job, controller);
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
  }
}
