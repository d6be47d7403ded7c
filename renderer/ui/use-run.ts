import { useCallback, useState } from 'react';
import { toAppError, type AppError } from '../../shared/errors.ts';

export type Run = {
  /** Runs the work and tells whether it succeeded; a failure is kept to be shown where it happened, a cancel is none. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly failure: AppError | null;
  readonly busy: boolean;
  readonly clear: () => void;
};

/** Holds the state of one act that a button starts: whether it runs, and why it failed. */
export function useRun(): Run {
  const [failure, setFailure] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const run = useCallback(async (work: () => Promise<unknown>) => {
    setFailure(null);
    setBusy(true);
    try {
      await work();
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
