import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFHexString, PDFString, StandardFonts } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../../../electron/core/bundle/byte-source.ts';
import { loadJpegEncoder } from '../../../../electron/core/bundle/encode-jpeg.ts';
import { makeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import { makeProducedFile, type MadeFile, type ProducedFile } from '../../../../electron/core/bundle/produced-file.ts';
import { proveRedactions } from '../../../../electron/core/bundle/redaction-proof.ts';
import { decodePicture } from '../../../../electron/core/sources/extract/decode-picture.ts';
import { encodePng } from '../../../../electron/core/sources/extract/png.ts';
import { extractPdf } from '../../../../electron/core/sources/extract/pdf.ts';
import { pdfPlaces } from '../../../../electron/core/sources/extract/pdf-places.ts';
import type { PageRedaction } from '../../../../shared/domain/bundle.ts';
import { placesOfTerm } from '../../../../shared/domain/folded-text.ts';
import { rectsOfRange } from '../../../../shared/domain/placed-text.ts';
import { standsIn } from '../../../support/read-pdf.ts';
import { makeTiff } from '../../../support/make-files.ts';
import { readPdf } from '../briefs/read-pdf.ts';
import {
  annotate,
  corpusFolder,
  exhibit,
  has,
  hasCorpus,
  makeFront,
  makePdf,
  n,
  runOn,
  unfolded,
} from './bundle-fixtures.ts';

const secret = '123-45-6789';
const name = 'Jane Roe';

const plan = (pages: number, marks: readonly PageRedaction[], more: Partial<ProducedFile> = {}): ProducedFile => ({
  id: 'source',
  label: 'DOE-000001',
  pages,
  kind: 'pdf',
  batesNumbers: [],
  legend: null,
  paper: 'us-letter',
  date: '2026-03-02',
  redaction: { inType: false, marks },
  ...more,
});

/** Marks every place of a term, as search-and-mark does. */
async function marksOf(pdf: Uint8Array, pages: number, ...terms: string[]): Promise<PageRedaction[]> {
  const placed = await pdfPlaces(
    new Uint8Array(pdf),
    Array.from({ length: pages }, (_, index) => index + 1),
  );
  return placed.flatMap((words, index) =>
    terms.flatMap((term) =>
      placesOfTerm(words.text, term).map(({ from, to }) => ({
        page: index + 1,
        rects: rectsOfRange(words, from, to),
        code: 'PII',
        words: words.text.slice(from, to),
      })),
    ),
  );
}

/** A file that holds what is to be removed in every corner where a file can hold it. */
const hostile = () =>
  makePdf(
    [
      { text: `Her number is ${secret}, said the witness` },
      { text: 'An open page' },
      { text: `Turned: ${name} wrote`, rotate: 90 },
    ],
    async (document) => {
      document.setTitle(`About ${name}`);
      document.setSubject(secret);
      await document.attach(Buffer.from(secret), 'secret.txt');
      document.addJavaScript('go', `app.alert("${secret}")`);
      const { context } = document;
      const [first, second] = document.getPages();
      annotate(first!, { Subtype: 'Text', Contents: PDFString.of(`Note: ${secret}`) });
      const field = document.getForm().createTextField('ssn');
      field.setText(secret);
      field.addToPage(first!, {
        x: 300,
        y: 300,
        width: 150,
        height: 20,
        font: await document.embedFont(StandardFonts.Courier),
      });
      first!.node.set(n('PieceInfo'), context.obj({ Editor: { Private: PDFString.of(secret) } }));
      first!.node.set(n('Metadata'), context.register(context.stream(`<x:xmpmeta>${secret}</x:xmpmeta>`)));
      first!.node.set(
        n('Thumb'),
        context.register(context.stream(secret, { Width: 1, Height: 1, BitsPerComponent: 8 })),
      );
      const outlines = context.nextRef();
      const item = context.register(
        context.obj({
          Title: PDFHexString.fromText(`Talk with ${name}`),
          Parent: outlines,
          Dest: [second!.ref, n('Fit')],
        }),
      );
      context.assign(outlines, context.obj({ Type: 'Outlines', First: item, Last: item, Count: 1 }));
      document.catalog.set(n('Outlines'), outlines);
    },
  );

/** Looks for words with every program that is here: nothing may be found. */
async function expectGone(pdf: Uint8Array, words: readonly string[]): Promise<void> {
  const { pages, outline } = await readPdf(pdf);
  const texts = [...pages.map((page) => page.text), ...outline.map((item) => item.title)];
  if (has('pdftotext'))
    texts.push(runOn(pdf, 'pdftotext', ['FILE', '-']), runOn(pdf, 'pdftotext', ['-raw', 'FILE', '-']));
  for (const word of words) {
    for (const text of texts) expect(text.replaceAll(/\s+/g, ' ')).not.toContain(word.replaceAll(/\s+/g, ' '));
    if (has('qpdf')) expect(standsIn(Buffer.from(unfolded(pdf), 'latin1'), word)).toBe(false);
  }
  if (has('qpdf')) expect(runOn(pdf, 'qpdf', ['--check', 'FILE'])).toContain('No syntax or stream encoding errors');
}

describe('a redacted copy', () => {
  let source: Uint8Array;
  let made: MadeFile;
  beforeAll(async () => {
    source = await hostile();
    made = await makeProducedFile(plan(3, await marksOf(source, 3, secret, name)), new Uint8Array(source));
  });

  it('holds nothing of what was removed, in no corner of it', async () => {
    expect(made.faults).toEqual([]);
    await expectGone(made.pdf, [secret, name, 'Roe']);
  });

  it('keeps the rest of its pages searchable and its other pages as they are', async () => {
    const { pages } = await readPdf(made.pdf);
    const texts = pages.map((page) => page.text.replaceAll(/\s+/g, ' '));
    expect(texts[0]).toMatch(/Her number is.*said the witness/);
    expect(texts[1]).toContain('An open page');
    expect(texts[2]).toContain('wrote');
    expect(pages.map((page) => [page.width, page.height])).toEqual([
      [612, 792],
      [612, 792],
      [792, 612],
    ]);
    expect(texts[0]).toContain('PII');
  });

  it('is painted black where the words stood, and nowhere else', async () => {
    const file = (await openPdfium()).open(made.pdf);
    const [mark] = await marksOf(source, 1, secret);
    const [x0, y0, x1, y1] = mark!.rects[0]!;
    const picture = file.render(0, 2);
    const dot = (x: number, y: number) =>
      picture.data[(Math.round((792 - y) * 2) * picture.width + Math.round(x * 2)) * picture.colors];
    expect([dot(x0 + 1, y0 + 1), dot(x1 - 1, y1 - 1), dot(x0 + 2, y1 - 1)]).toEqual([0, 0, 0]);
    expect([dot(x0 - 30, y1 + 20), dot(x1 + 30, y0 - 20)]).toEqual([255, 255]);
    file.close();
  });

  it('is the same each time', async () => {
    const again = await makeProducedFile(plan(3, await marksOf(source, 3, secret, name)), new Uint8Array(source));
    expect(again.sha256).toBe(made.sha256);
  });

  it('is refused when the same words stand unmarked in another place of it', async () => {
    const pdf = await makePdf([{ text: `First ${secret}` }, { text: `Again ${secret}` }]);
    const marks = await marksOf(pdf, 1, secret);
    const { faults } = await makeProducedFile(plan(2, marks), pdf);
    expect(faults.join()).toContain('page 2 (DOE-000001) still prints words that are redacted');
    expect(faults.join()).not.toContain(secret);
  });
});

describe('the proof', () => {
  const prove = (pdf: Uint8Array, marks: readonly PageRedaction[], boxes = true) => {
    const shape = { box: [0, 0, 612, 792], rotate: 0, userUnit: 1 } as const;
    const numbers = [...unfolded(pdf).matchAll(/%% Page \d+\n%% Original object ID: (\d+) 0/g)].map(([, id]) =>
      Number(id),
    );
    const pages = numbers.map((number, index) => ({
      ...shape,
      number,
      stamps: [],
      boxes: boxes
        ? marks
            .filter(({ page }) => page === index + 1)
            .flatMap(({ rects, code }) => rects.map((rect) => ({ rect, code })))
        : [],
    }));
    const redacted = {
      label: 'Union Ex. 1',
      firstPage: 1,
      pages,
      words: marks.map(({ words }) => words),
      stampsOf: () => [],
    };
    return proveRedactions(memorySource(pdf), [redacted], 0);
  };

  it('sees letters under a box that is only painted over them', async () => {
    if (!has('qpdf')) return;
    const pdf = await makePdf([{ text: 'Words here' }]);
    const clean = (await makeProducedFile(plan(1, [], { redaction: null }), new Uint8Array(pdf))).pdf;
    const marks = await marksOf(pdf, 1, 'Words');
    expect(await prove(clean, marks)).toContain('letters lie under a box on page 1');
  });

  it('sees words in an object that no page shows, and an earlier writing of the file', async () => {
    if (!has('qpdf')) return;
    const pdf = await makePdf([{ text: 'Words here' }]);
    const clean = Buffer.from((await makeProducedFile(plan(1, [], { redaction: null }), new Uint8Array(pdf))).pdf);
    const marks = [{ page: 1, rects: [[1, 1, 9, 9] as [number, number, number, number]], code: 'PII', words: secret }];
    expect(await prove(clean, marks, false)).toEqual([]);
    const info = clean.indexOf('/Producer');
    const wide = Buffer.from(secret, 'utf16le').swap16().toString('hex');
    const hexed = Buffer.concat([clean.subarray(0, info), Buffer.from(`/X <${wide}>`), clean.subarray(info)]);
    expect((await prove(hexed, marks, false)).length).toBeGreaterThan(0);
    const twice = Buffer.concat([
      clean.subarray(0, clean.indexOf('trailer')),
      Buffer.from('trailer\n<</Prev 5 '),
      clean.subarray(clean.indexOf('trailer') + 10),
    ]);
    expect((await prove(twice, marks, false)).join()).toContain('an earlier writing');
  });
});

describe('a redacted picture', () => {
  it('is painted on its dots and written anew', async () => {
    const tiff = makeTiff([{ width: 400, height: 200, rgb: () => [250, 40, 40] }]);
    const marks = [
      { page: 1, rects: [[100, 50, 300, 150] as [number, number, number, number]], code: 'VIC', words: '' },
    ];
    const made = await makeProducedFile(plan(1, marks, { kind: 'image' }), tiff);
    expect(made.faults).toEqual([]);
    const file = (await openPdfium()).open(made.pdf);
    const { width, height } = file.size(0);
    const picture = file.render(0, 1);
    const at = (x: number, y: number) => [
      ...picture.data.subarray((Math.round(height - y) * picture.width + Math.round(x)) * 3).subarray(0, 3),
    ];
    expect(at(width / 2 - 60, height / 2 + 25)).toEqual([0, 0, 0]);
    expect(at(width / 2 - 120, height / 2)[0]).toBeGreaterThan(200);
    file.close();
  });
});

describe('the size of a redacted page', () => {
  /** Smooth colors with the grain of a camera, from a fixed seed. */
  const photo = () => {
    const [width, height] = [1600, 1200];
    const rgba = new Uint8Array(width * height * 4);
    for (let dot = 0, seed = 7; dot < width * height; dot += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const [x, y, grain] = [dot % width, Math.floor(dot / width), (seed >> 16) % 12];
      rgba.set([x / 8 + grain, y / 6 + grain, 120 + 60 * Math.sin(x / 90) + grain, 255], dot * 4);
    }
    return encodePng({ width, height, rgba });
  };
  const box = [100, 100, 700, 500] as const;

  it('of a photo is that of a JPEG, and what is under the box is gone', async () => {
    const bytes = photo();
    const marks = [{ page: 1, rects: [[...box] as [number, number, number, number]], code: 'PII', words: '' }];
    const made = await makeProducedFile(plan(1, marks, { kind: 'image' }), bytes);
    expect(made.faults).toEqual([]);
    expect(Buffer.from(made.pdf).toString('latin1')).toContain('/DCTDecode');
    expect(made.pdf.length).toBeLessThan(bytes.length / 3);
    const file = (await openPdfium()).open(made.pdf);
    const { data, width } = file.render(0, 2);
    file.close();
    // The picture is 468 points high, 72 points from the edge; 0.39 points for a dot.
    const red = (x: number, y: number) => data[(Math.round((612 - y) * 2) * width + Math.round(x * 2)) * 3]!;
    const at = (x: number, y: number) => red(84 + x * 0.39, 72 + y * 0.39);
    for (const x of [110, 200, 600, 690]) for (const y of [110, 490]) expect(at(x, y)).toBeLessThan(12);
    for (const x of [900, 1300]) expect(Math.abs(at(x, 300) - (x / 8 + 6))).toBeLessThan(12);
  }, 60_000);

  it('is the same each time', async () => {
    const data = Uint8Array.from({ length: 40 * 30 * 3 }, (_, at) => (at * at) % 251);
    const picture = { width: 40, height: 30, colors: 3, data } as const;
    const [once, again] = await Promise.all([1, 2].map(async () => (await loadJpegEncoder())(picture)));
    expect(Buffer.compare(once!, again!)).toBe(0);
    const { pixels } = await decodePicture(once!);
    expect([pixels.width, pixels.height]).toEqual([40, 30]);
  });

  it('of type is without loss', async () => {
    const bytes = await makePdf([{ text: 'Words of a letter '.repeat(4) }]);
    const made = await makeProducedFile(
      plan(1, [{ page: 1, rects: [[72, 700, 200, 720]], code: 'PII', words: '' }]),
      bytes,
    );
    expect(Buffer.from(made.pdf).toString('latin1')).not.toContain('/DCTDecode');
  });
});

describe('a bundle', () => {
  it('with a redacted exhibit passes its checks, and fails when its brief prints the words', async () => {
    const pdf = await makePdf([{ text: `Her number is ${secret}` }]);
    const marks = await marksOf(pdf, 1, secret);
    const redacted = exhibit('1', 1, { redaction: { inType: false, marks } });
    const { plan: bundle, front } = await makeFront([redacted, exhibit('2', 1)]);
    const read = (id: string) => (id === '1' ? Promise.resolve(new Uint8Array(pdf)) : makePdf([{}]));
    const made = await makeBundle(bundle, { front, read });
    expect(made.checks.filter(({ ok }) => !ok)).toEqual([]);
    await expectGone(made.pdf, [secret]);
    const leak = [...marks, { ...marks[0]!, words: 'Statement of facts' }];
    const { plan: leaking, front: says } = await makeFront([
      { ...redacted, redaction: { inType: false, marks: leak } },
    ]);
    const refused = await makeBundle(leaking, { front: says, read });
    expect(refused.checks.find(({ check }) => check === 'redacted')).toMatchObject({ ok: false });
    expect(refused.ok).toBe(false);
  });
});

describe.skipIf(!hasCorpus())('files of others with boxes', () => {
  it('lose the text under their boxes with any redaction of the page', async () => {
    const bytes = new Uint8Array(readFileSync(join(corpusFolder, 'court/rectangles_yes.pdf')));
    const before = await readPdf(new Uint8Array(bytes));
    const { warnings } = await extractPdf(new Uint8Array(bytes));
    expect(warnings.join()).toContain('text lies under 3 boxes');
    const marks = [{ page: 1, rects: [[1, 1, 20, 20] as [number, number, number, number]], code: 'PII', words: '' }];
    const made = await makeProducedFile(plan(before.pages.length, marks), bytes);
    expect(made.faults).toEqual([]);
    expect((await extractPdf(new Uint8Array(made.pdf))).warnings).toEqual([]);
    const after = (await readPdf(made.pdf)).pages[0]!.text;
    expect(after.length).toBeGreaterThan(200);
    expect(after.replaceAll(/\s/g, '').length).toBeLessThan(before.pages[0]!.text.replaceAll(/\s/g, '').length);
  });

  const names = hasCorpus() ? readdirSync(join(corpusFolder, 'redaction')).filter((file) => file.endsWith('.pdf')) : [];

  it.each(names)('%s is redacted so that nothing is found', async (file) => {
    const bytes = new Uint8Array(readFileSync(join(corpusFolder, 'redaction', file)));
    const opened = (await openPdfium()).open(bytes);
    const { pages } = opened;
    opened.close();
    const [placed] = await pdfPlaces(new Uint8Array(bytes), [1]);
    const words = [...new Set(placed!.text.match(/\p{L}{7,}/gu))].slice(0, 3);
    expect(words.length).toBeGreaterThan(0);
    const marks = await marksOf(bytes, pages, ...words);
    const made = await makeProducedFile(plan(pages, marks), bytes);
    const whole = made.faults.filter((fault) => !fault.includes('still prints'));
    expect(whole).toEqual([]);
    for (const word of words) {
      const found = new RegExp(String.raw`(?<![\p{L}\p{N}])${word}(?![\p{L}\p{N}])`, 'iu');
      if (has('pdftotext')) expect(runOn(made.pdf, 'pdftotext', ['FILE', '-'])).not.toMatch(found);
      for (const page of (await readPdf(made.pdf)).pages) expect(page.text).not.toMatch(found);
    }
    if (has('qpdf')) runOn(made.pdf, 'qpdf', ['--check', 'FILE']);
  });
});
