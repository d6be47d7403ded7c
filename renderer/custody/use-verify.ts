import { useState } from 'react';
import type { VerifyResult } from '../../shared/contract/views.ts';
import type { AppError } from '../../shared/errors.ts';
import { call } from '../api.ts';
import { useJobs, type RunningJob } from '../jobs.ts';
import { useRun } from '../ui/use-run.ts';

export type Verify = {
  readonly start: () => Promise<unknown>;
  readonly cancel: () => void;
  readonly busy: boolean;
  /** How far it is, once the case host has told. */
  readonly progress: RunningJob | null;
  readonly result: VerifyResult | null;
  readonly failure: AppError | null;
};

/** Runs the check of the chain and the evidence, with its progress, cancel and result. */
export function useVerify(): Verify {
  const { run, failure, busy } = useRun();
  const [job, setJob] = useState<string | null>(null);
  const [result, setResult] = useState<VerifyResult | null>(null);
  const progress = useJobs().find((each) => each.job === job) ?? null;
  const start = async () => {
    if (busy) return;
    const id = crypto.randomUUID();
    setJob(id);
    setResult(null);
    await run(async () => setResult(await call('custody.verify', { job: id })));
    setJob(null);
  };
  const cancel = () => {
    if (job !== null) void call('jobs.cancel', { job });
  };
  return { start, cancel, busy, progress, result, failure };
}
