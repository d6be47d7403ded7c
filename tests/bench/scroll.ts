import { join } from 'node:path';
import { buildIfStale } from '../../electron/tools/build.ts';
import type { BenchJob } from './job.ts';
import { makeLargeCase } from './large-case-setup.ts';

/** The longest frame while a list of 100,000 sources scrolls; the peer is a bare page with as many rows of one word. */
export const job: BenchJob = {
  name: 'scroll',
  prepare: async (folder) => {
    await buildIfStale(() => {});
    // Subtle: the harness starts its commands with this process's own environment.
    process.env['LOUDERMILL_USER_DATA'] = join(folder, 'user');
    const listed = join(folder, 'Large');
    await makeLargeCase(listed, 100_000);
    const run = (what: string) => ({
      file: process.execPath,
      args: [join(import.meta.dirname, 'scroll-run.ts'), what, listed],
    });
    return {
      about:
        'the longest frame of 300 turns of the wheel over a list of 100,000 rows, in the real window; at most 33 ms is the goal',
      ours: run('list'),
      peers: [{ name: 'bare page of 100,000 rows', command: run('bare') }],
      report: run('report'),
    };
  },
};
