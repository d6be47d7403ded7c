import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFArray, PDFHexString, PDFString, type PDFDocument, type PDFPage } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { makeProducedFile, type MadeFile } from '../../../../electron/core/bundle/produced-file.ts';
import type { PageRedaction } from '../../../../shared/domain/bundle.ts';
import { standsIn } from '../../../support/read-pdf.ts';
import { readPdf } from '../briefs/read-pdf.ts';
import { annotate, has, makePdf, n, unfolded } from './bundle-fixtures.ts';

const secret = 'SECRETNAME';
const place = { x: 60, y: 80 };
/** Wide enough for every way in which the word is set below. */
const mark: PageRedaction = { page: 1, rects: [[20, 28, 235, 140]], code: 'PII', words: secret };

type Hide = (document: PDFDocument, page: PDFPage) => void;

function draw(document: PDFDocument, page: PDFPage, operators: string, fonts: Record<string, unknown> = {}): void {
  const { context } = document;
  const resources = page.node.Resources()!;
  const font = context.obj({
    F9: context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' })),
    ...fonts,
  } as never);
  resources.set(n('Font'), font);
  const made = context.register(context.flateStream(operators));
  const before = page.node.Contents();
  const all = before instanceof PDFArray ? before.asArray() : [];
  page.node.set(n('Contents'), context.obj([...all, made]));
}
const at = `1 0 0 1 ${place.x} ${place.y} Tm`;
const hexOf = (text: string) => Buffer.from(text, 'latin1').toString('hex');

/** What a form, a pattern or a layer draws: an object of its own with its own font. */
function xobject(document: PDFDocument, operators: string) {
  const { context } = document;
  const font = context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }));
  return context.register(
    context.flateStream(operators, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 612, 792],
      Resources: { Font: { F9: font } },
    }),
  );
}

const split = Array.from(secret)
  .map((letter, index) => `(${letter})${index % 2 === 0 ? -12 : 7}`)
  .join(' ');

/** The word on the page, set in ways in which a search in the bytes or the text of a page does not see it as one. */
const set: Readonly<Record<string, Hide>> = {
  'split by kerning': (document, page) => draw(document, page, `BT /F9 12 Tf ${at} [${split}] TJ ET`),
  'in hexadecimal strings': (document, page) =>
    draw(document, page, `BT /F9 12 Tf ${at} <${hexOf(secret.slice(0, 4))}> Tj <${hexOf(secret.slice(4))}> Tj ET`),
  'letter by letter, out of order': (document, page) =>
    draw(
      document,
      page,
      Array.from(secret)
        .map((letter, index) => `BT /F9 12 Tf 1 0 0 1 ${place.x + index * 9} ${place.y} Tm (${letter}) Tj ET`)
        .reverse()
        .join('\n'),
    ),
  turned: (document, page) =>
    draw(document, page, `BT /F9 12 Tf 0 1 -1 0 ${place.x + 40} ${place.y - 40} Tm (${secret}) Tj ET`),
  'in white': (document, page) => draw(document, page, `1 g BT /F9 12 Tf ${at} (${secret}) Tj ET`),
  'unseen, in mode 3': (document, page) => draw(document, page, `BT 3 Tr /F9 12 Tf ${at} (${secret}) Tj ET`),
  'in a form of its own': (document, page) => {
    page.node
      .Resources()!
      .set(n('XObject'), document.context.obj({ X9: xobject(document, `BT /F9 12 Tf ${at} [${split}] TJ ET`) }));
    draw(document, page, '/X9 Do');
  },
  'in a layer that is off': (document, page) => {
    const { context } = document;
    const layer = context.register(context.obj({ Type: 'OCG', Name: PDFString.of('Notes') }));
    document.catalog.set(n('OCProperties'), context.obj({ OCGs: [layer], D: { OFF: [layer], Order: [layer] } }));
    page.node.Resources()!.set(n('Properties'), context.obj({ P9: layer }));
    draw(document, page, `/OC /P9 BDC BT /F9 12 Tf ${at} [${split}] TJ ET EMC`);
  },
  'in a Type 3 font whose codes mean other letters': (document, page) => {
    const { context } = document;
    const letters = [...new Set(secret)];
    const glyph = context.register(context.flateStream('600 0 0 0 500 700 d1 0 0 500 700 re f'));
    const rows = letters.map((letter, index) => `<${(index + 1).toString(16).padStart(2, '0')}> <00${hexOf(letter)}>`);
    const toUnicode = context.register(
      context.flateStream(
        `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange ${rows.length} beginbfchar ${rows.join(' ')} endbfchar endcmap end end`,
      ),
    );
    const font = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'Type3',
        FontBBox: [0, 0, 600, 700],
        FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
        CharProcs: Object.fromEntries(letters.map((letter) => [`g${letter}`, glyph])),
        Encoding: { Type: 'Encoding', Differences: [1, ...letters.map((letter) => `g${letter}`)] },
        FirstChar: 1,
        LastChar: letters.length,
        Widths: letters.map(() => 600),
        ToUnicode: toUnicode,
      } as never),
    );
    const codes = Array.from(secret)
      .map((letter) => (letters.indexOf(letter) + 1).toString(16).padStart(2, '0'))
      .join('');
    draw(document, page, `BT /T3 12 Tf ${at} <${codes}> Tj ET`, { T3: font });
  },
  'as the text that stands for what is drawn': (document, page) =>
    draw(document, page, `/Span <</ActualText (${secret})>> BDC BT /F9 12 Tf ${at} (##########) Tj ET EMC`),
};

