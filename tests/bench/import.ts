import { createCipheriv } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchJob } from './job.ts';

const gibibytes = 2;
const piece = 8 * 1024 * 1024;

/** Import of one long file: hashed, encrypted, stored, read back, synced and entered, against a copy that is synced. */
export const job: BenchJob = {
  name: 'import',
  prepare: (folder) => {
    const path = join(folder, 'video.bin');
    // What looks like chance, so that no disk can make it short; the same each time.
    const noise = createCipheriv('aes-256-ctr', Buffer.alloc(32, 7), Buffer.alloc(16));
    const nothing = Buffer.alloc(piece);
    const file = openSync(path, 'w');
    for (let at = 0; at < gibibytes * 1024 ** 3; at += piece) writeSync(file, noise.update(nothing));
    closeSync(file);
    const copy = `rm -f "$0.copy" && dd if="$0" of="$0.copy" bs=1M conv=fsync status=none && rm "$0.copy"`;
    return Promise.resolve({
      about: `one file of ${gibibytes} GiB, into a new case; the peak is of the whole process`,
      ours: { file: process.execPath, args: [join(import.meta.dirname, 'import-run.ts'), path] },
      peers: [{ name: 'copy + fsync (dd)', command: { file: 'sh', args: ['-c', copy, path] } }],
    });
  },
};
