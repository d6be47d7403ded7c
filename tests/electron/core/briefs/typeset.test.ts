import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typesetBrief } from '../../../../electron/core/briefs/typeset.ts';
import { briefData, placeExhibits, type BriefData } from '../../../../shared/domain/brief.ts';
import type { Block, Run } from '../../../../shared/domain/brief-blocks.ts';
import { AppError } from '../../../../shared/errors.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';
import { walletBrief, withBlock } from './wallet-brief.ts';
import { cite, heading, paragraph, words } from './wallet-parts.ts';

const templatesDir = resolve(import.meta.dirname, '../../../../resources/templates');
const options = { templatesDir, template: 'pre-hearing-brief', date: walletBrief.date };
const set = (data: BriefData, changes: Partial<typeof options> = {}) => typesetBrief(data, { ...options, ...changes });
const flat = (pdf: ReadPdf) =>
  pdf.pages
    .map((page) => page.text)
    .join('\n')
    .replaceAll(/\s+/gu, ' ');
const withSummary = (text: string): BriefData => withBlock('paragraph', () => paragraph(words(text)));

function citesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(citesIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && value.kind === 'cite' && 'target' in value) return [`loudermill:${String(value.target)}`];
  return Object.values(value).flatMap(citesIn);
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the pre-hearing brief', () => {
  const placed = placeExhibits(walletBrief);
  let pdf: ReadPdf;
  let bytes: Uint8Array;
  beforeAll(async () => {
    const result = set(placed);
    expect(result.warnings).toEqual([]);
    bytes = result.pdf;
    pdf = await readPdf(bytes);
    expect(pdf.pages).toHaveLength(result.pages);
  });

  test('prints its sections in the order in which a hearing officer reads them', () => {
    const text = flat(pdf);
    const body = text.slice(text.indexOf('Issues presented', text.indexOf('Certificate of exhibits')));
    const sections = [
      'Issues presented',
      'Contract and policy provisions',
      'Statement of facts',
      'Points on which the sources differ',
      'How the discipline changed',
      'Chronology',
      'Comparators',
      'Argument',
      'Conclusion and remedy',
      'Respectfully submitted',
      'List of exhibits',
      'Certificate of exhibits',
    ];
    let from = 0;
    for (const section of sections) {
      const at = body.indexOf(section, from);
      expect(at, section).toBeGreaterThanOrEqual(from);
      from = at + section.length;
    }
    expect(text.indexOf('In the matter of')).toBeLessThan(text.indexOf('Summary'));
    expect(text.indexOf('Summary')).toBeLessThan(text.indexOf('Contents'));
  });

  test('prints on every page the number that the page has in the file, and counts to its own end when it goes alone', async () => {
    const alone = await readPdf(set(walletBrief).pdf);
    alone.pages.forEach((page, i) => expect(page.text).toContain(`Page ${i + 1} of ${alone.pages.length}`));
  });

  test('counts to the end of the bundle when it is the front of one', () => {
    expect(placed.pagesAfter).toBe(26);
    pdf.pages.forEach((page, i) => expect(page.text).toContain(`Page ${i + 1} of ${pdf.pages.length + 26}`));
    const list = pdf.pages.find((page) => page.text.includes('Begins at'));
    for (const exhibit of placed.exhibits) {
      expect(list?.text).toContain(String(pdf.pages.length + exhibit.afterFront!));
      expect(list?.links.filter((l) => l.url === `loudermill:exhibit/${exhibit.id}`)).toHaveLength(2);
    }
  });

  test('links every cite to its excerpt by a private address', () => {
    const urls = pdf.pages.flatMap((page) => page.links.flatMap((link) => link.url ?? []));
    const cites = citesIn(walletBrief);
    expect(cites.length).toBeGreaterThan(40);
    const excerpts = urls.filter((url) => url.startsWith('loudermill:excerpt/'));
    expect(excerpts.toSorted()).toEqual(cites.toSorted());
    expect(urls.every((url) => url.startsWith('loudermill:'))).toBe(true);
  });

  test('leads from the contents and the authorities to the pages that they name', () => {
    const contents = pdf.pages.find((page) => page.text.includes('Contents'));
    expect(contents?.links.length).toBeGreaterThanOrEqual(20);
    const argument = pdf.pages.findIndex((page, i) => i > 1 && page.text.includes('She was not warned')) + 1;
    expect(contents?.links.map((link) => link.page)).toContain(argument);
    const authorities = pdf.pages.find((page) => page.text.includes('470 U.S. 532'));
    expect(authorities?.links.map((link) => link.page)).toContain(argument);
  });

  test('keeps a cite on one line', async () => {
    for (const lead of ['a', 'an', 'the', 'each', 'every', 'another', 'whatever', 'statements', 'description']) {
      const runs: Run[] = Array.from({ length: 40 }, () => [
        words(`${lead} `),
        cite('p1-1', 'Union Ex. 4 at 3'),
        words(' '),
      ]).flat();
      const read = await readPdf(set(withBlock('paragraph', () => paragraph(...runs))).pdf);
      const lines = read.pages[0]?.text.split('\n') ?? [];
      const cut = lines.filter((line) => /(?:Union|Ex\.|\d at)\s*$/u.test(line));
      expect(cut).toEqual([]);
    }
  });

  test('bookmarks every heading by level', () => {
    const titles = pdf.outline.map((entry) => `${entry.depth} ${entry.title}`);
    expect(titles).toEqual(expect.arrayContaining([expect.stringMatching(/^1 .*Argument$/u), '1 List of exhibits']));
    expect(pdf.outline.find((e) => e.title.includes('The text of the rule'))?.depth).toBe(3);
    expect(pdf.outline.find((e) => e.title === 'Contents')).toBeUndefined();
  });

  test('is tagged, titled and in English', () => {
    expect(pdf.marked).toBe(true);
    const roles = new Set(pdf.pages.flatMap((page) => page.roles));
    for (const role of ['H1', 'P', 'Table', 'TH', 'TD', 'Link', 'L', 'TOC', 'BlockQuote'])
      expect(roles).toContain(role);
    expect(pdf.info['Title']).toBe('Pre-hearing brief: Wallet v. Detroit Police Department');
    expect(pdf.info['Language']).toMatch(/^en/u);
    expect(pdf.info['CreationDate']).toContain('20260302');
  });

  test('repeats the head of a table that runs over pages', async () => {
    const long = withBlock('chronology', (block) => ({
      ...block,
      events: Array.from({ length: 12 }, () => block.events).flat(),
    }));
    const read = await readPdf(set(long).pdf);
    expect(read.pages.filter((page) => page.text.includes('What happened')).length).toBeGreaterThan(2);
  });

  test('gives the same bytes for the same data and date, and other bytes for another date', () => {
    expect(Buffer.compare(set(placed).pdf, bytes)).toBe(0);
    expect(Buffer.compare(set(placed, { date: '2026-03-03' }).pdf, bytes)).not.toBe(0);
  });

  test('prints on A4 when the brief says so', async () => {
    const read = await readPdf(set({ ...walletBrief, paper: 'a4' }).pdf);
    expect(read.pages[0]?.width).toBeCloseTo(595.28, 1);
    expect(read.pages[0]?.height).toBeCloseTo(841.89, 1);
  });

  test('passes the checks of qpdf', (context) => {
    if (spawnSync('qpdf', ['--version']).error) context.skip('qpdf is not installed (apt-get install qpdf)');
    const file = join(folder, 'brief.pdf');
    writeFileSync(file, bytes);
    expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
  });
});

