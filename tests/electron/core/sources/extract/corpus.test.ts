import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExtractPool, type ExtractPool } from '../../../../../electron/core/jobs/pool.ts';
import { type Extraction, unreadableReason } from '../../../../../electron/core/sources/extract/extraction.ts';
import { hasParts } from '../../../../../electron/core/sources/extract/parts.ts';
import { noPdftotext, wordF1OverPdfs } from './corpus-words.ts';

const corpus = join(import.meta.dirname, '../../../../../../shared/corpus');
const index = join(corpus, 'index.json');
const present = existsSync(index);
if (!present) console.warn(`corpus test left out: ${corpus} is absent`);
if (noPdftotext !== null) console.warn(`word comparison left out: ${noPdftotext}`);

/** What comes of a file by its kind; its own damage or password makes an exception. */
const byKind: Readonly<Record<string, string>> = {
  pdf: 'pdf',
  docx: 'docx',
  eml: 'eml',
  mp3: 'audio',
  doc: 'doc',
  wpd: 'unsupported',
};

const exceptions: Readonly<Record<string, readonly string[]>> = {
  encrypted: [
    'pdf/pdfjs/bug1782186.pdf',
    'pdf/pdfjs/issue15893_reduced.pdf',
    'pdf/pdfjs/issue21579.pdf',
    'pdf/pdfjs/issue3371.pdf',
    'pdf/pdfjs/issue6010_1.pdf',
    'pdf/pdfjs/pr6531_2.pdf',
    'pdf/qpdf/c-r4.pdf',
    'pdf/qpdf/c-r5-in.pdf',
    'pdf/qpdf/enc-R3,V2,U=view,O=view.pdf',
    'pdf/qpdf/enc-XI-R6,V5,U=view,attachments,cleartext-metadata.pdf',
    'pdf/qpdf/enc-XI-long-password.pdf',
  ],
  truncated: ['pdf/pdfjs/bug1250079.pdf', 'pdf/pdfjs/bug1980958.pdf', 'pdf/pdfjs/issue9105_other.pdf'],
  damaged: ['pdf/pdfjs/issue19484_1.pdf', 'pdf/pdfjs/issue19484_2.pdf', 'pdf/qpdf/filter-on-write.pdf'],
};

const partsOfMails = [
  'eml/base64encodedroot.eml: 1 given, 0 refused',
  'eml/delivery-status.eml: 2 given, 0 refused',
  'eml/nested.eml: 0 given, 0 refused',
  'eml/nodemailer.eml: 4 given, 0 refused',
  'eml/spam.eml: 0 given, 0 refused',
];

function wantedOf(file: string): string {
  const exception = Object.entries(exceptions).find(([, files]) => files.includes(file))?.[0];
  return exception ?? byKind[file.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'a kind that is not expected here';
}

function outcomeOf({ extraction, failure }: Outcome): string {
  return extraction?.format ?? unreadableReason(failure) ?? String(failure);
}

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

  it('comes through whole, and soon', () => {
    console.log(`${outcomes.length} files in ${seconds.toFixed(1)} s`);
    expect(outcomes.length).toBe(647);
    expect(seconds).toBeLessThan(60);
  });

  it('is read, or kept with the reason that its kind or its own damage has', () => {
    const unexpected = outcomes
      .map((outcome) => ({ file: outcome.file, is: outcomeOf(outcome), wanted: wantedOf(outcome.file) }))
      .filter(({ is, wanted }) => is !== wanted);
    expect(unexpected).toEqual([]);
  });

  it('gives every part of its mails', async () => {
    const found: string[] = [];
    for (const { file, extraction } of outcomes) {
      if (extraction === null || !hasParts(extraction.format)) continue;
      const { parts, refused } = await pool.parts(basename(file), readFileSync(join(corpus, file)), async (part) => {
        for await (const chunk of part.chunks) expect(chunk.length).toBeGreaterThan(0);
      });
      found.push(`${file}: ${parts} given, ${refused.length} refused`);
    }
    expect(found.toSorted()).toEqual(partsOfMails);
  });

  it('gives recordings their length', () => {
    const lengths = outcomes
      .filter(({ extraction }) => extraction?.format === 'audio' || extraction?.format === 'video')
      .map(({ file, extraction }) => [file, Math.round(extraction?.seconds ?? -1)]);
    expect(lengths).toEqual([
      ['court/1.mp3', 60],
      ['court/ander_v._leo.mp3', 15],
    ]);
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

  it.skipIf(noPdftotext !== null)('has the words that pdftotext finds in every third PDF, F1 at least 0.985', () => {
    const read = outcomes.flatMap(({ file, extraction }) =>
      extraction?.format === 'pdf'
        ? [{ path: join(corpus, file), text: extraction.pages.map((page) => page.text).join('\n') }]
        : [],
    );
    expect(wordF1OverPdfs(read.filter((_, at) => at % 3 === 0))).toBeGreaterThanOrEqual(0.985);
  });
});
