import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import type { BenchJob, BenchPeer } from './job.ts';

const corpus = resolve(import.meta.dirname, '../../../shared/corpus');

/** Text of each page of the corpus's readable PDFs, files as they come: most are small, so starting a file counts too. */
export const job: BenchJob = {
  name: 'text',
  prepare: async (folder) => {
    if (!existsSync(corpus)) throw new Error(`the corpus is not at ${corpus}`);
    const found = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pdf'))
      .sort()
      .map((name) => join(corpus, name));
    const { paths, pages } = await readable(found);
    const list = join(folder, 'paths.json');
    const lines = join(folder, 'paths.txt');
    writeFileSync(list, JSON.stringify(paths));
    writeFileSync(lines, paths.join('\n'));
    return {
      about: `${paths.length} of ${found.length} PDFs of the corpus (those that are readable), ${pages} pages`,
      ours: { file: process.execPath, args: [join(import.meta.dirname, 'text-run.ts'), list] },
      peers: [
        peer('pdftotext, a process for each file', 'pdftotext', ['-v'], 'poppler-utils', {
          script: 'xargs -d "\\n" -n 1 -I F sh -c \'pdftotext "$1" - >/dev/null 2>&1 || true\' sh F < "$0"',
          lines,
        }),
        peer('pdftotext, two at a time', 'pdftotext', ['-v'], 'poppler-utils', {
          script: 'xargs -d "\\n" -P 2 -n 1 -I F sh -c \'pdftotext "$1" - >/dev/null 2>&1 || true\' sh F < "$0"',
          lines,
        }),
        peer('mutool, a process for each file', 'mutool', ['-v'], 'mupdf-tools', {
          script:
            'xargs -d "\\n" -n 1 -I F sh -c \'mutool draw -q -F txt -o /dev/null "$1" >/dev/null 2>&1 || true\' sh F < "$0"',
          lines,
        }),
      ],
    };
  },
};

function peer(
  name: string,
  program: string,
  probe: readonly string[],
  debian: string,
  job: { readonly script: string; readonly lines: string },
): BenchPeer {
  try {
    execFileSync(program, [...probe], { stdio: 'ignore' });
  } catch (cause) {
    // mutool ends with 1 after it has told its version.
    if (!(cause instanceof Error && 'status' in cause && typeof cause.status === 'number')) {
      return { name, command: null, missing: `apt-get install ${debian}` };
    }
  }
  return { name, command: { file: 'sh', args: ['-c', job.script, job.lines] } };
}

async function readable(found: readonly string[]): Promise<{ paths: string[]; pages: number }> {
  const pool = createExtractPool({ workers: 2 });
  const read = await Promise.all(
    found.map(async (path) => {
      try {
        return { path, pages: (await pool.extract(basename(path), readFileSync(path))).pages.length };
      } catch {
        return { path, pages: 0 };
      }
    }),
  );
  await pool.close();
  const kept = read.filter((one) => one.pages > 0);
  return { paths: kept.map((one) => one.path), pages: kept.reduce((sum, one) => sum + one.pages, 0) };
}
