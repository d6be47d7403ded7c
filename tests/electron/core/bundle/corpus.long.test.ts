import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBundle, type BundleReport } from '../../../../electron/core/bundle/make-bundle.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import { stampBoxes } from '../../../../electron/core/bundle/stamp.ts';
import { standardWidth } from '../../../../electron/core/bundle/standard-fonts.ts';
import { printedPageNumber, type BundleExhibit, type BundlePlan } from '../../../../shared/domain/bundle.ts';
import { standardStamp } from '../../../../shared/domain/exhibits.ts';
import { corpusFolder, exhibit, has, hasCorpus, makeFront } from './bundle-fixtures.ts';

const dpi = 50;
const tools = has('qpdf') && has('pdftoppm') && has('pdftotext');

type Picture = { readonly width: number; readonly height: number; readonly data: Buffer };

/** Every PDF of the corpus, by its path there. */
const everyPdf = (): string[] =>
  readdirSync(corpusFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.pdf'))
    .sort();

describe.skipIf(!hasCorpus() || !tools)('a bundle of every readable PDF of the corpus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-bundle-'));
  const out = join(folder, 'bundle.pdf');
  const unreadable: string[] = [];
  let plan: BundlePlan;
  let report: BundleReport;
  const bytesOf = (id: string) => new Uint8Array(readFileSync(join(corpusFolder, id)));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    const pdfium = await openPdfium();
    const exhibits: BundleExhibit[] = [];
    let bates = 1;
    const names = everyPdf();
    for (const name of names) {
      try {
        const file = pdfium.open(bytesOf(name));
        const { pages } = file;
        for (let i = 0; i < pages; i++) file.size(i);
        file.close();
        if (pages === 0) throw new Error('it has no pages');
        const label = `Union Ex. ${exhibits.length + 1}`;
        exhibits.push(exhibit(name, pages, { label, title: name, bates: { prefix: 'WALLET', first: bates } }));
        bates += pages;
      } catch (cause) {
        unreadable.push(`${name}: ${reasonOf(name, cause)}`);
      }
    }
    const front = await makeFront(exhibits);
    ({ plan } = front);
    report = await writeBundle(plan, { front: front.front, read: (id) => Promise.resolve(bytesOf(id)) }, out);
    const images = report.warnings.filter((one) => one.code === 'reproduced-as-image');
    console.log(`${names.length} PDFs, ${exhibits.length} bundled, ${plan.pages} pages, ${report.bytes} bytes`);
    console.log(`not readable (${unreadable.length}):\n  ${unreadable.join('\n  ')}`);
    console.log(
      `as images (${images.length}):\n  ${images.map((one) => `${one.exhibit}: ${one.detail}`).join('\n  ')}`,
    );
    for (const check of report.checks) console.log(`${check.check}: ${check.ok}, ${check.items.length} items`);
  });

  it('passes every check', () => {
    expect(plan.exhibits.length).toBeGreaterThan(500);
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
  });

  it('is sound to qpdf, with exactly the planned pages; what is damaged within a stream is so in the original', () => {
    const said = spawnSync('qpdf', ['--check', out], { encoding: 'utf8', maxBuffer: 1 << 28 }).stderr;
    const faults = said.split('\n').filter((line) => /^(ERROR|WARNING)/u.test(line));
    console.log(`qpdf says of the bundle:\n  ${faults.join('\n  ')}`);
    expect(faults.filter((line) => !/content|decoding stream data|re-processed/u.test(line))).toEqual([]);
    const pages = new Set(faults.flatMap((line) => Number(/page (\d+):/u.exec(line)?.[1] ?? 0)));
    for (const { id, firstPage, pages: count } of plan.exhibits) {
      if (![...pages].some((page) => page >= firstPage && page < firstPage + count)) continue;
      const own = spawnSync('qpdf', ['--check', join(corpusFolder, id)], { encoding: 'latin1' });
      console.log(`damaged within its streams: ${id}`);
      expect([id, own.status]).not.toEqual([id, 0]);
    }
    expect(Number(run('qpdf', ['--show-npages', out]))).toBe(plan.pages);
  });

  it('has as many pages of each exhibit as poppler counts in the original', () => {
    const otherwise: string[] = [];
    for (const { id, pages } of plan.exhibits) {
      const info = spawnSync('pdfinfo', [join(corpusFolder, id)], { encoding: 'latin1' });
      const counted = /^Pages:\s+(\d+)/mu.exec(info.stdout)?.[1];
      if (Number(counted) !== pages) otherwise.push(`${id}: ${pages} here, ${counted ?? 'unreadable'} by poppler`);
    }
    console.log(`poppler counts otherwise (${otherwise.length}):\n  ${otherwise.join('\n  ')}`);
    expect(otherwise.length).toBeLessThan(plan.exhibits.length / 20);
  });

  it('holds no script, form, attachment or medium, and no link that leads nowhere', () => {
    const open = run('qpdf', ['--warning-exit-0', '--qdf', '--object-streams=disable', out, '-']);
    const active = /^\s*\/(JavaScript|JS|OpenAction|AA|EmbeddedFiles?|AcroForm|XFA|RichMedia|PieceInfo|Launch) /gmu;
    expect(open.match(active) ?? []).toEqual([]);
    expect(open).not.toMatch(/\/Subtype \/(Widget|FileAttachment|Screen|Movie|Sound|3D)\b/u);
    expect(open.match(/\/S \/(?:URI|GoToR|GoToE|Launch|JavaScript|SubmitForm|ImportData|Named)\b/gu) ?? []).toEqual([]);
    const pages = new Set(
      [...open.matchAll(/^(\d+) 0 obj\n<<(?:(?!^endobj)[^])*?^ {2}\/Type \/Page$/gmu)].map((m) => m[1]),
    );
    expect(pages.size).toBe(plan.pages);
    const dests = [...open.matchAll(/\/Dest \[\s*(\S+)(?: 0 R)?/gu)].map((m) => m[1]);
    console.log(`${dests.length} links and bookmarks lead to a page`);
    expect(dests.length).toBeGreaterThan(plan.exhibits.length);
    expect(dests.filter((page) => !pages.has(page))).toEqual([]);
  });

  it('looks like the originals to poppler but for the stamps', () => {
    const images = new Set(report.warnings.filter((w) => w.code === 'reproduced-as-image').map((w) => w.exhibit));
    const tally = { same: 0, near: 0, images: 0, unseen: 0 };
    const different: string[] = [];
    for (const { id, firstPage, pages, label, batesNumbers } of plan.exhibits) {
      const before = draw(join(corpusFolder, id), 1, pages, join(folder, 'a'));
      const after = draw(out, firstPage, firstPage + pages - 1, join(folder, 'b'));
      for (let i = 0; i < pages; i++) {
        const [one, other] = [before[i], after[i]];
        if (one === undefined || other === undefined) {
          tally.unseen += 1;
          continue;
        }
        const text = {
          label: { ...standardStamp, text: label },
          left: batesNumbers[i] ?? null,
          right: printedPageNumber(firstPage + i, plan.pages),
        };
        const share = differs(one, other, text);
        if (images.has(id)) tally.images += 1;
        else if (share === 0) tally.same += 1;
        else if (share < 0.002) tally.near += 1;
        else different.push(`${id} page ${i + 1}: ${(share * 100).toFixed(2)} %`);
      }
    }
    console.log(JSON.stringify(tally), `different (${different.length}):\n  ${different.join('\n  ')}`);
    expect(tally.same).toBeGreaterThan(plan.pages * 0.8);
    expect(different.length).toBeLessThan(plan.pages * 0.02);
  });
});