describe('what stands in the data', () => {
  test.each([
    '#panic("x")',
    '$x^2$',
    '*b* _i_ = h',
    '<script>alert(1)</script>',
    '@label #import "a.typ"',
    '\\u{41} ~ -- --- ...',
  ])('prints %s as it is', async (text) => {
    const { pdf, warnings } = set(withSummary(`before ${text} after`));
    expect(warnings).toEqual([]);
    expect(flat(await readPdf(pdf))).toContain(`before ${text} after`);
  });

  test('shows a character that no font has as its code point, and says so', async () => {
    const { pdf, warnings } = set(withSummary('the sign 漢 and 😀 and 한 here'));
    expect(flat(await readPdf(pdf))).toContain('the sign ⟨U+6F22⟩ and ⟨U+1F600⟩ and ⟨U+D55C⟩ here');
    expect(warnings).toEqual([
      'No font has the character 漢 (U+6F22); it is printed as ⟨U+6F22⟩.',
      'No font has the character 한 (U+D55C); it is printed as ⟨U+D55C⟩.',
      'No font has the character 😀 (U+1F600); it is printed as ⟨U+1F600⟩.',
    ]);
  });

  test('shows what could hide or turn words', async () => {
    const { pdf } = set(withSummary('pay\u202eyap\u0000 and \ud800 end'));
    expect(flat(await readPdf(pdf))).toContain('pay⟨U+202E⟩yap⟨U+0000⟩ and ⟨U+D800⟩ end');
  });

  test('sets Greek, Cyrillic and Hebrew without a stand-in', () =>
    expect(set(withSummary('Ελληνικά Здравствуйте שלום naïve §')).warnings).toEqual([]));

  test('keeps a word of 3,000 characters on the page, in text and in every table', async () => {
    const long = 'W'.repeat(3_000);
    const row = walletBrief.blocks.find((block) => block.kind === 'comparators')!.rows[0]!;
    const runs = [words(long)];
    const sentence = { id: 'l', runs, status: long, paragraph: 1 };
    const blocks: Block[] = [
      heading(long),
      paragraph(...runs),
      { kind: 'facts', at: null, level: 2, groups: [{ heading: long, sentences: [sentence] }] },
      {
        kind: 'comparators',
        at: null,
        rows: [{ ...row, person: long, conduct: long, rule: long, penalty: long, decisionMaker: long, differs: long }],
      },
      { kind: 'chronology', at: null, events: [{ date: long, runs, who: long, status: null }] },
      {
        kind: 'disputes',
        at: null,
        level: 2,
        heading: long,
        points: [{ point: long, one: { who: long, runs: [] }, other: { who: long, runs } }],
      },
      {
        kind: 'table',
        at: null,
        columns: [1, 1],
        headRows: 1,
        rows: [true, false].map((head) =>
          [1, 2].map(() => ({ head, colspan: 1, rowspan: 1, blocks: [paragraph(...runs)] })),
        ),
      },
    ];
    const { pdf } = set({
      ...walletBrief,
      blocks,
      title: long,
      caption: {
        ...walletBrief.caption,
        shortTitle: long,
        caseTitle: long,
        marking: long,
        forum: long,
        employer: long,
        matter: long,
        representative: { name: long, role: long, organization: long, contact: [long] },
      },
      authorities: [{ id: 'a', group: long, text: long }],
      exhibits: [{ ...walletBrief.exhibits[0]!, title: long, label: long, date: long, bates: long }],
    });
    const read = await readPdf(pdf);
    // Subtle: Typst leaves the last letter before a zero-width space out of a line's width: one W may stand in the margin.
    const right = 612 - 72 + 14;
    const outside = read.pages.flatMap((page, index) =>
      page.pieces
        .filter((piece) => piece.text.trim() !== '' && (piece.x + piece.width > right || piece.y < 36))
        .map((piece) => `page ${index + 1}: ${piece.text.slice(0, 20)} at ${piece.x}, ${piece.y}`),
    );
    expect(outside).toEqual([]);
    expect(flat(read).match(/W/gu)!.length).toBeGreaterThan(60_000);
  }, 60_000);

  test('sets a brief in which every text is empty', () => {
    const empty = (value: unknown, key = ''): unknown => {
      if (Array.isArray(value)) return value.map((one) => empty(one));
      if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, empty(one, name)]));
      }
      const kept = ['kind', 'target', 'date', 'paper', 'marks', 'id'].includes(key);
      return typeof value === 'string' && !kept ? '' : value;
    };
    const data = { ...(empty(walletBrief) as BriefData), date: walletBrief.date };
    expect(set(data).pages).toBeGreaterThan(2);
  });

  test.each(['', '  ', '\u200b', '\u00ad', '\u2060', '\u200d'])('sets a heading that shows nothing (%j)', (shown) => {
    const changed = withBlock('argument', (block) => ({
      ...block,
      sections: block.sections.map((section) => ({ ...section, heading: shown })),
    }));
    const blocks = [heading(shown), ...changed.blocks];
    expect(set({ ...changed, blocks }).pages).toBeGreaterThan(2);
  });

  test('sets a brief that holds nothing but its caption', () => {
    const nothing = Object.fromEntries(Object.entries(walletBrief).map(([k, v]) => [k, Array.isArray(v) ? [] : v]));
    const bare = briefData.parse({ ...nothing, certificate: null, sample: null });
    const caption = { ...bare.caption, representative: null, marking: null };
    expect(set({ ...bare, caption }).pages).toBeLessThanOrEqual(3);
  });

  test('never fails on a text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(set(withSummary(text), { template: 'pre-hearing-brief' }).pages).toBeGreaterThan(2);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

describe('a template of one’s own', () => {
  const write = (name: string, source: string) => {
    const dir = mkdtempSync(join(folder, 'own-'));
    cpSync(templatesDir, dir, { recursive: true });
    writeFileSync(join(dir, `${name}.typ`), source);
    return dir;
  };
  const failure = (source: string): AppError => {
    try {
      set(walletBrief, { templatesDir: write('own', source), template: 'own' });
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
    throw new Error('the template was set');
  };

  test('is set from another folder, with the shared parts beside it', async () => {
    const source =
      '#import "parts.typ": *\n#let data = json("brief.json")\n#show: case-paper.with(data)\n= Our own\nText.';
    const { pdf } = set(walletBrief, { templatesDir: write('own', source), template: 'own' });
    expect(flat(await readPdf(pdf))).toContain('Our own');
  });

  test('that has an error is named with its line', () => {
    const error = failure('#set document(title: "x")\n\n#let a = 1 + "b"\n');
    expect(error.code).toBe('invalid-input');
    expect(error.data).toEqual({ file: 'own.typ', line: 3 });
    expect(error.message).toContain('own.typ line 3');
  });

  test('cannot read out of its folder, by path or by link', () => {
    for (const path of ['/etc/passwd', '../../../../etc/passwd', 'link.typ']) {
      const dir = write('own', `#set document(title: "x")\n#read("${path}")`);
      symlinkSync('/etc/passwd', join(dir, 'link.typ'));
      expect(() => set(walletBrief, { templatesDir: dir, template: 'own' })).toThrow(/own\.typ/u);
    }
  });

  test.each([
    '#import "@preview/cetz:0.2.0"',
    '#let name = "x.typ"\n#import name',
    '#import ("" + "@pre" + "view/cetz:0.2.0")',
    '#import "parts.typ" + ""',
    '#{ import "parts.typ"\n.replace("parts.typ", "x") }',
    '#import "parts.typ" /* */ .replace("p", "x")',
    '#import "\\u{40}preview/cetz:0.2.0"',
    '#include "@preview/cetz:0.2.0"',
    '#eval("1")',
    '#let s = std\n#s',
  ])('cannot ask for a package: %s', (source) => {
    expect(failure(source).message).toContain('a template may only take files beside it, by name');
  });

  test('that prints a character no font has is refused with the character', () => {
    expect(failure('#set document(title: "x")\n#set text(fallback: false)\n漢').message).toContain('漢');
  });

  test('that does not exist is not found', () => {
    expect(() => set(walletBrief, { template: 'none' })).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('the smaller templates', () => {
  test.each(['exhibit-list', 'chronology'])('%s is set from the same data', async (template) => {
    const { pdf, warnings } = set(walletBrief, { template });
    expect(warnings).toEqual([]);
    const read = await readPdf(pdf);
    expect(flat(read)).toContain('Union Ex. 6');
    read.pages.forEach((page, i) => expect(page.text).toContain(`Page ${i + 1} of ${read.pages.length}`));
  });
});

test('a brief of 40 pages is set in the time that is printed here', () => {
  const again = <T>(count: number, list: readonly T[]) => Array.from({ length: count }, () => list).flat();
  let number = 0;
  const blocks = walletBrief.blocks.map((block): Block => {
    if (block.kind === 'argument') return { ...block, sections: again(8, block.sections) };
    if (block.kind === 'chronology') return { ...block, events: again(8, block.events) };
    if (block.kind !== 'facts') return block;
    const groups = again(9, block.groups).map((group) => ({
      ...group,
      sentences: group.sentences.map((sentence) => ({ ...sentence, paragraph: (number += 1) })),
    }));
    return { ...block, groups };
  });
  set(walletBrief);
  const times = [1, 2, 3].map((n) => {
    const start = performance.now();
    const { pages } = set({ ...walletBrief, blocks, title: `Brief ${n}` });
    expect(pages).toBeGreaterThanOrEqual(35);
    return [Math.round(performance.now() - start), pages] as const;
  });
  console.log(`set in type: ${times.map(([ms, pages]) => `${pages} pages in ${ms} ms`).join(', ')}`);
});
