import { join } from 'node:path';
import { briefPeers } from './brief-peers.ts';
import type { BenchJob } from './job.ts';

/** A brief without exhibits from nothing to PDF, start of the program included. Ours alone is tagged and has footnotes. */
export const job: BenchJob = {
  name: 'brief',
  prepare: async () => ({
    about: '43 pages with contents, 200 footnotes and 10 tables, cold; the same text by each program',
    ours: { file: process.execPath, args: [join(import.meta.dirname, 'brief-run.ts')] },
    peers: await briefPeers('once'),
  }),
};
