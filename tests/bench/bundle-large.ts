import { join } from 'node:path';
import { writeScans } from './bundle-scans-setup.ts';
import { prepareBundle } from './bundle-setup.ts';
import type { BenchJob } from './job.ts';

const exhibits = 490;
const pagesEach = 10;
const scanBytes = 60_000;

/** The size of a real hearing: 490 exhibits of ten pages, each a scan of 60 kB under a line of text. Made from a fixed seed. */
export const job: BenchJob = {
  name: 'bundle-large',
  prepare: async (folder) => {
    const shape = { files: exhibits, pages: pagesEach, scanBytes };
    const paths = await writeScans(join(folder, 'exhibits'), shape);
    return prepareBundle(folder, paths, 'made exhibits');
  },
};
