import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { typesetBrief } from '../../../../electron/core/briefs/typeset.ts';
import type { BriefData } from '../../../../shared/domain/brief.ts';
import { tempFolder } from '../../../support/case-builder.ts';
import { resourcesFolder } from '../../../support/case-parts.ts';
import { noPdfTools, pdfPages, pdfUnpacked } from '../../../support/read-pdf.ts';
import { paperData, paperNames } from './papers-data.ts';
import { readPdf } from './read-pdf.ts';

const templatesDir = join(resourcesFolder, 'templates');
const set = (template: string, data: BriefData) => typesetBrief(data, { templatesDir, template, date: data.date });
const onItsSide = new Set(['comparator-chart', 'privilege-log']);
const letters = ['appeal-letter', 'information-request', 'production-cover'];

describe.each(paperNames)('%s', (name) => {
  test.each([
    ['us-letter', false, [612, 792]],
    ['a4', true, [595.28, 841.89]],
  ] as const)(
    'is set on %s without a warning (long: %s), in our fonts, every page numbered',
    async (paper, long, size) => {
      const { pdf, pages, warnings } = set(name, { ...paperData(name, { long }), paper });
      expect(warnings).toEqual([]);
      const read = await readPdf(pdf);
      expect(read.marked).toBe(true);
      const [width, height] = onItsSide.has(name) ? size.toReversed() : size;
      for (const [at, page] of read.pages.entries()) {
        expect(page.width).toBeCloseTo(width ?? 0, 1);
        expect(page.height).toBeCloseTo(height ?? 0, 1);
        expect(page.text).toContain(`Page ${at + 1} of ${pages}`);
        const outside = page.pieces.filter(
          ({ text, x, width: wide }) => text.trim() !== '' && (x < 36 || x + wide > page.width - 36),
        );
        expect(outside).toEqual([]);
      }
    },
  );

  test('says where each block of its document begins', () => {
    const data = paperData(name);
    const { places, pages } = set(name, data);
    const tops = new Set(data.blocks.map((block) => block.at));
    expect(new Set(places.map((place) => place.block))).toEqual(tops);
    for (const { page, top } of places) {
      expect(page).toBeGreaterThanOrEqual(1);
      expect(page).toBeLessThanOrEqual(pages);
      expect(top).toBeGreaterThan(36);
      expect(top).toBeLessThan(792);
    }
  });

  test('is set with line numbers, a letterhead, and nothing in its document', () => {
    const settings = { lineNumbers: true, letterhead: ['Smith and Jones', '1 Public Square'] };
    expect(set(name, paperData(name, { settings })).warnings).toEqual([]);
    expect(
      set(name, { ...paperData(name), blocks: [], settings: { ...settings, addressee: [] } }).pages,
    ).toBeGreaterThan(0);
  });
});

test('every template of the program is looked at here, but for the papers of productions and custody and the brief', () => {
  const others = [
    'pre-hearing-brief',
    'cover-letter',
    'production-index',
    'cite-check',
    'custody-record',
    'observation-log',
    'cite-check',
  ];
  const parts = ['parts', 'blocks', 'tables', 'frame'];
  const files = readdirSync(templatesDir).map((file) => file.replace(/\.typ$/u, ''));
  expect(files.filter((file) => ![...others, ...parts].includes(file)).toSorted()).toEqual([...paperNames].toSorted());
});

test('line numbers begin anew on each page and count every line', () => {
  if (noPdfTools !== null) return console.warn(noPdfTools);
  const { pdf } = set(
    'grievance-statement',
    paperData('grievance-statement', { long: true, settings: { lineNumbers: true } }),
  );
  for (const page of pdfPages(pdf).slice(0, 3)) {
    const numbers = page.split('\n').flatMap((line) => /^\s*(\d{1,2})\s/u.exec(line)?.[1] ?? []);
    expect(numbers.length).toBeGreaterThan(12);
    expect(numbers).toEqual(numbers.map((_, at) => String(at + 1)));
  }
});

test.each(letters)(
  '%s goes out without the marking of our own papers, with letterhead, addressee and signature',
  (name) => {
    if (noPdfTools !== null) return console.warn(noPdfTools);
    const data = paperData(name, { settings: { letterhead: ['Smith and Jones', '1 Public Square'] } });
    expect(data.caption.marking).not.toBeNull();
    const text = pdfPages(set(name, data).pdf).join('\n').replaceAll(/\s+/gu, ' ');
    expect(text).not.toContain(String(data.caption.marking));
    for (const words of ['Smith and Jones', 'Hon. A. Arbitrator', 'March 2, 2026', 'Respectfully', data.title]) {
      expect(text).toContain(words);
    }
  },
);

test('embeds no font but those of the program', (context) => {
  if (noPdfTools !== null) return context.skip(noPdfTools);
  const path = join(tempFolder(), 'a.pdf');
  writeFileSync(path, set('custody-appendix', paperData('custody-appendix')).pdf);
  const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
  expect(fonts.length).toBeGreaterThan(2);
  for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+LM-.*yes yes yes/u);
});

test('PDF/A-2a: qpdf finds no fault, the marks are there, every font is embedded, and no script, form or file is in it', (context) => {
  if (noPdfTools !== null) return context.skip(noPdfTools);
  const data = paperData('grievance-statement');
  const { pdf } = typesetBrief(data, {
    templatesDir,
    template: 'grievance-statement',
    date: data.date,
    standard: 'a-2a',
  });
  const raw = pdfUnpacked(pdf).toString('latin1');
  expect(raw).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A<\/pdfaid:conformance>/u);
  expect(raw).toMatch(/\/S \/GTS_PDFA1/u);
  expect(raw).toMatch(/\/Marked true/u);
  expect(raw).toMatch(/\/StructTreeRoot/u);
  expect(raw).not.toMatch(/\/(?:JavaScript|JS|AcroForm|EmbeddedFiles|Encrypt|LZWDecode)\b/u);
  const files = raw.match(/\/FontFile[23]? /gu) ?? [];
  expect(files.length).toBe(new Set(raw.match(/\/FontName \/\S+/gu)).size);
});
