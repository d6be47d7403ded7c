import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../../electron/core/bundle/byte-source.ts';
import { checkInert } from '../../../../electron/core/bundle/checks.ts';
import { openAsItIs } from '../../../../electron/core/bundle/exhibit-file.ts';
import { openPdf } from '../../../../electron/core/bundle/pdf-file.ts';
import { PdfBomb } from '../../../../electron/core/bundle/pdf-inflate.ts';
import { IrregularPdf } from '../../../../electron/core/bundle/pdf-syntax.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import { copyAlone, corpusFolder, hasCorpus, spoil } from './bundle-fixtures.ts';

describe.skipIf(!hasCorpus())('files that nobody here made, with bytes spoiled', () => {
  it('are left to repair, or copied into a sound file with the pages that were read, and nothing active in it', async () => {
    const pdfium = await openPdfium();
    const names = readdirSync(join(corpusFolder, 'pdf'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pdf') && statSync(join(corpusFolder, 'pdf', name)).size < 30_000)
      .sort();
    const outcome = { copied: 0, left: 0 };
    for (const [i, name] of names.entries()) {
      if (i % 2 !== 0) continue;
      const bytes = spoil(readFileSync(join(corpusFolder, 'pdf', name)), i);
      try {
        const { pages } = openPdf(bytes);
        const read = openAsItIs(bytes, pages.length);
        if (!read) throw new IrregularPdf('its fields must be drawn');
        const copy = copyAlone(read);
        checkInert(memorySource(copy), (_, item) => expect.unreachable(`${name}: ${item}`));
        expect(openPdf(copy).pages.length, name).toBe(pages.length);
        if (pages.length > 0) {
          const file = pdfium.open(copy);
          expect(file.pages, name).toBe(pages.length);
          file.close();
        }
        outcome.copied += 1;
      } catch (cause) {
        if (!(cause instanceof IrregularPdf) && !(cause instanceof PdfBomb)) throw cause;
        outcome.left += 1;
      }
    }
    console.log(`${outcome.copied} copied, ${outcome.left} left to repair`);
    expect(outcome.copied).toBeGreaterThan(20);
    expect(outcome.left).toBeGreaterThan(5);
  });
});
