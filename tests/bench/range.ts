import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createEvidenceStore } from '../../electron/core/sources/evidence-store.ts';
import type { BenchJob } from './job.ts';
import { keysFor } from './range-setup.ts';

const mebibytes = 2048;

/**
 * Reads of 256 KiB at random places of 2 GiB, as a player makes them: the median of one, against the same of a plain
 * file that is kept open, as the object is while it plays, or opened each time.
 */
export const job: BenchJob = {
  name: 'range',
  prepare: async (folder) => {
    const plain = join(folder, 'plain');
    const file = await open(plain, 'w');
    for (let i = 0; i < mebibytes; i += 1) await file.writeFile(randomBytes(1_048_576));
    await file.close();
    const evidence = join(folder, 'evidence');
    const content = await open(plain, 'r');
    const { name } = await createEvidenceStore(evidence, keysFor()).put(content);
    await content.close();
    const run = (...args: string[]) => ({
      file: process.execPath,
      args: [join(import.meta.dirname, 'range-run.ts'), ...args],
    });
    return {
      about: `p50 of 1,500 reads of 256 KiB at random places of ${mebibytes / 1024} GiB`,
      ours: run('object-open', evidence, name),
      peers: [
        { name: 'plain file, kept open', command: run('plain-open', plain) },
        {
          name: 'plain file, opened for each read',
          command: run('plain', plain),
          ours: run('object', evidence, name),
        },
      ],
    };
  },
};
