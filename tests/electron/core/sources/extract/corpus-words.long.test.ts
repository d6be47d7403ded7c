import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { createExtractPool } from '../../../../../electron/core/jobs/pool.ts';
import { noPdftotext, wordF1OverPdfs } from './corpus-words.ts';

const corpus = join(import.meta.dirname, '../../../../../../shared/corpus');
const index = join(corpus, 'index.json');

test('every PDF of the corpus has the words that pdftotext finds, F1 at least 0.985', async ({ skip }) => {
  skip(!existsSync(index), `${corpus} is absent`);
  skip(noPdftotext !== null, noPdftotext ?? '');
  const pool = createExtractPool({ workers: 2 });
  const names = (JSON.parse(readFileSync(index, 'utf8')) as { file: string }[]).map(({ file }) => file);
  const read = await Promise.all(
    names.map(async (file) => {
      const path = join(corpus, file);
      // What cannot be read is the matter of corpus.test.ts.
      const extraction = await pool.extract(basename(file), readFileSync(path)).catch(() => null);
      if (extraction?.format !== 'pdf') return [];
      return [{ path, text: extraction.pages.map((page) => page.text).join('\n') }];
    }),
  );
  await pool.close();
  expect(read.flat().length).toBeGreaterThan(500);
  expect(wordF1OverPdfs(read.flat())).toBeGreaterThanOrEqual(0.985);
});
