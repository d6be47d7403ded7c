import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';
import { PDFDocument, PDFName, PDFString, StandardFonts, type PDFFont } from 'pdf-lib';
import { openExhibit } from '../../electron/core/bundle/exhibit-file.ts';
import { openPdfium } from '../../electron/core/bundle/pdfium.ts';
import { planBundle } from '../../electron/core/bundle/plan.ts';
import { printedPageNumber, type BundleExhibit, type BundlePlan } from '../../shared/domain/bundle.ts';
import type { BenchPeer, BenchSetup } from './job.ts';

const shared = resolve(import.meta.dirname, '../../../shared');
export const corpus = join(shared, 'corpus');
const pikepdfScript = join(shared, 'bench/pikepdf_bundle.py');
const python = '/usr/bin/python3';
const rowsPerPage = 45;

/** Sets up the bundle of some PDFs, those that ours and every peer here can read. `what` says what they are. */
export async function prepareBundle(folder: string, found: readonly string[], what: string): Promise<BenchSetup> {
  const exhibits = await readable(readableByPeers(found));
  const plan = await writeInputs(folder, exhibits);
  const paths = exhibits.map((e) => e.path);
  const runner = await builtRunner(folder);
  const bytes = exhibits.reduce((sum, e) => sum + statSync(e.path).size, 0);
  const full = pikepdf('pikepdf, the full job', folder, paths);
  return {
    about: `${exhibits.length} of ${found.length} ${what} (those that every program reads), ${plan.pages} pages, ${(bytes / 1e6).toFixed(1)} MB`,
    ours: { file: process.execPath, args: [runner, folder] },
    peers: [
      full,
      {
        ...full,
        name: 'pikepdf, ours with its checks',
        ours: { file: process.execPath, args: [runner, folder, '--checked'] },
      },
      qpdf(folder, paths),
      cat(folder, paths),
    ],
  };
}

