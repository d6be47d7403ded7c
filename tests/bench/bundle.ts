import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { corpus, prepareBundle } from './bundle-setup.ts';
import type { BenchJob } from './job.ts';

/** Index + every PDF of the corpus: merge, stamps, Bates numbers, outline, linked index, page labels. Many small files. */
export const job: BenchJob = {
  name: 'bundle',
  prepare: async (folder) => {
    if (!existsSync(corpus)) throw new Error(`the corpus is not at ${corpus}`);
    const found = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pdf'))
      .sort()
      .map((name) => join(corpus, name));
    return prepareBundle(folder, found, 'PDFs of the corpus');
  },
};
