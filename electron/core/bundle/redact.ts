import { deflateSync } from 'node:zlib';
import type { PageRedaction } from '../../../shared/domain/bundle.ts';
import type { Rect } from '../../../shared/domain/excerpts.ts';
import { isCovered } from '../../../shared/domain/placed-text.ts';
import { withoutRedacted } from '../../../shared/domain/redactions.ts';
import { groupBy } from '../../../shared/group-by.ts';
import { type EncodeJpeg, loadJpegEncoder } from './encode-jpeg.ts';
import { hiddenWords } from './hidden-words.ts';
import type { PdfFile, PdfPage } from './pdf-file.ts';
import { openPdfium, type OpenPdf } from './pdfium.ts';
import { PdfDict, pdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './pdf-values.ts';
import { number } from './pdf-writer.ts';
import { type Picture, upFiltered, withoutIdleColor } from './raster.ts';
import { isPrintable, winAnsiHex } from './win-ansi.ts';

/** A box as it is painted: points of the page as displayed, from its bottom left; `code` stands white on it. */
export type RedactionBox = { readonly rect: Rect; readonly code: string };

/** An exhibit whose redacted pages are pictures of themselves, the boxes painted. `boxes` by page from 1. */
export type RedactedFile = { readonly file: PdfFile; readonly boxes: ReadonlyMap<number, readonly RedactionBox[]> };

const dotsPerInch = 300;
/** Pages larger than this are drawn with fewer dots, so that one page never takes more than 160 MB. */
const maxDots = 40_000_000;
/** Ink may reach beyond what a font says of itself, in points. */
const bleed = 0.75;

/**
 * Gives a file as if its redacted pages had been pictures from the start: each is drawn by PDFium from `bytes` (marks and filled
 * forms included), painted black, and stands alone on a page of the same size with the words outside of the boxes as hidden
 * text. Nothing of the old page is reached any more: content, annotations, links, thumbnails. Bookmarks that hold redacted words
 * lose them. Throws when PDFium reads other pages than `file` has, or cannot draw one.
 */
export async function redactFile(
  file: PdfFile,
  bytes: Uint8Array,
  redactions: readonly PageRedaction[],
): Promise<RedactedFile> {
  const titleOf = (title: string) => withoutRedacted(title, redactions);
  const byPage = groupBy(redactions, ({ page }) => page);
  const jpeg = await loadJpegEncoder();
  const source = (await openPdfium()).open(bytes);
  try {
    if (source.pages !== file.pages.length) throw new Error('the pages of the file are not the same to every reader');
    const made = new Map<number, PdfValue>();
    const add = (value: PdfValue): PdfRef => {
      const at = firstNumber + made.size;
      made.set(at, value);
      return new PdfRef(at);
    };
    const boxes = new Map<number, readonly RedactionBox[]>();
    const pages = file.pages.map((page, index): PdfPage => {
      const own = byPage.get(index + 1);
      if (own === undefined) return page;
      const painted = paintedBoxes(own, source.size(index));
      boxes.set(index + 1, painted);
      return redactedPage(page, { source, index, boxes: painted, add, jpeg });
    });
    for (const [index, page] of pages.entries()) {
      if (page !== file.pages[index] && page.number !== null) made.set(page.number, page.dict);
    }
    const object = (at: number): PdfValue | undefined => made.get(at) ?? withTitle(file.object(at), titleOf);
    return { file: { ...file, pages, object }, boxes };
  } finally {
    source.close();
  }
}

/** Gives the boxes of pages whose words were taken out before they were set in type, by page from 1. */
export function boxesOf(redactions: readonly PageRedaction[]): ReadonlyMap<number, readonly RedactionBox[]> {
  const boxes = new Map<number, RedactionBox[]>();
  for (const { page, rects, code } of redactions) {
    boxes.set(page, [...(boxes.get(page) ?? []), ...rects.map((rect) => ({ rect, code }))]);
  }
  return boxes;
}

/** Subtle: above every number that a file of 4 GB can have, so that none of its own objects is covered by accident. */
const firstNumber = 2 ** 31;

function paintedBoxes(redactions: readonly PageRedaction[], size: { width: number; height: number }): RedactionBox[] {
  return redactions.flatMap(({ rects, code }) =>
    rects.map(([x0, y0, x1, y1]) => ({
      rect: [
        Math.max(0, x0 - bleed),
        Math.max(0, y0 - bleed),
        Math.min(size.width, x1 + bleed),
        Math.min(size.height, y1 + bleed),
      ] as const satisfies Rect,
      code,
    })),
  );
}

type Drawn = {
  readonly source: OpenPdf;
  readonly index: number;
  readonly boxes: readonly RedactionBox[];
  readonly add: (value: PdfValue) => PdfRef;
  readonly jpeg: EncodeJpeg;
};

function redactedPage(page: PdfPage, { source, index, boxes, add, jpeg }: Drawn): PdfPage {
  const { width, height } = source.size(index);
  const scale = Math.min(dotsPerInch / 72, Math.sqrt(maxDots / (width * height)));
  const picture = source.render(index, scale);
  for (const { rect } of boxes) paint(picture, rect, { width, height });
  const words = hiddenWords(source.places(index), boxes, (rect) => hasInk(picture, rect, { width, height }));
  const image = add(imageStream(withoutIdleColor(picture), jpeg));
  const fonts = new Map([...words.fonts].map(([name, font]) => [name, fontDict(font, add)]));
  fonts.set(codeFont, helvetica('Helvetica-Bold'));
  const operators = [
    `q ${number(width)} 0 0 ${number(height)} 0 0 cm /LmPage Do Q`,
    words.operators,
    ...boxes
      .filter((box, at) => !boxes.slice(0, at).some(({ rect }) => isCovered(box.rect, rect, 0.5)))
      .map(codeOperators),
  ].join('\n');
  const content = add(
    new PdfStream(dict({ Filter: pdfName('FlateDecode') }), deflateSync(Buffer.from(operators, 'latin1'))),
  );
  const box = [0, 0, width, height] as const;
  const resources = dict({ XObject: dict({ LmPage: image }), Font: new PdfDict(fonts) });
  const dictionary = dict({ Type: pdfName('Page'), MediaBox: box, Contents: content, Resources: resources });
  return { ...page, dict: dictionary, resources, mediaBox: box, box, rotate: 0 };
}

/** Paints a box black, every dot that it touches. */
function paint(picture: Picture, [x0, y0, x1, y1]: Rect, size: { width: number; height: number }): void {
  const [sx, sy] = [picture.width / size.width, picture.height / size.height];
  const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
  const left = within(Math.floor(x0 * sx), picture.width);
  const right = within(Math.ceil(x1 * sx), picture.width);
  const top = within(Math.floor((size.height - y1) * sy), picture.height);
  const bottom = within(Math.ceil((size.height - y0) * sy), picture.height);
  for (let row = top; row < bottom; row++) {
    const from = (row * picture.width + left) * picture.colors;
    picture.data.fill(0, from, from + (right - left) * picture.colors);
  }
}

/** Tells whether anything can be told apart within a place of a picture. */
function hasInk(picture: Picture, [x0, y0, x1, y1]: Rect, size: { width: number; height: number }): boolean {
  const [sx, sy] = [picture.width / size.width, picture.height / size.height];
  const [left, right] = [Math.max(0, Math.floor(x0 * sx)), Math.min(picture.width - 1, Math.ceil(x1 * sx))];
  const [top, bottom] = [
    Math.max(0, Math.floor((size.height - y1) * sy)),
    Math.min(picture.height - 1, Math.ceil((size.height - y0) * sy)),
  ];
  const low = [255, 255, 255];
  const high = [0, 0, 0];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      for (let color = 0; color < picture.colors; color++) {
        const value = picture.data[(row * picture.width + column) * picture.colors + color] ?? 0;
        if (value < (low[color] ?? 0)) low[color] = value;
        if (value > (high[color] ?? 0)) high[color] = value;
      }
    }
    if (low.some((value, color) => (high[color] ?? 0) - value > leastInk)) return true;
  }
  return false;
}

