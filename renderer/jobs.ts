import { useSyncExternalStore } from 'react';
import type { JobEvent } from '../shared/contract/events.ts';

/** A job under way in this window. `total` is 0 while it is not known. */
export type RunningJob = Omit<JobEvent, 'type'>;

let jobs: readonly RunningJob[] = [];
const listeners = new Set<() => void>();

function set(next: readonly RunningJob[]): void {
  jobs = next;
  for (const listener of listeners) listener();
}

/** Takes the progress of a job that the case host reports. */
export function noteJob({ type: _type, ...next }: JobEvent): void {
  const { job } = next;
  set(jobs.some((each) => each.job === job) ? jobs.map((each) => (each.job === job ? next : each)) : [...jobs, next]);
}

/** Takes a job off the list: its call has been answered. */
export function endJob(job: string): void {
  if (jobs.some((each) => each.job === job)) set(jobs.filter((each) => each.job !== job));
}

/** Gives the jobs under way, oldest first. */
export function useJobs(): readonly RunningJob[] {
  return useSyncExternalStore(subscribe, () => jobs);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
