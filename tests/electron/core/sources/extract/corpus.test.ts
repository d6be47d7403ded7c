import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExtractPool, type ExtractPool } from '../../../../../electron/core/jobs/pool.ts';
import { type Extraction, unreadableReason } from '../../../../../electron/core/sources/extract/extraction.ts';

const corpus = join(import.meta.dirname, '../../../../../../shared/corpus');
const index = join(corpus, 'index.json');
const present = existsSync(index);
if (!present) console.warn(`corpus test left out: ${corpus} is absent`);
const pdftotext = spawnSync('pdftotext', ['-v']).status === 0;
if (!pdftotext) console.warn('word comparison left out: pdftotext (Debian: poppler-utils) is absent');

type Outcome = { readonly file: string; readonly extraction: Extraction | null; readonly failure: unknown };

describe.skipIf(!present)('the corpus of files that nobody here made', () => {
  let pool: ExtractPool;
  let outcomes: Outcome[] = [];
  let seconds = 0;

  beforeAll(async () => {
    pool = createExtractPool({ workers: 2 });
    const files = (JSON.parse(readFileSync(index, 'utf8')) as { file: string }[]).map((entry) => entry.file);
    const started = performance.now();
    outcomes = await Promise.all(
      files.map(async (file): Promise<Outcome> => {
        try {
          const bytes = readFileSync(join(corpus, file));
          return { file, extraction: await pool.extract(basename(file), bytes), failure: null };
        } catch (failure) {
          return { file, extraction: null, failure };
        }
      }),
    );
    seconds = (performance.now() - started) / 1000;
  }, 120_000);

  afterAll(async () => {
    await pool.close();
  });

  const count = (wanted: string) =>
    outcomes.filter(({ extraction, failure }) => (extraction?.format ?? unreadableReason(failure)) === wanted).length;

  it('comes through whole: each file is read, or kept with a reason', () => {
    const unread = outcomes.filter((outcome) => outcome.extraction === null);
    console.log(
      [
        `${outcomes.length} files in ${seconds.toFixed(1)} s; not read:`,
        ...unread.map(({ file, failure }) => `  ${unreadableReason(failure) ?? String(failure)}  ${file}`),
      ].join('\n'),
    );
    expect(outcomes.length).toBe(647);
    expect(unread.filter(({ failure }) => unreadableReason(failure) === null)).toEqual([]);
    expect(seconds).toBeLessThan(60);
  });

  it('is read as far as it can be', () => {
    expect(count('pdf')).toBeGreaterThanOrEqual(613);
    expect(count('docx')).toBe(6);
    expect(count('eml')).toBe(5);
    // Two recordings, a Word 97 file and a WordPerfect file; eleven PDFs have a password.
    expect(count('unsupported')).toBe(4);
    expect(count('encrypted')).toBe(11);
    expect(count('damaged') + count('truncated')).toBeLessThanOrEqual(8);
    expect(count('too-slow') + count('crashed') + count('out-of-memory') + count('too-large')).toBe(0);
  });

  it('gives every page a number and a size', () => {
    for (const { file, extraction } of outcomes) {
      extraction?.pages.forEach((page, at) => {
        expect(page.number, file).toBe(at + 1);
        expect(Number.isFinite(page.width) && Number.isFinite(page.height), file).toBe(true);
        expect([0, 90, 180, 270], file).toContain(page.rotate);
      });
    }
  });

  it.skipIf(!pdftotext)('has the words that pdftotext finds, F1 at least 0.985', { timeout: 120_000 }, () => {
    let common = 0;
    let total = 0;
    for (const { file, extraction } of outcomes) {
      if (extraction?.format !== 'pdf') continue;
      const theirs = wordCounts(peerText(join(corpus, file)));
      const ours = wordCounts(extraction.pages.map((page) => page.text).join('\n'));
      for (const [word, times] of ours) common += Math.min(times, theirs.get(word) ?? 0);
      for (const counts of [ours, theirs]) for (const times of counts.values()) total += times;
    }
    const f1 = (2 * common) / total;
    console.log(`word F1 against pdftotext: ${f1.toFixed(4)} over ${total / 2} words`);
    expect(f1).toBeGreaterThanOrEqual(0.985);
  });
});

function peerText(path: string): string {
  try {
    return execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}

function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.normalize('NFKC').match(/[\p{L}\p{N}_]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