/** Builds the runner as the app builds its worker, so that what ships is what is measured. */
export async function builtRunner(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    ssr: { noExternal: true, external: ['@embedpdf/pdfium'] },
    build: {
      ssr: join(import.meta.dirname, 'bundle-run.ts'),
      outDir: join(folder, 'built'),
      minify: false,
      target: 'node20.18',
    },
  });
  symlinkSync(resolve(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
  return join(folder, 'built', 'bundle-run.js');
}

function pikepdf(name: string, folder: string, paths: readonly string[]): BenchPeer {
  if (!hasPikepdf()) return { name, command: null, missing: 'apt-get install python3-pikepdf' };
  if (!existsSync(pikepdfScript)) return { name, command: null, missing: `${pikepdfScript} is absent` };
  return { name, command: { file: python, args: [pikepdfScript, join(folder, 'pikepdf.pdf'), ...paths] } };
}

/** What no program that writes the bytes of all exhibits can be faster than by much. */
const cat = (folder: string, paths: readonly string[]): BenchPeer => ({
  name: 'cat, the bytes alone',
  command: { file: '/bin/sh', args: ['-c', `cat "$@" > '${join(folder, 'cat.pdf')}'`, 'cat', ...paths] },
});

function qpdf(folder: string, paths: readonly string[]): BenchPeer {
  const name = 'qpdf, merge only';
  if (!succeeds('qpdf', ['--version'])) return { name, command: null, missing: 'apt-get install qpdf' };
  const args = ['--warning-exit-0', '--empty', '--pages', ...paths, '--', join(folder, 'qpdf.pdf')];
  return { name, command: { file: 'qpdf', args } };
}

const hasPikepdf = (): boolean => succeeds(python, ['-c', 'import pikepdf']);

function succeeds(file: string, args: readonly string[]): boolean {
  try {
    execFileSync(file, [...args], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Subtle: the peers stop at the first file that they cannot merge, so those are left out for everyone. */
function readableByPeers(paths: readonly string[]): readonly string[] {
  const merges = (path: string) =>
    !succeeds('qpdf', ['--version']) ||
    succeeds('qpdf', ['--warning-exit-0', '--empty', '--pages', path, '--', '/dev/null']);
  const kept = paths.filter(merges);
  if (!hasPikepdf()) return kept;
  const probe = `
import sys, pikepdf
for path in sys.stdin.read().split('\\n'):
    try:
        with pikepdf.open(path) as pdf:
            out = pikepdf.Pdf.new()
            out.pages.extend(pdf.pages)
            for page in out.pages:
                float(page.obj.get('/MediaBox')[2]); page.obj.get('/Resources', pikepdf.Dictionary()).get('/Font')
            if len(pdf.pages): print(path)
    except Exception:
        pass
`;
  const good = execFileSync(python, ['-c', probe], {
    input: kept.join('\n'),
    stdio: ['pipe', 'pipe', 'ignore'],
  }).toString();
  return good.split('\n').filter((path) => path !== '');
}

export type Readable = { readonly path: string; readonly pages: number };

async function readable(paths: readonly string[]): Promise<readonly Readable[]> {
  const pdfium = await openPdfium();
  const kept: Readable[] = [];
  for (const path of paths) {
    const bytes = new Uint8Array(readFileSync(path));
    try {
      const file = pdfium.open(bytes);
      const pages = file.pages;
      file.close();
      const exhibit = {
        id: path,
        label: 'x',
        title: path,
        pages,
        kind: 'pdf',
        bates: null,
        sha256: '',
        firstPage: 1,
        batesNumbers: [],
        redaction: null,
      } as const;
      const opened = await openExhibit(exhibit, bytes, { paper: 'us-letter', asImages: false });
      if (!opened.warnings.some((warning) => warning.code === 'reproduced-as-image')) kept.push({ path, pages });
    } catch {
      // Not readable by ours: left out, and counted in the line that says how many were taken.
    }
  }
  return kept;
}

/** Writes the plan, the paths and the front of a bundle of files for the runner. */
export async function writeInputs(folder: string, files: readonly Readable[]): Promise<BundlePlan> {
  let bates = 1;
  const exhibits = files.map(({ path, pages }, i): BundleExhibit => {
    const first = bates;
    bates += pages;
    const title = basename(path);
    return {
      id: `exhibit-${i + 1}`,
      label: `Union Ex. ${i + 1}`,
      title,
      redaction: null,
      pages,
      kind: 'pdf',
      bates: { prefix: 'WALLET', first },
      sha256: '0'.repeat(64),
    };
  });
  const frontPages = Math.ceil(exhibits.length / rowsPerPage);
  const plan = planBundle({ title: 'Bench', author: null, date: '2026-03-02', frontPages, exhibits, targets: [] });
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  writeFileSync(
    join(folder, 'paths.json'),
    JSON.stringify(Object.fromEntries(files.map((f, i) => [`exhibit-${i + 1}`, f.path]))),
  );
  writeFileSync(join(folder, 'front.pdf'), await indexPdf(plan));
  return plan;
}

async function indexPdf(plan: BundlePlan): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let p = 0; p < plan.front.pages; p++) addIndexPage(document, plan, p, font);
  return document.save();
}

function addIndexPage(document: PDFDocument, plan: BundlePlan, index: number, font: PDFFont): void {
  const page = document.addPage([612, 792]);
  page.drawText(printedPageNumber(index + 1, plan.pages), { x: 270, y: 30, size: 9, font });
  const links = plan.exhibits.slice(index * rowsPerPage, (index + 1) * rowsPerPage).map((exhibit, row) => {
    const y = 740 - row * 15.5;
    const title = exhibit.title.replace(/[^\x20-\x7e]/g, '?').slice(0, 70);
    page.drawText(`${exhibit.label}  ${title}  ${exhibit.firstPage}`, { x: 60, y, size: 10, font });
    const uri = PDFString.of(`loudermill:exhibit/${exhibit.id}`);
    return document.context.register(
      document.context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [60, y - 3, 550, y + 11],
        Border: [0, 0, 0],
        A: { S: 'URI', URI: uri },
      }),
    );
  });
  page.node.set(PDFName.of('Annots'), document.context.obj(links));
}
