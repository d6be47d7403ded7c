import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBundle, type BundleReport } from '../../../../electron/core/bundle/make-bundle.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import { printedPageNumber, type BundleExhibit, type BundlePlan } from '../../../../shared/domain/bundle.ts';
import { standardStamp } from '../../../../shared/domain/exhibits.ts';
import { corpusFolder, exhibit, has, hasCorpus, makeFront } from './bundle-fixtures.ts';
import { countedOtherwise, drawnOtherwise, readOtherwise, unreadableFiles } from './corpus-known.ts';
import { readLinks } from './corpus-links.ts';
import { difference, drawPages, eachOf, printed } from './corpus-pictures.ts';

const tools = has('qpdf') && has('pdftoppm') && has('pdftotext');

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

  it('leaves out only what needs a password or is no PDF any more, each with its reason', () => {
    expect(unreadable.map((line) => line.slice(0, line.indexOf(': ')))).toEqual(unreadableFiles);
  });

  it('passes every check', () => {
    expect(plan.exhibits.length).toBeGreaterThan(500);
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
  });

  it('is sound to qpdf, with exactly the planned pages', () => {
    const said = spawnSync('qpdf', ['--check', out], { encoding: 'utf8', maxBuffer: 1 << 28 }).stderr;
    const faults = said.split('\n').filter((line) => /^(ERROR|WARNING)/u.test(line));
    // A page of operators cut into streams in the midst of a name: its own words, which are not ours to mend.
    const own = faults.filter((line) => /null character not allowed in name token/u.test(line));
    expect(faults.filter((line) => !own.includes(line))).toEqual([]);
    expect(own).toHaveLength(1);
    const original = spawnSync('qpdf', ['--check', join(corpusFolder, 'pdf/qpdf/split-tokens.pdf')], {
      encoding: 'utf8',
    });
    expect(original.stderr).toContain('null character not allowed in name token');
    expect(Number(run('qpdf', ['--show-npages', out]))).toBe(plan.pages);
  });

  it('has as many pages of each exhibit as poppler counts in the original', () => {
    const otherwise: string[] = [];
    for (const { id, pages } of plan.exhibits) {
      const info = spawnSync('pdfinfo', [join(corpusFolder, id)], { encoding: 'latin1' });
      const counted = /^Pages:\s+(\d+)/mu.exec(info.stdout)?.[1];
      if (Number(counted) !== pages) otherwise.push(`${id}: ${pages} here, ${counted ?? 'unreadable'} by poppler`);
    }
    expect(otherwise).toEqual(countedOtherwise);
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
  });

  it('has no link, bookmark or place that leads nowhere or out of its exhibit, read by pdf.js', async () => {
    const found = await readLinks(
      out,
      (page) => plan.exhibits.find((e) => page >= e.firstPage && page < e.firstPage + e.pages)?.id ?? null,
    );
    console.log(`${found.links} links and ${found.bookmarks} bookmarks lead to a page`);
    expect(found.faults).toEqual([]);
    expect(found.bookmarks).toBeGreaterThan(plan.exhibits.length);
    expect(found.links).toBeGreaterThan(plan.exhibits.length);
  });

  it('has the same words on its pages as the originals, but for the stamps', async () => {
    const pages = (await printed('pdftotext', ['-raw', '-enc', 'UTF-8', out, '-'])).split('\f');
    const drawn = pictured(report);
    const differ = new Set<string>();
    await eachOf(plan.exhibits, 'words', async ({ id, firstPage, pages: count, label, batesNumbers }) => {
      if (drawn.has(id)) return;
      const own = (await printed('pdftotext', ['-raw', '-enc', 'UTF-8', join(corpusFolder, id), '-'])).split('\f');
      for (let i = 0; i < count; i++) {
        const stamps = [label, batesNumbers[i] ?? '', printedPageNumber(firstPage + i, plan.pages)];
        if (withoutStamps(pages[firstPage + i - 1] ?? '', stamps) !== solid(own[i] ?? '')) differ.add(`${id}#${i + 1}`);
      }
    });
    expect([...differ].sort()).toEqual(readOtherwise.flatMap((known) => known.pages).sort());
  });

  it('looks like the originals to poppler but for the stamps', async () => {
    const drawn = pictured(report);
    const known = new Map(drawnOtherwise.flatMap(({ pages, most }) => pages.map((page) => [page, most] as const)));
    const tally = { same: 0, known: 0, pictures: 0 };
    const faults: string[] = [];
    await eachOf(plan.exhibits, 'pictures', async ({ id, firstPage, pages, label, batesNumbers }) => {
      const before = await drawPages(join(corpusFolder, id), 1, pages);
      const after = await drawPages(out, firstPage, firstPage + pages - 1);
      for (let i = 0; i < pages; i++) {
        const [one, other] = [before[i], after[i]];
        const stamp = {
          label: { ...standardStamp, text: label },
          left: batesNumbers[i] ?? null,
          right: printedPageNumber(firstPage + i, plan.pages),
        };
        const share = one === undefined || other === undefined ? 100 : difference(one, other, stamp);
        const most = known.get(`${id}#${i + 1}`);
        if (share === 0) tally.same += 1;
        else if (most !== undefined) tally.known += 1;
        else tally.pictures += 1;
        const bound = most ?? (drawn.has(id) ? likePicture : 0);
        if (share > bound) faults.push(`${id}#${i + 1} differs by ${share.toFixed(3)} %, at most ${bound} is known`);
        if (share === 0 && most !== undefined) faults.push(`${id}#${i + 1} is known to differ and does not any more`);
      }
    });
    console.log(JSON.stringify(tally));
    expect(faults).toEqual([]);
    expect(tally.same).toBeGreaterThan(plan.pages * 0.9);
  });
});

/** What a page may differ by that was drawn at 200 dpi and is drawn anew from that, in hundredths of its dots. */
const likePicture = 0.25;

const pictured = (report: BundleReport): ReadonlySet<string> =>
  new Set(report.warnings.filter((one) => one.code === 'reproduced-as-image').map((one) => one.exhibit));

const solid = (text: string): string => text.replaceAll(/\s+/gu, '');

/** Takes the stamps out of the words of a page, each once, from its end; a stamp that is missing shows in what is left. */
function withoutStamps(text: string, stamps: readonly string[]): string {
  return stamps.reduce((rest, stamp) => {
    const at = rest.lastIndexOf(solid(stamp));
    return at < 0 ? `${rest} without ${stamp}` : rest.slice(0, at) + rest.slice(at + solid(stamp).length);
  }, solid(text));
}

function reasonOf(name: string, cause: unknown): string {
  const said = spawnSync('qpdf', ['--show-npages', join(corpusFolder, name)], { encoding: 'latin1' }).stderr;
  if (/invalid password/u.test(said)) return 'needs a password';
  const why = said.trim().split('\n').at(-1) ?? '';
  return `${cause instanceof Error ? cause.message : String(cause)} (qpdf: ${why === '' ? 'reads it' : why.slice(-90)})`;
}

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] }).toString('latin1');
