import { join } from 'node:path';
import { briefPeers } from './brief-peers.ts';
import type { BenchCommand, BenchJob } from './job.ts';

const ours = (...args: string[]): BenchCommand => ({
  file: process.execPath,
  args: [join(import.meta.dirname, 'preview-run.ts'), ...args],
});

/** The preview of an edit in the middle of a brief; a peer sets its whole document again in a process that is warm. */
export const job: BenchJob = {
  name: 'preview',
  prepare: async () => ({
    about: 'an edit in the middle of a brief of 43 pages, warm, median; tagged PDF/UA-1 with the place of every block',
    ours: ours(),
    peers: await briefPeers('again'),
    report: ours('--report'),
  }),
};