const leastInk = 24;

/** Lossless for type and lines. What does not become small so is a photo, which a JPEG shows as well in a tenth of the room. */
function imageStream(picture: Picture, jpeg: EncodeJpeg): PdfStream {
  const { width, height, colors, data } = picture;
  const exact = deflateSync(upFiltered(data, width * colors), { level: 6 });
  const photo = exact.length > Math.max(photoBytes, data.length * photoShare) ? jpeg(picture) : null;
  const isPhoto = photo !== null && photo.length < exact.length / 2;
  const head = dict({
    Type: pdfName('XObject'),
    Subtype: pdfName('Image'),
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    ColorSpace: pdfName(colors === 1 ? 'DeviceGray' : 'DeviceRGB'),
    Filter: pdfName(isPhoto ? 'DCTDecode' : 'FlateDecode'),
    ...(isPhoto ? {} : { DecodeParms: dict({ Predictor: 15, Colors: colors, BitsPerComponent: 8, Columns: width }) }),
  });
  return new PdfStream(head, isPhoto ? photo : exact);
}

/** A page that takes less than this is left as it is. */
const photoBytes = 300_000;
/** Share of its dots' bytes that a page of type takes without loss, with room to spare. */
const photoShare = 0.08;

const dict = (entries: Readonly<Record<string, PdfValue>>): PdfDict => new PdfDict(new Map(Object.entries(entries)));

