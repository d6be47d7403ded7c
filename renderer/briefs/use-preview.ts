import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { AppError } from '../../shared/errors.ts';
import { call, failureOf, onCaseEvent } from '../api.ts';

export type PreviewRequest = { readonly brief: string; readonly bundle: boolean; readonly date: string };
type Made = CallOutput<'briefs.preview'> & { readonly of: PreviewRequest };

export type Preview = {
  /** The last PDF that was made, with its checks; it stays in view while another is being set. */
  readonly made: Made | null;
  readonly failure: AppError | null;
  readonly busy: boolean;
  readonly again: () => void;
};

/** Waiting this long lets a person finish a word before the brief is set again. */
const pause = 900;

/** Makes the real PDF of a brief, and makes it again after each change of the case; a run that is overtaken is cancelled. */
export function usePreview(request: PreviewRequest | null): Preview {
  const [made, setMade] = useState<Made | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const job = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const { brief, bundle, date } = request ?? { brief: null, bundle: false, date: '' };

  const stop = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    if (job.current !== null) call('jobs.cancel', { job: job.current }).catch(() => undefined);
    job.current = null;
  }, []);
  const start = useCallback(() => {
    stop();
    if (brief === null) return;
    const id = crypto.randomUUID();
    job.current = id;
    setBusy(true);
    const of = { brief, bundle, date };
    call('briefs.preview', { job: id, ...of }).then(
      (answer) => {
        if (job.current !== id) return;
        job.current = null;
        setBusy(false);
        setFailure(null);
        setMade({ ...answer, of });
      },
      (cause: unknown) => {
        if (job.current !== id) return;
        job.current = null;
        setBusy(false);
        const error = failureOf(cause);
        if (error.code !== 'cancelled') setFailure(error);
      },
    );
  }, [brief, bundle, date, stop]);

  useEffect(() => {
    const first = setTimeout(start, 0);
    const end = onCaseEvent((event) => {
      // Subtle: an export writes its own row and Bates numbers; only the former alone changes nothing that is printed.
      if (event.type !== 'changed' || event.tables.every((table) => table === 'brief_export')) return;
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(start, pause);
    });
    return () => {
      clearTimeout(first);
      end();
      stop();
    };
  }, [start, stop]);
  return { made, failure, busy, again: start };
}
