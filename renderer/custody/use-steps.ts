import { useEffect, useState } from 'react';
import type { StepView } from '../../shared/contract/views.ts';
import type { AppError } from '../../shared/errors.ts';
import { call, failureOf, useCall } from '../api.ts';

const pageSize = 500;

export type CustodySteps = {
  /** Every step that has been read so far, newest first. */
  readonly steps: readonly StepView[];
  readonly total: number;
  readonly pending: boolean;
  readonly failure: AppError | null;
};

/** Gives two runs of steps as one, newest first, each number once; where steps between them are missing, the first alone. */
export function joinSteps(newest: readonly StepView[], older: readonly StepView[]): readonly StepView[] {
  const lowest = newest.at(-1)?.number;
  if (lowest === undefined) return older;
  const rest = older.filter((step) => step.number < lowest);
  return (rest[0]?.number ?? lowest - 1) === lowest - 1 ? [...newest, ...rest] : newest;
}

/** Reads the whole log: the newest steps are kept right, older ones are read once, because a step never changes. */
export function useSteps(): CustodySteps {
  const newest = useCall('custody.steps', { before: null, limit: pageSize }, { keep: true });
  const [read, setRead] = useState<readonly StepView[]>([]);
  const [failure, setFailure] = useState<AppError | null>(null);
  const page = newest.data?.steps;
  // Subtle: not the page itself, which is there from the start when this screen is seen again.
  const [joined, setJoined] = useState<typeof page>();
  if (page !== joined) {
    setJoined(page);
    setRead(joinSteps(page ?? [], read));
  }
  const lowest = read.at(-1)?.number ?? null;
  useEffect(() => {
    if (lowest === null || lowest <= 1) return;
    let wanted = true;
    call('custody.steps', { before: lowest, limit: pageSize }).then(
      (page) => {
        if (wanted && page.steps.length > 0) setRead((now) => joinSteps(now, page.steps));
      },
      (cause: unknown) => {
        if (wanted) setFailure(failureOf(cause));
      },
    );
    return () => {
      wanted = false;
    };
  }, [lowest]);
  return { steps: read, total: newest.data?.total ?? 0, pending: newest.isPending, failure: newest.error ?? failure };
}
