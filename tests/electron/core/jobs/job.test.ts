import { describe, expect, it } from 'vitest';
import { startJob, throwIfCancelled } from '../../../../electron/core/jobs/job.ts';
import type { JobEvent } from '../../../../shared/contract/events.ts';

describe('startJob', () => {
  it('tells what is in hand and how much is done', () => {
    const events: JobEvent[] = [];
    const job = startJob({ job: 'j1', kind: 'import', emit: (event) => events.push(event) });
    job.expect(2);
    job.begin('a.pdf');
    job.finish('a.pdf');
    job.begin('b.pdf');
    expect(events).toEqual([
      { type: 'job', job: 'j1', kind: 'import', done: 0, total: 2, what: 'a.pdf' },
      { type: 'job', job: 'j1', kind: 'import', done: 1, total: 2, what: 'a.pdf' },
      { type: 'job', job: 'j1', kind: 'import', done: 1, total: 2, what: 'b.pdf' },
    ]);
  });

  it('begins nothing after it was stopped', () => {
    const stop = new AbortController();
    const events: JobEvent[] = [];
    const job = startJob({ job: 'j1', kind: 'export', signal: stop.signal, emit: (event) => events.push(event) });
    stop.abort();
    expect(() => job.begin('a.pdf')).toThrow(expect.objectContaining({ code: 'cancelled' }));
    expect(() => throwIfCancelled(job.signal)).toThrow(expect.objectContaining({ code: 'cancelled' }));
    expect(events).toEqual([]);
  });
});
