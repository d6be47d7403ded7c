import { useCallback, useEffect, useRef, useState } from 'react';
import type { CiteCheck } from '../../../shared/domain/cite-check.ts';
import type { AppError } from '../../../shared/errors.ts';
import { call, failureOf, onCaseEvent } from '../../api.ts';

export type CiteCheckState = {
  /** The last check; it stays in view while another runs. */
  readonly check: CiteCheck | null;
  readonly failure: AppError | null;
  readonly busy: boolean;
  readonly again: () => void;
};

/** Waiting this long lets a person finish a sentence before it is checked. */
const pause = 400;

/** Holds a paper against the case, and again at each pause after the case changed or its words were kept; a check that is overtaken is cancelled. */
export function useCiteCheck(brief: string, keptAt: string | null): CiteCheckState {
  const [state, setState] = useState<Omit<CiteCheckState, 'again'>>({ check: null, failure: null, busy: true });
  const job = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const stop = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    if (job.current !== null) call('jobs.cancel', { job: job.current }).catch(() => undefined);
    job.current = null;
  }, []);
  const start = useCallback(() => {
    stop();
    const id = crypto.randomUUID();
    job.current = id;
    setState((last) => ({ ...last, busy: true }));
    call('cite-check.run', { job: id, brief }).then(
      (check) => {
        if (job.current !== id) return;
        job.current = null;
        setState({ check, failure: null, busy: false });
      },
      (cause: unknown) => {
        if (job.current !== id) return;
        job.current = null;
        const failure = failureOf(cause);
        setState((last) => ({ ...last, failure: failure.code === 'cancelled' ? null : failure, busy: false }));
      },
    );
  }, [brief, stop]);

  const soon = useCallback(
    (after: number) => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(start, after);
    },
    [start],
  );
  useEffect(() => {
    soon(0);
    const end = onCaseEvent((event) => {
      if (event.type === 'changed' && !event.tables.every((table) => table === 'brief_export')) soon(pause);
    });
    return () => {
      end();
      stop();
    };
  }, [soon, stop]);
  useEffect(() => {
    if (keptAt !== null) soon(pause);
  }, [keptAt, soon]);
  return { ...state, again: start };
}
