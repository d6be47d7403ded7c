import { createHash } from 'node:crypto';
import type { PageRow } from './sources-queries.ts';

/** Gives SHA-256 over pages in their order: what the log keeps of the text that was read from a file. */
export function hashPages(pages: Iterable<PageRow>): string {
  const hash = createHash('sha256');
  for (const { number, text, width, height, rotate } of pages) {
    // Subtle: the database keeps a stray surrogate as U+FFFD, and the hash must be the same before and after.
    hash.update(`${JSON.stringify([number, text.toWellFormed(), width, height, rotate])}\n`);
  }
  return hash.digest('hex');
}
