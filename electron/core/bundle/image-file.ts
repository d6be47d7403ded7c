import { PDFDocument, PDFName, type PDFRef } from 'pdf-lib';
import type { BundlePaper, BundleTarget } from '../../../shared/domain/bundle.ts';
import type { Rect } from '../../../shared/domain/excerpts.ts';
import { decodePicture, onWhite } from '../sources/extract/decode-picture.ts';
import { tiffPages, tiffPagePng } from '../sources/extract/tiff.ts';
import { jpegOrientation, stripJpeg } from './jpeg.ts';
import { openPdf, type PdfFile } from './pdf-file.ts';
import { addOperators, addPicture, withoutIdleColor } from './raster.ts';
import { savedDocument } from './repair.ts';

/** A picture laid out on pages of the bundle's paper. */
export type ImageFile = {
  readonly file: PdfFile;
  /** The same as bytes. */
  readonly pdf: Uint8Array;
  /** Gives where a rectangle of a picture (page from 1, pixels from its bottom left) lies on its page, in points. */
  readonly placeOf: (page: number, rect: Rect) => Rect;
  readonly locate: (target: BundleTarget) => readonly [left: number, top: number] | null;
  /** How many pictures the source has; of an animation the first is shown. */
  readonly pictures: number;
};

const papers: Readonly<Record<BundlePaper, readonly [number, number]>> = {
  'us-letter': [612, 792],
  a4: [595.28, 841.89],
};
const margin = 72;
/** Points for a pixel at full size: 96 pixels to the inch, as a screen shows them. Pictures are only ever made smaller. */
const pointsPerPixel = 0.75;

/**
 * Puts a picture on a page of its own, a TIFF on as many as it has, 1 in margins all round, a wide one on a landscape page, turned as
 * its camera noted. What else a camera noted (place, time, device) stays behind. Of an animated GIF or WebP the first picture is
 * shown. PNG and JPEG keep their dots as they are stored; the others keep each dot's color. Throws when it cannot be read.
 */
export async function readImage(bytes: Uint8Array, paper: BundlePaper): Promise<ImageFile> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const placed: Placement[] = [];
  const { pictures, moving = 1 } = await readPictures(document, bytes);
  for (const picture of pictures) placed.push(addPage(document, picture, papers[paper]));
  const pdf = await savedDocument(document);
  return {
    file: openPdf(pdf),
    pdf,
    pictures: moving,
    placeOf: (page, [x0, y0, x1, y1]) => {
      const { x, y, scale } = placed[page - 1] ?? { x: 0, y: 0, scale: 1 };
      return [x + x0 * scale, y + y0 * scale, x + x1 * scale, y + y1 * scale];
    },
    locate: (target) => {
      const page = placed[target.page - 1];
      if (!target.rect || !page) return null;
      return [page.x + target.rect[0] * page.scale, page.y + target.rect[3] * page.scale + 24];
    },
  };
}

type Placement = { readonly x: number; readonly y: number; readonly scale: number };

type Picture = {
  readonly image: { readonly ref: PDFRef; readonly width: number; readonly height: number };
  readonly orientation: number;
};
type Pictures = { readonly pictures: readonly Picture[]; readonly moving?: number };

async function readPictures(document: PDFDocument, bytes: Uint8Array): Promise<Pictures> {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    const orientation = jpegOrientation(bytes);
    return { pictures: [{ image: await document.embedJpg(stripJpeg(bytes)), orientation }] };
  }
  if (bytes[0] === 0x89 && bytes[1] === 0x50) {
    return { pictures: [{ image: await document.embedPng(bytes), orientation: 1 }] };
  }
  if (!isTiff(bytes)) {
    const { pixels, pictures } = await decodePicture(bytes);
    const { width, height } = pixels;
    const ref = addPicture(document, withoutIdleColor({ width, height, colors: 3, data: onWhite(pixels) }));
    return { pictures: [{ image: { ref, width, height }, orientation: 1 }], moving: pictures };
  }
  const pictures: Picture[] = [];
  for (let page = 1; page <= tiffPages(bytes).length; page++) {
    pictures.push({ image: await document.embedPng(tiffPagePng(bytes, page)), orientation: 1 });
  }
  return { pictures };
}

const isTiff = (bytes: Uint8Array): boolean =>
  ['II*\0', 'MM\0*'].includes(Buffer.from(bytes.subarray(0, 4)).toString('latin1'));

function addPage(document: PDFDocument, picture: Picture, paper: readonly [number, number]): Placement {
  const { image, orientation } = picture;
  const turned = orientation > 4;
  const width = turned ? image.height : image.width;
  const height = turned ? image.width : image.height;
  const [short, long] = paper;
  const size: [number, number] = width > height ? [long, short] : [short, long];
  const scale = Math.min(pointsPerPixel, (size[0] - 2 * margin) / width, (size[1] - 2 * margin) / height);
  const x = (size[0] - width * scale) / 2;
  const y = (size[1] - height * scale) / 2;
  const page = document.addPage(size);
  page.node.setXObject(PDFName.of('Im0'), image.ref);
  const matrix = orient(orientation).join(' ');
  page.node.set(
    PDFName.of('Contents'),
    addOperators(document, `q ${width * scale} 0 0 ${height * scale} ${x} ${y} cm ${matrix} cm /Im0 Do Q`),
  );
  return { x, y, scale };
}

/** Gives the matrix that turns the unit square upright for an EXIF orientation from 1 to 8. */
function orient(orientation: number): readonly number[] {
  const matrices: Readonly<Record<number, readonly number[]>> = {
    2: [-1, 0, 0, 1, 1, 0],
    3: [-1, 0, 0, -1, 1, 1],
    4: [1, 0, 0, -1, 0, 1],
    5: [0, -1, -1, 0, 1, 1],
    6: [0, -1, 1, 0, 0, 1],
    7: [0, 1, 1, 0, 0, 0],
    8: [0, 1, -1, 0, 1, 0],
  };
  return matrices[orientation] ?? [1, 0, 0, 1, 0, 0];
}