const helvetica = (name: string): PdfDict =>
  dict({
    Type: pdfName('Font'),
    Subtype: pdfName('Type1'),
    BaseFont: pdfName(name),
    Encoding: pdfName('WinAnsiEncoding'),
  });

/** A font of which nothing is ever seen: 255 characters of the page under codes of their own, each half an em wide. */
function fontDict(characters: readonly string[], add: Drawn['add']): PdfDict {
  const rows = characters.map(
    (char, index) => `<${hex(index + 1, 2)}> <${Buffer.from(char, 'utf16le').swap16().toString('hex')}>`,
  );
  const blocks: string[] = [];
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  const map = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <00> <FF> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
  const toUnicode = add(
    new PdfStream(dict({ Filter: pdfName('FlateDecode') }), deflateSync(Buffer.from(map, 'latin1'))),
  );
  return dict({
    Type: pdfName('Font'),
    Subtype: pdfName('Type1'),
    BaseFont: pdfName('Helvetica'),
    Encoding: pdfName('WinAnsiEncoding'),
    FirstChar: 0,
    LastChar: 255,
    Widths: Array.from({ length: 256 }, () => 500),
    ToUnicode: toUnicode,
  });
}

const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');

const codeFont = 'LmCode';
const smallestCode = 3;

/** Subtle: 0.72 em is above the mean width of a bold capital, so that the code stays on its box. */
function codeOperators({ rect: [x0, y0, x1, y1], code }: RedactionBox): string {
  const letters = Array.from(code).length;
  const size = Math.min(10, (y1 - y0) * 0.72, (x1 - x0) / (letters * 0.72));
  if (letters === 0 || size < smallestCode) return '';
  const text = winAnsiHex(isPrintable(code) ? code : code.normalize('NFKD').replaceAll(/[^ -~]/g, ''));
  const x = (x0 + x1) / 2 - (letters * size * 0.62) / 2;
  const y = (y0 + y1) / 2 - size * 0.36;
  return `1 g BT /${codeFont} ${number(size)} Tf ${number(Math.max(x0, x))} ${number(y)} Td ${text} Tj ET`;
}

/** Gives an object as it is, or a bookmark without the words that were redacted. */
function withTitle(value: PdfValue | undefined, titleOf: (title: string) => string): PdfValue | undefined {
  if (!(value instanceof PdfDict)) return value;
  const title = value.get('Title');
  if (!(title instanceof PdfString)) return value;
  const [before, after] = [title.text(), titleOf(title.text())];
  if (before === after) return value;
  const copy = new PdfDict(new Map(value.entries));
  copy.set('Title', new PdfString(`<feff${Buffer.from(after, 'utf16le').swap16().toString('hex')}>`));
  return copy;
}
