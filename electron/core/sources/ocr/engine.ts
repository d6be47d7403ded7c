import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { unreadable } from '../extract/extraction.ts';
import { allocate, type Api, type Core, decodeGray, type Heap, instantiate } from './leptonica.ts';
import type { DotBox, GrayPicture } from './picture.ts';

/** A word in a picture, its sureness 0 to 100, and its line from 0. */
export type SeenWord = DotBox & { readonly text: string; readonly sureness: number; readonly line: number };

/** A loaded Tesseract. Everything throws a RuntimeError when it traps: the engine is then to be dropped. */
export type OcrEngine = {
  /** Name and version of program and data. */
  readonly name: string;
  /** Gives the words of a picture that has `dpi` dots per inch, in reading order. */
  readonly read: (picture: GrayPicture, dpi: number) => SeenWord[];
  /** Gives the dots of a PNG, JPEG or another picture that Leptonica knows, as stored. Throws `unreadable-file`. */
  readonly decode: (bytes: Uint8Array) => GrayPicture;
  readonly memory: { readonly refused: boolean };
};

/** LSTM networks alone: the data has nothing else. */
const lstmOnly = 1;
/** Columns and blocks are found by the engine; the page stands upright. */
const automaticLayout = '3';
const nearest = createRequire(import.meta.url);

/** Gives an engine for English, from the files of the installed packages alone. */
export async function loadOcrEngine(): Promise<OcrEngine> {
  const memory = { refused: false };
  const { core, heap } = await instantiate(memory);
  const data = gunzipSync(readFileSync(nearest.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz')));
  core.FS.writeFile('/eng.traineddata', data);
  const api = new core.TessBaseAPI();
  if (api.Init(null, 'eng', lstmOnly) !== 0) throw new Error('the data of the OCR engine cannot be loaded');
  core.FS.unlink('/eng.traineddata');
  api.SetVariable('tessedit_pageseg_mode', automaticLayout);
  return {
    name: `Tesseract ${api.Version()}, eng 4.0.0_best_int`,
    memory,
    read: (picture, dpi) => read(core, heap, api, picture, dpi),
    decode: (bytes) => decodeGray(core, heap, bytes),
  };
}

function read(core: Core, heap: Heap, api: Api, picture: GrayPicture, dpi: number): SeenWord[] {
  const { width, height, gray } = picture;
  const dots = allocate(core, gray.length);
  try {
    heap().set(gray, dots);
    api.SetVariable('user_defined_dpi', String(Math.round(dpi)));
    api.SetImage(dots, width, height, 1, width);
    if (api.Recognize(null) !== 0) throw unreadable('damaged', 'the picture cannot be read');
    return wordsOfTable(api.GetTSVText(0));
  } finally {
    api.Clear();
    core._free(dots);
  }
}

/** Gives the words of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, sureness, text. */
export function wordsOfTable(table: string): SeenWord[] {
  const words: SeenWord[] = [];
  const wordLevel = '5';
  let place = '';
  let line = -1;
  for (const row of table.split('\n')) {
    const [level, , block, paragraph, lineOfParagraph, , left, top, width, height, sureness, ...rest] = row.split('\t');
    const text = rest.join(' ').trim();
    if (level !== wordLevel || text === '') continue;
    const here = `${block} ${paragraph} ${lineOfParagraph}`;
    if (here !== place) line += 1;
    place = here;
    const box = { left: Number(left), top: Number(top) };
    const corner = { right: box.left + Number(width), bottom: box.top + Number(height) };
    words.push({ ...box, ...corner, text, sureness: Math.min(100, Math.max(0, Number(sureness))), line });
  }
  return words;
}
