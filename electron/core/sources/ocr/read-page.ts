import { imageSize } from 'image-size';
import { meanSureness, type OcrWord } from '../../../../shared/domain/ocr.ts';
import { extractLimits, unreadable } from '../extract/extraction.ts';
import { tiffPagePixels, upright } from '../extract/tiff.ts';
import { loadOcrEngine, type OcrEngine, type SeenWord } from './engine.ts';
import type { OcrFormat, OcrTask, PageReading } from './ocr-task.ts';
import { type DrawnPdf, openForDrawing } from './pdf-pictures.ts';
import { type GrayPicture, grayOf, isBlank, type QuarterTurn, shrink, turned, unturnedBox } from './picture.ts';

/** A picture of a page, and how large the page is as displayed: points for a PDF, pixels for an image. */
type Drawn = { readonly picture: GrayPicture; readonly size: { readonly width: number; readonly height: number } };
type Pages = { readonly draw: (page: number, dpi: number) => Drawn | null; readonly close: () => void };

const usualDpi = 200;
/** For small or faint print, where the usual does not do. */
const fineDpi = 300;
/** Sureness below which another way is tried. */
const doubtful = 75;
const lost = 60;
/** Sureness below which what was seen is no text: foliage, patterns, handwriting. */
const illegible = 40;
/** Most dots of an image that are read; a larger one is shrunk. */
const mostDots = 25_000_000;
/** Pages that one engine reads before it is loaded anew: its tables grow. */
const pagesPerEngine = 500;

let engine: OcrEngine | null = null;
let readByEngine = 0;
let held: { readonly object: string; readonly pages: Pages } | null = null;

/** Gives the words of a page. Throws `unreadable-file`; after a trap the engine is dropped. */
export async function readPage(task: OcrTask): Promise<PageReading> {
  if (engine === null || readByEngine >= pagesPerEngine) {
    engine = await loadOcrEngine();
    readByEngine = 0;
  }
  readByEngine += 1;
  const reader = engine;
  try {
    const pages = await pagesOf(reader, task);
    const { words, sureness } = bestReading(reader, task.format, (dpi) => pages.draw(task.page, dpi));
    return { words, sureness, engine: reader.name };
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError) {
      engine = null;
      throw reader.memory.refused
        ? unreadable('out-of-memory', 'the page needs too much memory', { cause })
        : unreadable('damaged', 'the page cannot be read', { cause });
    }
    throw cause;
  }
}

async function pagesOf(reader: OcrEngine, { object, format, bytes }: OcrTask): Promise<Pages> {
  if (held?.object === object && bytes === null) return held.pages;
  held?.pages.close();
  held = null;
  if (bytes === null) throw unreadable('crashed', 'the file is not at hand');
  const pages = await openPages(reader, format, bytes);
  held = { object, pages };
  return pages;
}

async function openPages(reader: OcrEngine, format: OcrFormat, bytes: Uint8Array): Promise<Pages> {
  if (format === 'pdf') return pdfPages(await openForDrawing(bytes));
  const draw = (page: number): Drawn => {
    const picture = format === 'tiff' ? tiffPicture(bytes, page) : imagePicture(reader, bytes);
    return { picture: shrink(picture, mostDots), size: { width: picture.width, height: picture.height } };
  };
  return { draw, close: () => {} };
}

function pdfPages(pdf: DrawnPdf): Pages {
  return {
    draw: (page, dpi) => {
      if (pdf.contentOf(page) !== 'picture') return null;
      const { points, ...picture } = pdf.draw(page, dpi);
      return { picture, size: points };
    },
    close: () => pdf.close(),
  };
}

function tiffPicture(bytes: Uint8Array, page: number): GrayPicture {
  const { rgba, width, height } = tiffPagePixels(bytes, page);
  return grayOf(rgba, width, height);
}

function imagePicture(reader: OcrEngine, bytes: Uint8Array): GrayPicture {
  const { width, height, orientation = 1 } = headerOf(bytes);
  if (width * height > extractLimits.pixels) throw unreadable('too-large', `${width} x ${height} pixels`);
  const picture = reader.decode(bytes);
  if (orientation <= 1 || orientation > 8) return picture;
  const dots = new Uint8Array(new Uint32Array(picture.gray).buffer);
  const pixels = upright({ rgba: dots, width: picture.width, height: picture.height }, orientation);
  const gray = Uint8Array.from(new Uint32Array(pixels.rgba.buffer));
  return { width: pixels.width, height: pixels.height, gray };
}

function headerOf(bytes: Uint8Array): { width: number; height: number; orientation?: number } {
  try {
    return imageSize(bytes);
  } catch (cause) {
    throw unreadable('damaged', 'the image has no readable header', { cause });
  }
}

type Reading = Pick<PageReading, 'words' | 'sureness'>;

/** Reads at the usual fineness; turned where that is lost, for pages are scanned sideways too; finer where it is doubtful. */
function bestReading(reader: OcrEngine, format: OcrFormat, draw: (dpi: number) => Drawn | null): Reading {
  const drawn = draw(usualDpi);
  if (drawn === null || isBlank(drawn.picture)) return { words: [], sureness: null };
  let best: Reading & { readonly turn: QuarterTurn } = { ...readTurned(reader, drawn, usualDpi, 0), turn: 0 };
  const tryOut = (other: Drawn, dpi: number, turn: QuarterTurn) => {
    const reading = readTurned(reader, other, dpi, turn);
    if (weight(reading) > weight(best)) best = { ...reading, turn };
  };
  for (const turn of [180, 90, 270] as const) {
    if (best.words.length > 0 && (best.sureness ?? 0) < lost) tryOut(drawn, usualDpi, turn);
  }
  if (format === 'pdf' && (best.sureness ?? 0) < doubtful) tryOut(draw(fineDpi) ?? drawn, fineDpi, best.turn);
  const { words, sureness } = best;
  return (sureness ?? 0) < illegible ? { words: [], sureness } : { words, sureness };
}

/** Letters that were read for sure: what a reading is judged by. */
function weight({ words }: Reading): number {
  return words.reduce((sum, [text, , , , , sureness]) => sum + text.length * Math.max(0, sureness - 50), 0);
}

function readTurned(reader: OcrEngine, { picture, size }: Drawn, dpi: number, turn: QuarterTurn): Reading {
  const words = reader
    .read(turned(picture, turn), dpi)
    .filter((word) => /[\p{L}\p{N}]/u.test(word.text) || word.sureness >= lost)
    .map((word) => placed(word, picture, size, turn));
  return { words, sureness: meanSureness(words) };
}

function placed(word: SeenWord, picture: GrayPicture, size: Drawn['size'], turn: QuarterTurn): OcrWord {
  const box = unturnedBox(word, turn, picture);
  const [across, up] = [size.width / picture.width, size.height / picture.height];
  return [
    word.text.toWellFormed(),
    round(box.left * across),
    round(size.height - box.bottom * up),
    round(box.right * across),
    round(size.height - box.top * up),
    round(word.sureness),
    word.line,
  ];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
