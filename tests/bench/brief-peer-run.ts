import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchBrief } from './preview-setup.ts';

/** Sets the brief by another program: `once`, or `again` in the same process, of which the median is told. */
const [name = '', folder = '', mode = ''] = process.argv.slice(2);
const require = createRequire(join(folder, 'package.json'));
const { sections } = benchBrief();

async function pdfmake(): Promise<() => Promise<number>> {
  const maker = require('pdfmake') as {
    addFonts: (fonts: object) => void;
    createPdf: (document: object) => { getBuffer: () => Promise<Uint8Array> };
  };
  maker.addFonts(require('pdfmake/fonts/Roboto.js') as object);
  const content = [
    { toc: { title: { text: 'Contents', fontSize: 14 } } },
    ...sections.flatMap(({ heading, paragraphs, table }) => [
      { text: heading, fontSize: 14, tocItem: true, margin: [0, 14, 0, 8] },
      // It has no footnotes: the words of each stand below their paragraph.
      ...paragraphs.flatMap(({ text, note }) => [
        { text, margin: [0, 0, 0, 8] },
        { text: note, fontSize: 10, margin: [0, 0, 0, 8] },
      ]),
      { table: { headerRows: 1, widths: ['15%', '*', '25%'], body: table.map((row) => [...row]) }, fontSize: 10 },
    ]),
  ];
  const footer = (page: number, pages: number) => ({ text: `Page ${page} of ${pages}`, alignment: 'center' });
  const definition = () => ({
    pageSize: 'LETTER',
    pageMargins: 72,
    defaultStyle: { fontSize: 12, lineHeight: 1.3 },
    footer,
    content: structuredClone(content),
  });
  return async () => (await maker.createPdf(definition()).getBuffer()).byteLength;
}

async function reactPdf(): Promise<() => Promise<number>> {
  const load = async (module: string): Promise<Record<string, unknown>> =>
    (await import(pathToFileURL(require.resolve(module)).href)) as Record<string, unknown>;
  const pdf = await load('@react-pdf/renderer');
  const react = (await load('react')) as { default: { createElement: (...given: unknown[]) => unknown } };
  const h = react.default.createElement;
  const toBuffer = pdf['renderToBuffer'] as (element: unknown) => Promise<Uint8Array>;
  const { Document, Page, Text, View } = pdf;
  const row = (cells: readonly string[]) =>
    h(
      View,
      { style: { flexDirection: 'row' }, wrap: false },
      ...cells.map((cell, i) => h(Text, { style: { flex: [1, 4, 2][i], fontSize: 10 } }, cell)),
    );
  const body = () =>
    sections.flatMap(({ heading, paragraphs, table }) => [
      h(Text, { style: { fontSize: 14, marginTop: 14, marginBottom: 8 } }, heading),
      ...paragraphs.flatMap(({ text, note }) => [
        h(Text, { style: { marginBottom: 8 } }, text),
        h(Text, { style: { fontSize: 10, marginBottom: 8 } }, note),
      ]),
      ...table.map(row),
    ]);
  const style = { padding: 72, fontSize: 12, lineHeight: 1.3, fontFamily: 'Times-Roman' };
  const render = ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }) =>
    `Page ${pageNumber} of ${totalPages}`;
  const footer = () => h(Text, { fixed: true, style: { position: 'absolute', top: 740, left: 72 }, render });
  return async () =>
    (await toBuffer(h(Document, {}, h(Page, { size: 'LETTER', style }, ...body(), footer())))).byteLength;
}

const set = name === 'pdfmake' ? await pdfmake() : await reactPdf();
const times: number[] = [];
for (let i = 0; i < (mode === 'again' ? 4 : 1); i++) {
  const start = performance.now();
  if ((await set()) < 10_000) throw new Error('no brief was made');
  times.push((performance.now() - start) / 1000);
}
if (mode === 'again') console.log(`measured ${(times.slice(1).toSorted((a, b) => a - b)[1] ?? 0).toFixed(4)} s`);