/** The word in what is no content of a page. */
const beside: Readonly<Record<string, Hide>> = {
  'a note': (_, page) => void annotate(page, { Subtype: 'Text', Contents: PDFString.of(`on ${secret}`) }),
  'a note with an appearance': (document, page) =>
    void annotate(page, {
      Subtype: 'FreeText',
      Rect: [60, 60, 200, 100],
      Contents: PDFHexString.fromText(secret),
      RC: PDFString.of(`<body>${secret}</body>`),
      AP: { N: xobject(document, `BT /F9 12 Tf 1 0 0 1 5 5 Tm (${secret}) Tj ET`) },
    }),
  'a link to a file': (document, page) =>
    void annotate(page, {
      Subtype: 'Link',
      A: document.context.obj({ S: 'URI', URI: PDFString.of(`https://x.test/${secret}`) }),
    }),
  'a bookmark': (document, page) => {
    const { context } = document;
    const root = context.nextRef();
    const item = context.register(
      context.obj({ Title: PDFHexString.fromText(`On ${secret}`), Parent: root, Dest: [page.ref, n('Fit')] }),
    );
    context.assign(root, context.obj({ Type: 'Outlines', First: item, Last: item, Count: 1 }));
    document.catalog.set(n('Outlines'), root);
  },
  'a named place': (document, page) => {
    const { context } = document;
    document.catalog.set(n('Dests'), context.obj({ [secret]: [page.ref, n('Fit')] } as never));
    document.catalog.set(
      n('Names'),
      context.obj({ Dests: { Names: [PDFString.of(secret), [page.ref, n('Fit')]] } } as never),
    );
    annotate(page, { Subtype: 'Link', Dest: PDFString.of(secret) });
  },
  'a page label': (document) =>
    document.catalog.set(
      n('PageLabels'),
      document.context.obj({ Nums: [0, { S: 'D', P: PDFString.of(secret) }] } as never),
    ),
  'the structure tree': (document, page) => {
    const { context } = document;
    const root = context.nextRef();
    const element = context.register(
      context.obj({
        Type: 'StructElem',
        S: 'Figure',
        P: root,
        Pg: page.ref,
        K: 0,
        Alt: PDFString.of(secret),
        ActualText: PDFHexString.fromText(secret),
        T: PDFString.of(secret),
      }),
    );
    context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [element] }));
    document.catalog.set(n('StructTreeRoot'), root);
    page.node.set(n('StructParents'), context.obj(0));
  },
  'metadata of the file and of the page': (document, page) => {
    const { context } = document;
    const xmp = context.register(
      context.stream(`<x:xmpmeta>${secret}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' }),
    );
    document.catalog.set(n('Metadata'), xmp);
    page.node.set(n('Metadata'), xmp);
    document.setTitle(secret);
    document.setAuthor(secret);
    document.setKeywords([secret]);
  },
  'a thumbnail, article threads and private data': (document, page) => {
    const { context } = document;
    page.node.set(n('Thumb'), context.register(context.stream(secret, { Width: 1, Height: 1, BitsPerComponent: 8 })));
    page.node.set(n('PieceInfo'), context.obj({ Word: { Private: PDFString.of(secret) } } as never));
    const bead = context.nextRef();
    const thread = context.register(
      context.obj({ Type: 'Thread', F: bead, I: { Title: PDFString.of(secret) } } as never),
    );
    context.assign(
      bead,
      context.obj({ Type: 'Bead', T: thread, N: bead, V: bead, P: page.ref, R: [0, 0, 9, 9] } as never),
    );
    page.node.set(n('B'), context.obj([bead]));
    document.catalog.set(n('Threads'), context.obj([thread]));
  },
  'the name of a layer': (document, page) => {
    const { context } = document;
    const layer = context.register(context.obj({ Type: 'OCG', Name: PDFString.of(secret) }));
    document.catalog.set(n('OCProperties'), context.obj({ OCGs: [layer], D: { Order: [layer] } }));
    page.node.Resources()!.set(n('Properties'), context.obj({ P9: layer }));
    draw(document, page, `/OC /P9 BDC BT /F9 9 Tf 1 0 0 1 8 8 Tm (layered) Tj ET EMC`);
  },
  'the name of a font, a resource, a colour': (document, page) => {
    const { context } = document;
    const font = context.register(
      context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: secret, Name: secret } as never),
    );
    draw(document, page, `BT /${secret} 9 Tf 1 0 0 1 8 8 Tm (named) Tj ET`, { [secret]: font });
  },
};

/** Gives the readers that find the word in a file. */
async function foundBy(pdf: Uint8Array): Promise<string[]> {
  const found: string[] = [];
  const wanted = new RegExp(Array.from(secret).join('[\\s\\u00ad]*'), 'i');
  const { pages, outline } = await readPdf(new Uint8Array(pdf));
  if ([...pages.map(({ text }) => text), ...outline.map(({ title }) => title)].some((text) => wanted.test(text)))
    found.push('pdf.js');
  const folder = mkdtempSync(join(tmpdir(), 'loudermill-hostile-'));
  try {
    const path = join(folder, 'a.pdf');
    writeFileSync(path, pdf);
    const run = (program: string, ...args: string[]) =>
      execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1e9 });
    const tools: [string, string[]][] = [
      ['pdftotext', [path, '-']],
      ['pdftotext', ['-raw', path, '-']],
      ['pdfinfo', [path]],
      ['mutool', ['draw', '-q', '-F', 'txt', path]],
      ['mutool', ['show', path, 'outline']],
    ];
    for (const [program, args] of tools) {
      if (spawnSync(program, ['-v']).error === undefined && wanted.test(run(program, ...args))) found.push(program);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (has('qpdf')) {
    const bytes = Buffer.from(unfolded(pdf), 'latin1');
    if (standsIn(bytes, secret) || standsIn(bytes, secret.toLowerCase())) found.push('qpdf --qdf');
    const joined = bytes.toString('latin1').replaceAll(/[)>]\s*(?:-?[\d.]+\s*|Tj\s*)?[(<]/g, '');
    if (joined.includes(secret) || joined.toLowerCase().includes(hexOf(secret))) found.push('joined strings');
  } else if (standsIn(pdf, secret)) found.push('bytes');
  return found;
}

const made = (pdf: Uint8Array, pages: number, marks: readonly PageRedaction[]): Promise<MadeFile> =>
  makeProducedFile(
    {
      id: 'source',
      label: 'DOE-000001',
      pages,
      kind: 'pdf',
      batesNumbers: [],
      legend: null,
      paper: 'us-letter',
      date: '2026-03-02',
      redaction: { inType: false, marks },
    },
    new Uint8Array(pdf),
  );

const small = { size: [240, 160] as const, text: 'Other words' };

describe('a word that is redacted', () => {
  it.each(Object.entries({ ...set, ...beside }))('is gone where it stood %s', async (_, hide) => {
    const pdf = await makePdf([{ ...small, text: '' }, small], (document) => hide(document, document.getPages()[0]!));
    expect(await foundBy(pdf)).not.toEqual([]);
    const { pdf: copy, faults } = await made(pdf, 2, [mark]);
    expect(faults).toEqual([]);
    expect(await foundBy(copy)).toEqual([]);
  });

  it.each(Object.entries({ ...set, ...beside }))(
    'never leaves on another page that nobody marked: %s',
    async (_, hide) => {
      const pdf = await makePdf([small, { ...small, text: '' }], (document) => hide(document, document.getPages()[1]!));
      const { pdf: copy, faults } = await made(pdf, 2, [mark]);
      if (faults.length === 0) expect(await foundBy(copy)).toEqual([]);
      expect(faults.join()).not.toContain(secret);
    },
  );
});
