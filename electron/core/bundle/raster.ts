import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, type PDFRef } from 'pdf-lib';
import { openPdfium } from './pdfium.ts';
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

/** Draws every page of a PDF at 200 dpi and gives a PDF of those images. Throws when PDFium cannot open it either. */
export async function reproduceAsImages(bytes: Uint8Array): Promise<Uint8Array> {
  const pdfium = await openPdfium();
  const source = pdfium.open(bytes);
  try {
    const document = await PDFDocument.create({ updateMetadata: false });
    for (let index = 0; index < source.pages; index++) {
      const { width, height } = source.size(index);
      const scale = Math.min(dotsPerInch / 72, Math.sqrt(maxDots / (width * height)));
      const picture = withoutIdleColor(source.render(index, scale));
      const image = addPicture(document, picture);
      const page = document.addPage([width, height]);
      page.node.setXObject(PDFName.of('Im0'), image);
      page.node.set(PDFName.of('Contents'), addOperators(document, `q ${width} 0 0 ${height} 0 0 cm /Im0 Do Q`));
    }
    return await savedDocument(document);
  } finally {
    source.close();
  }
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
