import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeBundle, type MadeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { openPdfium, type OpenPdf } from '../../../../electron/core/bundle/pdfium.ts';
import type { BundleExhibit, BundlePlan } from '../../../../shared/domain/bundle.ts';
import { corpusFolder, exhibit, has, hasCorpus, makeFront, runOn, unfolded } from './bundle-fixtures.ts';

/** Filings, redacted scans and one in five of the files that were made to break programs. */
function chosen(): readonly string[] {
  const folders = ['court', 'redaction', 'pdf/pdfjs', 'pdf/qpdf'];
  return folders.flatMap((folder) => {
    const names = readdirSync(join(corpusFolder, folder))
      .filter((name) => name.endsWith('.pdf'))
      .sort();
    return names.filter((_, i) => !folder.startsWith('pdf/') || i % 5 === 0).map((name) => join(folder, name));
  });
}

/** PDFium draws links and fields in its own way, and ink differently at the ends, so files with those are not compared dot by dot. */
const drawnByViewer = /\/(AcroForm|Widget|Link|Ink|PolyLine)\b|ObjStm/;

describe.skipIf(!hasCorpus())('a bundle of files that nobody here made', () => {
  let plan: BundlePlan;
  let made: MadeBundle;
  let saved: OpenPdf;
  const bytesOf = (id: string) => new Uint8Array(readFileSync(join(corpusFolder, id)));

  beforeAll(async () => {
    const pdfium = await openPdfium();
    const exhibits: BundleExhibit[] = [];
    let bates = 1;
    for (const name of chosen()) {
      try {
        const file = pdfium.open(bytesOf(name));
        const { pages } = file;
        for (let i = 0; i < pages; i++) file.size(i);
        file.close();
        if (pages === 0) continue;
        const label = `Union Ex. ${exhibits.length + 1}`;
        exhibits.push(exhibit(name, pages, { label, title: name, bates: { prefix: 'WALLET', first: bates } }));
        bates += pages;
      } catch {
        // A file that PDFium cannot open is unreadable on import, and so never an exhibit.
      }
    }
    expect(exhibits.length).toBeGreaterThan(100);
    const front = await makeFront(exhibits);
    plan = front.plan;
    made = await makeBundle(plan, { front: front.front, read: (id) => Promise.resolve(bytesOf(id)) });
    saved = pdfium.open(made.pdf);
  }, 120_000);

  it('passes every check', () => {
    expect(made.checks.filter((check) => !check.ok)).toEqual([]);
  });

  it('has exactly the planned pages, seen by qpdf', ({ skip }) => {
    if (!has('qpdf')) return skip();
    expect(Number(runOn(made.pdf, 'qpdf', ['--show-npages', 'FILE']))).toBe(plan.pages);
  });

  it('shows its stamps to pdftotext', ({ skip }) => {
    if (!has('pdftotext')) return skip();
    const pages = runOn(made.pdf, 'pdftotext', ['-raw', '-cropbox', 'FILE', '-']).split('\f');
    const missing = plan.exhibits.filter(
      (e) => !(pages[e.firstPage - 1] ?? '').replace(/\s+/g, ' ').includes(`Page ${e.firstPage} of ${plan.pages}`),
    );
    expect(missing.map((e) => e.id)).toEqual([]);
  });

  it('holds no script, form, attachment or medium when qpdf unfolds it', ({ skip }) => {
    if (!has('qpdf')) return skip();
    const open = unfolded(made.pdf);
    for (const key of [
      'JavaScript',
      'OpenAction',
      'EmbeddedFiles',
      'EmbeddedFile',
      'AcroForm',
      'XFA',
      'RichMedia',
      'PieceInfo',
    ]) {
      expect(open.match(new RegExp(`^\\s*/${key} `, 'gm')) ?? []).toEqual([]);
    }
    expect(open).not.toMatch(/\/Subtype \/(Widget|FileAttachment|Screen|Movie|Sound|3D)\b/);
  });

  it('looks like its exhibits but for the stamps', async () => {
    const pdfium = await openPdfium();
    const images = new Set(made.warnings.filter((w) => w.code === 'reproduced-as-image').map((w) => w.exhibit));
    let compared = 0;
    const different: string[] = [];
    for (const { id, firstPage } of plan.exhibits) {
      if (images.has(id) || drawnByViewer.test(Buffer.from(bytesOf(id)).toString('latin1'))) continue;
      const source = pdfium.open(bytesOf(id));
      const size = source.size(0);
      const scale = Math.min(50 / 72, 800 / Math.max(size.width, size.height));
      const before = source.render(0, scale);
      source.close();
      const after = saved.render(firstPage - 1, scale);
      if (before.height < 120 || before.width < 120) continue;
      compared += 1;
      const from = Math.ceil(30 * scale + 14) * before.width * 3;
      const to = before.data.length - from;
      if (!Buffer.from(before.data.subarray(from, to)).equals(Buffer.from(after.data.subarray(from, to))))
        different.push(id);
    }
    console.log(`compared ${compared} first pages dot by dot`);
    expect(compared).toBeGreaterThan(40);
    expect(different).toEqual([]);
  });
});
