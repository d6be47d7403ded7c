import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { openForDrawing } from '../../electron/core/sources/ocr/pdf-pictures.ts';
import { pngOf, wordF1 } from '../support/make-scan.ts';
import type { BenchCommand, BenchJob, BenchPeer } from './job.ts';

const source = resolve(import.meta.dirname, '../../../shared/corpus/court/vector-pdf.pdf');
const pages = 6;
const dpi = 200;

/** Pages of a court's opinion, drawn at 200 dpi as a scanner would: text from pictures, start of the program included. */
export const job: BenchJob = {
  name: 'ocr',
  prepare: async (folder) => {
    if (!existsSync(source)) throw new Error(`the corpus is not at ${source}`);
    const { scan, list, truth } = await scans(folder);
    const ours = (threads: number): BenchCommand => ({
      file: process.execPath,
      args: [join(import.meta.dirname, 'ocr-run.ts'), scan, String(pages), String(threads)],
    });
    const oursF1 = wordF1(execFileSync(process.execPath, [...ours(2).args], { encoding: 'utf8' }), truth);
    const nativeF1 = hasTesseract()
      ? wordF1(execFileSync('tesseract', [list, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }), truth)
      : null;
    const f1 = `word F1: ours ${oursF1.toFixed(3)}, native ${nativeF1?.toFixed(3) ?? 'not known'}`;
    return {
      about: `${pages} pages of dense print at ${dpi} dpi; ${f1}`,
      ours: ours(2),
      peers: [
        peer('ours, 1 thread / tesseract, 1 thread', ours(1), `OMP_THREAD_LIMIT=1 tesseract "$0" /dev/null`, list),
        peer('ours, 2 threads / tesseract, 1 thread', ours(2), `OMP_THREAD_LIMIT=1 tesseract "$0" /dev/null`, list),
        peer('ours, 2 threads / tesseract, its own', ours(2), `tesseract "$0" /dev/null`, list),
        peer(
          'ours, 2 threads / tesseract, 2 at once',
          ours(2),
          `xargs -n 1 -P 2 sh -c 'OMP_THREAD_LIMIT=1 tesseract "$0" - >/dev/null 2>&1' < "$0"`,
          list,
        ),
      ],
    };
  },
};

/** Gives the pages as pictures: a PDF of them for ours, a list of PNG files for the peer, and the words that stand there. */
async function scans(folder: string): Promise<{ scan: string; list: string; truth: string }> {
  const bytes = readFileSync(source);
  const drawn = await openForDrawing(new Uint8Array(bytes));
  const document = await PDFDocument.create();
  const paths: string[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const picture = drawn.draw(page, dpi);
    const png = pngOf(picture);
    const path = join(folder, `page-${page}.png`);
    writeFileSync(path, png);
    paths.push(path);
    const { width, height } = picture.points;
    document.addPage([width, height]).drawImage(await document.embedPng(png), { x: 0, y: 0, width, height });
  }
  drawn.close();
  const scan = join(folder, 'scan.pdf');
  writeFileSync(scan, await document.save());
  const list = join(folder, 'pages.txt');
  writeFileSync(list, paths.join('\n'));
  const pool = createExtractPool({ workers: 1 });
  const extraction = await pool.extract(basename(source), new Uint8Array(bytes));
  await pool.close();
  const truth = extraction.pages
    .slice(0, pages)
    .map((page) => page.text)
    .join('\n');
  return { scan, list, truth };
}

function peer(name: string, ours: BenchCommand, script: string, list: string): BenchPeer {
  if (!hasTesseract()) return { name, command: null, missing: 'apt-get install tesseract-ocr' };
  return { name, ours, command: { file: 'sh', args: ['-c', script, list] } };
}

function hasTesseract(): boolean {
  try {
    execFileSync('tesseract', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
