import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, StandardFonts, type PDFRef } from 'pdf-lib';
import { openPdfium, type OpenPdf } from './pdfium.ts';
import { savedDocument } from './repair.ts';

const dotsPerInch = 200;
/** Pages larger than this are drawn with fewer dots, so that one page never takes more than 160 MB. */
const maxDots = 40_000_000;

/** A picture: rows from the top, one or three bytes a dot. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly colors: 1 | 3;
  readonly data: Uint8Array;
};

/** A PDF of images, and which of its pages (from 1) only say that the page could not be read. */
export type DrawnPdf = { readonly pdf: Uint8Array; readonly unread: readonly number[] };

/**
 * Draws every page of a PDF at 200 dpi and gives a PDF of those images. A page that the file promises and does not have, or that
 * cannot be opened, says so in words. Throws when PDFium cannot open the file either, or none of its pages.
 */
export async function reproduceAsImages(bytes: Uint8Array): Promise<DrawnPdf> {
  const pdfium = await openPdfium();
  const source = pdfium.open(bytes);
  const unread: number[] = [];
  try {
    const document = await PDFDocument.create({ updateMetadata: false });
    for (let index = 0; index < source.pages; index++) {
      const drawn = drawPage(source, index);
      if (drawn) addPage(document, drawn);
      else {
        unread.push(index + 1);
        await addNotice(document);
      }
    }
    if (unread.length === source.pages) throw new Error('none of its pages can be opened');
    return { pdf: await savedDocument(document), unread };
  } finally {
    source.close();
  }
}

type DrawnPage = { readonly width: number; readonly height: number; readonly picture: Picture };

function drawPage(source: OpenPdf, index: number): DrawnPage | null {
  try {
    const { width, height } = source.size(index);
    const scale = Math.min(dotsPerInch / 72, Math.sqrt(maxDots / (width * height)));
    return { width, height, picture: withoutIdleColor(source.render(index, scale)) };
  } catch (cause) {
    // Subtle: after a trap nothing that PDFium says can be trusted.
    if (cause instanceof WebAssembly.RuntimeError) throw cause;
    return null;
  }
}

function addPage(document: PDFDocument, { width, height, picture }: DrawnPage): void {
  const image = addPicture(document, picture);
  const page = document.addPage([width, height]);
  page.node.setXObject(PDFName.of('Im0'), image);
  page.node.set(PDFName.of('Contents'), addOperators(document, `q ${width} 0 0 ${height} 0 0 cm /Im0 Do Q`));
}

async function addNotice(document: PDFDocument): Promise<void> {
  const font = await document.embedFont(StandardFonts.Helvetica);
  const words = 'This page of the source cannot be read.';
  document.addPage([612, 792]).drawText(words, { x: 72, y: 400, size: 12, font });
}

/** Adds a picture to a document, compressed without loss, and gives its reference. */
export function addPicture(document: PDFDocument, picture: Picture, mask?: PDFRef): PDFRef {
  const { width, height, colors, data } = picture;
  const stream = document.context.stream(deflateSync(upFiltered(data, width * colors), { level: 6 }), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    ColorSpace: colors === 1 ? 'DeviceGray' : 'DeviceRGB',
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: colors, BitsPerComponent: 8, Columns: width },
    ...(mask ? { SMask: mask } : {}),
  });
  return document.context.register(stream);
}

export const addOperators = (document: PDFDocument, operators: string): PDFRef =>
  document.context.register(document.context.stream(operators));

/** Gives each row as its difference to the row above (PNG filter 2): pages of text compress much better so. */
export function upFiltered(data: Uint8Array, rowBytes: number): Uint8Array {
  const rows = Math.floor(data.length / rowBytes);
  const filtered = new Uint8Array(rows * (rowBytes + 1));
  for (let row = 0; row < rows; row++) {
    const from = row * rowBytes;
    const to = row * (rowBytes + 1);
    filtered[to] = 2;
    for (let i = 0; i < rowBytes; i++) {
      filtered[to + 1 + i] = (data[from + i] ?? 0) - (row > 0 ? (data[from - rowBytes + i] ?? 0) : 0);
    }
  }
  return filtered;
}

/** Gives a picture in gray where none of its dots has a color. */
export function withoutIdleColor(picture: Picture): Picture {
  const { data, width, height } = picture;
  if (picture.colors === 1) return picture;
  for (let i = 0; i < data.length; i += 3) {
    if (data[i] !== data[i + 1] || data[i] !== data[i + 2]) return picture;
  }
  const gray = new Uint8Array(width * height);
  for (let i = 0; i < gray.length; i++) gray[i] = data[i * 3] ?? 0;
  return { width, height, colors: 1, data: gray };
}
