import { execFileSync, spawnSync } from 'node:child_process';

/** Why the words of PDFs cannot be compared with those that another program finds, or null where they can. */
export const noPdftotext: string | null =
  spawnSync('pdftotext', ['-v']).status === 0 ? null : 'pdftotext (Debian: poppler-utils) is absent';

/** Holds the words that we read in PDFs against those that pdftotext finds: F1 over all words of all files. */
export function wordF1OverPdfs(files: readonly { readonly path: string; readonly text: string }[]): number {
  let common = 0;
  let total = 0;
  for (const { path, text } of files) {
    const theirs = wordCounts(peerText(path));
    const ours = wordCounts(text);
    for (const [word, times] of ours) common += Math.min(times, theirs.get(word) ?? 0);
    for (const counts of [ours, theirs]) for (const times of counts.values()) total += times;
  }
  const f1 = (2 * common) / total;
  console.log(`word F1 against pdftotext: ${f1.toFixed(4)} over ${total / 2} words of ${files.length} files`);
  return f1;
}

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
