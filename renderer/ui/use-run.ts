import { useCallback, useState } from 'react';
import { toAppError, type AppError } from '../../shared/errors.ts';
import { showUndoToast } from './toast.tsx';

export type Run = {
  /**
   * Runs the work and tells whether it succeeded; a failure is kept to be shown where it happened, a cancel is none.
   * With `done` ("Removed 2 facts") a success is said in passing, with its undo.
   */
  readonly run: (work: () => Promise<unknown>, done?: string) => Promise<boolean>;
  readonly failure: AppError | null;
  readonly busy: boolean;
  readonly clear: () => void;
};

/** Holds the state of one act that a button starts: whether it runs, and why it failed. */
export function useRun(): Run {
  const [failure, setFailure] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const run = useCallback(async (work: () => Promise<unknown>, done?: string) => {
    setFailure(null);
    setBusy(true);
    try {
      await work();
      if (done !== undefined) await showUndoToast(done);
      return true;
    } catch (cause) {
      const error = toAppError(cause);
      if (error.code !== 'cancelled') setFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { run, failure, busy, clear: useCallback(() => setFailure(null), []) };
}
