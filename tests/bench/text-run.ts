import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';

/** Ours of the text job, one run in one process: text-run.ts LIST. Prints the pages read; LIST is a JSON array of paths. */
const paths = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as string[];
const pool = createExtractPool({ workers: 2 });
let pages = 0;
let chars = 0;
let next = 0;
const lane = async () => {
  for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
    const read = await pool.extract(basename(path), readFileSync(path));
    pages += read.pages.length;
    for (const page of read.pages) chars += page.text.length;
  }
};
// One more lane than threads, so that the next file is read from the disk while both are busy.
await Promise.all([lane(), lane(), lane()]);
await pool.close();
if (pages === 0 || chars === 0) throw new Error('nothing was read');
console.log(pages);
