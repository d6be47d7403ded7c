import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  StandardFonts,
  degrees,
  type PDFDict,
  type PDFObject,
  type PDFPage,
  type PDFRef,
} from 'pdf-lib';
import { appendExhibit } from '../../../../electron/core/bundle/append-exhibit.ts';
import {
  assembleBundle,
  writeStampParts,
  type AssembledBundle,
  type BundleInput,
} from '../../../../electron/core/bundle/assemble.ts';
import { MemorySink } from '../../../../electron/core/bundle/byte-sink.ts';
import type { ExhibitFile } from '../../../../electron/core/bundle/exhibit-file.ts';
import { layerProperties } from '../../../../electron/core/bundle/layers.ts';
import { PdfWriter } from '../../../../electron/core/bundle/pdf-writer.ts';
import { planBundle } from '../../../../electron/core/bundle/plan.ts';
import {
  printedPageNumber,
  type BundleExhibit,
  type BundlePlan,
  type BundleTarget,
} from '../../../../shared/domain/bundle.ts';

export const corpusFolder = resolve(import.meta.dirname, '../../../../../shared/corpus');

export type PageOptions = {
  readonly size?: readonly [number, number];
  readonly rotate?: number;
  readonly text?: string;
};

export const n = (text: string): PDFName => PDFName.of(text);

/** A PDF with one page for each entry; `shape` may change it before it is saved. */
export async function makePdf(
  pages: readonly PageOptions[],
  shape: (document: PDFDocument) => void | Promise<void> = () => {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const { size = [612, 792], rotate = 0, text = 'Words of the exhibit' } of pages) {
    const page = document.addPage([size[0], size[1]]);
    page.setRotation(degrees(rotate));
    if (text !== '') page.drawText(text, { x: size[0] / 4, y: size[1] / 2, size: 12, font });
  }
  await shape(document);
  return document.save({ useObjectStreams: false });
}

/** Adds an annotation to a page, its values in PDF terms. */
export function annotate(
  page: PDFPage,
  entries: Record<string, PDFObject | string | number | readonly unknown[] | Readonly<Record<string, unknown>>>,
): PDFRef {
  const { context } = page.node;
  const annotation = context.obj({
    Type: 'Annot',
    Rect: [100, 100, 200, 120],
    ...entries,
  } as never) as unknown as PDFDict;
  const ref = context.register(annotation);
  page.node.addAnnot(ref);
  return ref;
}

export const exhibit = (id: string, pages: number, more: Partial<BundleExhibit> = {}): BundleExhibit => ({
  id,
  label: `Union Ex. ${id}`,
  title: `Exhibit ${id}`,
  pages,
  kind: 'pdf',
  bates: null,
  sha256: '0'.repeat(64),
  redaction: null,
  ...more,
});

export type Made = { readonly plan: BundlePlan; readonly front: Uint8Array };

/** A plan and a brief for it: one page that prints its number, links every target, and bookmarks one heading. */
export async function makeFront(
  exhibits: readonly BundleExhibit[],
  targets: readonly BundleTarget[] = [],
): Promise<Made> {
  const plan = planBundle({
    title: 'Pre-hearing brief',
    author: 'Counsel',
    date: '2026-03-02',
    frontPages: 1,
    exhibits,
    targets,
  });
  const document = await PDFDocument.create();
  const page = document.addPage([612, 792]);
  const font = await document.embedFont(StandardFonts.TimesRoman);
  page.drawText(`Statement of facts ${printedPageNumber(1, plan.pages)}`, { x: 72, y: 700, size: 12, font });
  const { context } = document;
  for (const [i, target] of plan.targets.entries()) {
    const kind = target.id === target.exhibit ? 'exhibit' : 'excerpt';
    const uri = PDFString.of(`loudermill:${kind}/${target.id}`);
    annotate(page, {
      Subtype: 'Link',
      Rect: [72, 640 - i * 14, 300, 652 - i * 14],
      A: context.obj({ S: 'URI', URI: uri }),
    });
  }
  const outlines = context.nextRef();
  const heading = context.register(
    context.obj({
      Title: PDFHexString.fromText('Statement of facts'),
      Parent: outlines,
      Dest: [page.ref, 'XYZ', 72, 712, 0],
    }),
  );
  context.assign(outlines, context.obj({ Type: 'Outlines', First: heading, Last: heading, Count: 1 }));
  document.catalog.set(n('Outlines'), outlines);
  document.catalog.set(n('Lang'), PDFString.of('en-US'));
  return { plan, front: await document.save() };
}

