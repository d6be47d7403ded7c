import { join } from 'node:path';
import { buildIfStale } from '../../electron/tools/build.ts';
import type { BenchJob } from './job.ts';
import { makePaperCase } from './typing-setup.ts';

/** From a key to the next frame in the middle of a long paper; the peer is a bare page that can be written in. */
export const job: BenchJob = {
  name: 'typing',
  prepare: async (folder) => {
    await buildIfStale(() => {});
    // Subtle: the harness starts its commands with this process's own environment.
    process.env['LOUDERMILL_USER_DATA'] = join(folder, 'user');
    const paper = await makePaperCase(folder);
    const run = (what: string) => ({
      file: process.execPath,
      args: [join(import.meta.dirname, 'typing-run.ts'), what, paper],
    });
    return {
      about:
        'a key to the end of the next frame, median, in the middle of a paper of some 50 pages, in the real window',
      ours: run('paper'),
      peers: [{ name: 'bare page of as many paragraphs', command: run('bare') }],
      report: run('report'),
    };
  },
};
