import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from '../../electron/tools/build.ts';
import { sampleCase } from '../../electron/tools/sample.ts';
import type { BenchJob } from './job.ts';

/** Memory of all processes of the app with the sample case open and nothing going on; the peer is an empty window. */
export const job: BenchJob = {
  name: 'idle',
  prepare: async (folder) => {
    if (!existsSync('/proc/self/smaps_rollup')) throw new Error('needs the smaps of Linux');
    await buildIfStale(() => {});
    const sample = await sampleCase(() => {});
    process.env['LOUDERMILL_USER_DATA'] = join(folder, 'user');
    const run = (...args: string[]) => ({
      file: process.execPath,
      args: [join(import.meta.dirname, 'idle-run.ts'), ...args],
    });
    return {
      about: 'proportional set size of the whole tree of processes, ten seconds after the case is open',
      ours: run('case', sample),
      peers: [{ name: 'empty Electron', command: run('empty') }],
      unit: 'MB',
    };
  },
};
