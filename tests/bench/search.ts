import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchJob, BenchPeer } from './job.ts';
import { searchCase, vocabulary } from './search-setup.ts';

const run = join(import.meta.dirname, 'search-run.ts');

/**
 * Searches of thirteen kinds over 100,000 pages, encrypted: a count and first hits, then the best by source with snippets. The
 * case takes minutes to make and is kept in the temp folder.
 */
export const job: BenchJob = {
  name: 'search',
  prepare: async (folder) => {
    const made = await searchCase();
    const ours = (mode: string) => ({ file: process.execPath, args: [run, mode] });
    return {
      about: `260 searches over ${made.pages.toLocaleString('en-US')} pages, ${made.words.toLocaleString('en-US')} words, encrypted`,
      ours: ours('ours'),
      peers: [
        { name: 'FTS5, not encrypted, no filters', command: ours('plain') },
        ripgrep(folder, made.text, ours('words')),
      ],
      report: ours('report'),
    };
  },
};

/** ripgrep has no index and no filters: it counts the pages that have each of forty words, as one of our modes does. */
function ripgrep(folder: string, text: string, ours: { file: string; args: string[] }): BenchPeer {
  const name = 'ripgrep, forty single words';
  try {
    execFileSync('rg', ['--version'], { stdio: 'ignore' });
  } catch {
    return { name, command: null, missing: 'apt-get install ripgrep' };
  }
  const list = join(folder, 'words.txt');
  writeFileSync(list, [...vocabulary().slice(300, 320), ...vocabulary().slice(20_000, 20_020)].join('\n'));
  const script =
    'while read -r word || [ -n "$word" ]; do rg -c -i -w -F -- "$word" "$1" >/dev/null || true; done < "$0"';
  return { name, command: { file: 'sh', args: ['-c', script, list, text] }, ours };
}