function reasonOf(name: string, cause: unknown): string {
  const said = spawnSync('qpdf', ['--show-npages', join(corpusFolder, name)], { encoding: 'latin1' }).stderr;
  if (/invalid password/u.test(said)) return 'needs a password';
  const why = said.trim().split('\n').at(-1) ?? '';
  return `${cause instanceof Error ? cause.message : String(cause)} (qpdf: ${why === '' ? 'reads it' : why.slice(-90)})`;
}

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] }).toString('latin1');

/** Draws pages with poppler; a page that it cannot draw, or one larger than 40 in, is left out. */
function draw(file: string, from: number, to: number, folder: string): (Picture | undefined)[] {
  rmSync(folder, { recursive: true, force: true });
  execFileSync('mkdir', ['-p', folder]);
  const args = ['-r', String(dpi), '-cropbox', '-f', String(from), '-l', String(to), file, join(folder, 'p')];
  spawnSync('pdftoppm', args, { stdio: 'ignore', timeout: 120_000 });
  const drawn = new Map(
    readdirSync(folder).map((name) => [Number(/-(\d+)\.ppm$/u.exec(name)?.[1]), join(folder, name)]),
  );
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const path = drawn.get(from + i);
    return path === undefined ? undefined : readPpm(readFileSync(path));
  });
}

function readPpm(bytes: Buffer): Picture | undefined {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.subarray(0, 40).toString('latin1'));
  if (head === null) return undefined;
  const [width, height] = [Number(head[1]), Number(head[2])];
  return width > 2000 || height > 2000 ? undefined : { width, height, data: bytes.subarray(head[0].length) };
}

const faces = { sans: 'Helvetica-Bold', serif: 'Times-Bold', mono: 'Courier-Bold', plain: 'Helvetica' } as const;

/** Gives the share of dots outside of the stamps that differ by more than an eighth; 1 for pictures of another size. */
function differs(one: Picture, other: Picture, text: Parameters<typeof stampBoxes>[1]): number {
  const { width, height } = one;
  if (other.width !== width || other.height !== height) return 1;
  const toDots = dpi / 72;
  const shape = { box: [0, 0, width / toDots, height / toDots], rotate: 0, userUnit: 1 } as const;
  const masks = stampBoxes(shape, text, (words, size, face) => standardWidth(words, size, faces[face])).map(
    ([l, b, r, t]) => [l * toDots - 3, height - t * toDots - 3, r * toDots + 3, height - b * toDots + 3] as const,
  );
  let count = 0;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const far = (c: number) => Math.abs((one.data[at + c] ?? 0) - (other.data[at + c] ?? 0)) > 32;
      if (!far(0) && !far(1) && !far(2)) continue;
      if (!masks.some(([l, t, r, b]) => x >= l && x <= r && y >= t && y <= b)) count += 1;
    }
  }
  return count / (width * height);
}