export const readFrom =
  (files: Readonly<Record<string, Uint8Array>>) =>
  (id: string): Promise<Uint8Array> =>
    Promise.resolve(new Uint8Array(files[id]!));

const installed = new Map<string, boolean>();

/** Says whether a program of Debian is here; the reason for skipping is printed once. */
export function has(program: 'qpdf' | 'pdftotext' | 'pdftoppm' | 'pdfimages'): boolean {
  const known = installed.get(program);
  if (known !== undefined) return known;
  const found = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].some((folder) => existsSync(join(folder, program)));
  if (!found) console.log(`skipped: ${program} is not installed (apt-get install qpdf poppler-utils)`);
  installed.set(program, found);
  return found;
}

export const hasCorpus = (): boolean => {
  const found = existsSync(corpusFolder);
  if (!found) console.log(`skipped: the corpus is not at ${corpusFolder}`);
  return found;
};

/** Runs a program on a PDF and gives what it prints; FILE in the arguments stands for the PDF, DIR for its folder. */
export function runOn(pdf: Uint8Array, program: string, args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-test-'));
  try {
    const file = join(folder, 'bundle.pdf');
    writeFileSync(file, pdf);
    const given = args.map((arg) => (arg === 'FILE' ? file : arg));
    return execFileSync(program, given, { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] }).toString('latin1');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The whole file with streams decompressed, by qpdf. */
export const unfolded = (pdf: Uint8Array): string =>
  runOn(pdf, 'qpdf', ['--warning-exit-0', '--qdf', '--object-streams=disable', 'FILE', '-']);

/** Assembles a bundle in memory without checking it. */
export async function assemble(
  plan: BundlePlan,
  input: BundleInput,
): Promise<AssembledBundle & { readonly pdf: Uint8Array }> {
  const sink = new MemorySink();
  const assembled = await assembleBundle(plan, input, sink);
  return { ...assembled, pdf: sink.take() };
}

/** Copies an exhibit into a PDF of its own, without a stamp. */
export function copyAlone(opened: Pick<ExhibitFile, 'file' | 'active'>): Uint8Array {
  const sink = new MemorySink();
  const writer = new PdfWriter(sink);
  const parts = { ...writeStampParts(writer), root: writer.reserve() };
  const blank = { label: null, left: null, right: null };
  const appended = appendExhibit(
    writer,
    { id: '1', label: 'Ex. 1' },
    () => blank,
    { ...opened, boxes: new Map() },
    parts,
  );
  writer.object(parts.root, `<</Type/Pages/Count ${opened.file.pages.length}/Kids[${appended.node} 0 R]>>`);
  const layers = layerProperties(appended.layers);
  const root = writer.add(`<</Type/Catalog/Pages ${parts.root} 0 R${layers ? `/OCProperties${layers}` : ''}>>`);
  writer.finish(root, writer.add('<<>>'));
  return sink.take();
}

/** Changes some bytes of a file, the same ones for the same seed, more often than not where it is not packed. */
export function spoil(bytes: Buffer, seed: number): Buffer {
  const spoiled = Buffer.from(bytes);
  const next = random(seed);
  for (let i = 0; i < 1 + (seed % 5); i++) {
    const at = next() % spoiled.length;
    const plain = spoiled.indexOf(' obj', at);
    spoiled[plain > 0 && i % 2 === 1 ? plain + (next() % 40) : at] = next() & 0xff;
  }
  return spoiled;
}

/** Marsaglia's xorshift. */
function random(seed: number): () => number {
  let state = seed + 88_675_123;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
