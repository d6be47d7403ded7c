import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAsItIs, openRepaired } from '../../../../electron/core/bundle/exhibit-file.ts';
import { openPdf } from '../../../../electron/core/bundle/pdf-file.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import { copyAlone, corpusFolder, has, hasCorpus, runOn, spoil } from './bundle-fixtures.ts';

const names = hasCorpus()
  ? ['court', 'pdf', 'redaction'].flatMap((folder) =>
      readdirSync(join(corpusFolder, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.pdf'))
        .sort()
        .map((name) => join(folder, name)),
    )
  : [];
const bytesOf = (name: string) => readFileSync(join(corpusFolder, name));

function readAsItIs(bytes: Uint8Array): ReturnType<typeof openAsItIs> {
  try {
    return openAsItIs(bytes, openPdf(bytes).pages.length);
  } catch {
    return null;
  }
}

describe.skipIf(names.length === 0)('every PDF of the corpus', () => {
  it(
    'looks the same copied from its own bytes and by way of pdf-lib, or else as it does itself, page by page',
    { timeout: 1_800_000 },
    async () => {
      const pdfium = await openPdfium();
      const different: string[] = [];
      let compared = 0;
      for (const name of names) {
        const direct = readAsItIs(bytesOf(name));
        const repaired = direct && (await openRepaired(bytesOf(name)).catch(() => null));
        if (!direct || !repaired || direct.file.pages.length === 0) continue;
        const source = pdfium.open(bytesOf(name));
        const [one, two] = [pdfium.open(copyAlone(direct)), pdfium.open(copyAlone(repaired))];
        if (one.pages !== two.pages) different.push(`${name}: ${one.pages} pages, ${two.pages} by way of pdf-lib`);
        for (let page = 0; page < Math.min(one.pages, two.pages, 40); page++) {
          const { width, height } = one.size(page);
          const scale = Math.min(0.5, 500 / Math.max(width, height));
          const seen = Buffer.from(one.render(page, scale).data);
          if (!seen.equals(two.render(page, scale).data) && !seen.equals(source.render(page, scale).data))
            different.push(`${name} page ${page + 1}`);
          compared += 1;
        }
        source.close();
        one.close();
        two.close();
      }
      console.log(`compared ${compared} pages`);
      expect(compared).toBeGreaterThan(1000);
      expect(different).toEqual([]);
    },
  );

  it('gives files that qpdf accepts, also when some of its bytes are spoiled', { timeout: 1_800_000 }, ({ skip }) => {
    if (!has('qpdf')) return skip();
    let checked = 0;
    for (const [i, name] of names.entries()) {
      for (const bytes of [bytesOf(name), spoil(bytesOf(name), i)]) {
        const read = readAsItIs(bytes);
        if (!read || read.file.pages.length === 0) continue;
        const copy = copyAlone(read);
        expect(Number(runOn(copy, 'qpdf', ['--show-npages', 'FILE'])), name).toBe(read.file.pages.length);
        checked += 1;
      }
    }
    console.log(`checked ${checked} files`);
    expect(checked).toBeGreaterThan(600);
  });
});
