import { degrees, PDFDocument, StandardFonts } from 'pdf-lib';
import { encodePng } from '../../electron/core/sources/extract/png.ts';
import { openForDrawing } from '../../electron/core/sources/ocr/pdf-pictures.ts';
import { type GrayPicture, type QuarterTurn, turned } from '../../electron/core/sources/ocr/picture.ts';
import { makePdf } from './make-files.ts';

export type ScanOptions = {
  readonly dpi?: number;
  /** How the paper lay in the scanner: the picture itself is turned. */
  readonly lay?: QuarterTurn;
  /** The page says that it is to be shown turned, so that it shows upright. */
  readonly rotate?: QuarterTurn;
  /** Words that a program typed over the picture. */
  readonly stamp?: string;
};

/** Gives a PDF whose pages are pictures of text, as a scanner makes them: no letter of it is text. */
export async function makeScan(pages: readonly string[], options: ScanOptions = {}): Promise<Uint8Array> {
  const { lay = 0, rotate = 0, stamp } = options;
  const document = await PDFDocument.create();
  for (const picture of await picturesOf(pages, options.dpi ?? 200)) {
    const back = ((lay + 360 - rotate) % 360) as QuarterTurn;
    const image = await document.embedPng(pngOf(turned(picture, back)));
    const size: [number, number] = back % 180 === 0 ? [612, 792] : [792, 612];
    const page = document.addPage(size);
    page.drawImage(image, { x: 0, y: 0, width: size[0], height: size[1] });
    page.setRotation(degrees(rotate));
    if (stamp !== undefined) {
      page.drawText(stamp, { x: 400, y: 20, size: 9, font: await document.embedFont(StandardFonts.Helvetica) });
    }
  }
  return document.save();
}

/** Gives pictures of pages of text, in gray. */
export async function picturesOf(pages: readonly string[], dpi = 200): Promise<GrayPicture[]> {
  const pdf = await openForDrawing(await makePdf(pages));
  try {
    return pages.map((_, index) => pdf.draw(index + 1, dpi));
  } finally {
    pdf.close();
  }
}

/** Gives a picture as PNG. */
export function pngOf({ width, height, gray }: GrayPicture): Uint8Array {
  const rgba = new Uint8Array(gray.length * 4).fill(255);
  gray.forEach((light, dot) => rgba.fill(light, dot * 4, dot * 4 + 3));
  return encodePng({ rgba, width, height });
}

/** Gives how well the words of a reading are those that stand there: the harmonic mean of precision and recall, 0 to 1. */
export function wordF1(read: string, truth: string): number {
  const count = (text: string) => {
    const counts = new Map<string, number>();
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  };
  const [ours, theirs] = [count(read), count(truth)];
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, each) => total + each, 0);
  const both = [...ours].reduce((total, [word, times]) => total + Math.min(times, theirs.get(word) ?? 0), 0);
  return (2 * both) / (sum(ours) + sum(theirs));
}

/** Some prose of an office, as wide as a page. */
export const prose = [
  'MEMORANDUM',
  'To: Captain Alvarez, Fourth Precinct      From: Lieutenant Brooks',
  'On February 9, 2026, at 14:35 hours, Officer Doe was assigned to Scout 4-12.',
  'The officer was told to remain on the scene until relieved by a supervisor.',
  'No written policy then in force said whether a call to another agency was',
  'permitted, required or forbidden. The body worn camera was on throughout;',
  'see the audit note of February 11, item 7, for the time of each statement.',
].join('\n');
