import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { unlockPdf } from '../../../../electron/core/sources/extract/unlock-pdf.ts';
import { tempFolder } from '../../../support/case-builder.ts';
import { corpusPdfs, hasLockedCorpus, lockedCorpus } from '../../../support/locked-corpus.ts';
import { exhibit, has, makeFront } from './bundle-fixtures.ts';

/** Poppler takes no password of 127 letters, and derives a key of another length where the file states a strange one. */
const beyondPoppler = new Set(['qpdf/enc-XI-long-password.pdf', 'pdfjs/issue15893_reduced.pdf']);

/** Draws a PDF with poppler at 50 dpi and gives its pages. */
function draw(file: string, password = ''): Buffer[] {
  const folder = join(tempFolder(), 'drawn');
  mkdirSync(folder);
  const args = ['-r', '50', '-upw', password, file, join(folder, 'p')];
  spawnSync('pdftoppm', args, { stdio: 'ignore' });
  return readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name)));
}

/**
 * Gives the share of bytes in which two pictures differ. Subtle: PDFium writes 841.68 as 841.67999, by which a picture may come to lie
 * one dot higher.
 */
function differs(one: Buffer, other: Buffer): number {
  if (one.length !== other.length) return 1;
  return one.filter((byte, at) => byte !== other[at]).length / one.length;
}

describe.skipIf(!hasLockedCorpus || !has('qpdf') || !has('pdftoppm'))(
  'every PDF of the corpus that opens by a known password (skipped without corpus, qpdf, poppler)',
  () => {
    it('looks without its password as it does with it, and is bundled whole', async () => {
      const folder = tempFolder();
      const unlocked = new Map<string, Uint8Array>();
      const exhibits = [];
      for (const [name, password] of Object.entries(lockedCorpus)) {
        const path = join(corpusPdfs, name);
        const { bytes, pages } = await unlockPdf(new Uint8Array(readFileSync(path)), password);
        const without = join(folder, 'without.pdf');
        writeFileSync(without, bytes);
        const [one, other] = [draw(path, password), draw(without)];
        expect([name, other.length]).toEqual([name, pages]);
        if (!beyondPoppler.has(name)) {
          expect([name, one.length]).toEqual([name, pages]);
          for (const [i, page] of one.entries())
            expect([name, i, differs(page, other[i]!) < 0.01]).toEqual([name, i, true]);
        }
        unlocked.set(name, bytes);
        exhibits.push(exhibit(name, pages));
      }
      const { front, plan } = await makeFront(exhibits);
      const out = join(folder, 'bundle.pdf');
      const read = (id: string) => Promise.resolve(unlocked.get(id)!.slice());
      const report = await writeBundle(plan, { front, read }, out);
      expect(report.checks.filter((check) => !check.ok)).toEqual([]);
      expect(report.warnings.filter(({ code }) => code === 'reproduced-as-image')).toEqual([]);
      execFileSync('qpdf', ['--check', out], { stdio: 'pipe' });
      expect(Number(execFileSync('qpdf', ['--show-npages', out]))).toBe(plan.pages);
      expect(String(execFileSync('qpdf', ['--show-encryption', out]))).toContain('not encrypted');
    });
  },
);
