import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { unreadable } from '../extract/extraction.ts';
import { type DotBox, type GrayPicture, grayOf, luma } from './picture.ts';

/** As much of Tesseract as is used; pointers are places in its memory. */
type Api = {
  readonly Init: (folder: null, language: string, mode: number) => number;
  readonly SetVariable: (name: string, value: string) => boolean;
  readonly SetImage: (dots: number, width: number, height: number, dotBytes: number, rowBytes: number) => void;
  readonly Recognize: (monitor: null) => number;
  readonly GetTSVText: (page: number) => string;
  readonly Clear: () => void;
  readonly Version: () => string;
};
type Pix = Readonly<Record<'get_w' | 'get_h' | 'get_d' | 'get_wpl' | 'get_spp' | 'get_data', () => number>> & {
  readonly get_colormap: () => object;
};
type Core = {
  readonly TessBaseAPI: new () => Api;
  readonly Pix: object;
  readonly FS: {
    readonly writeFile: (path: string, bytes: Uint8Array) => void;
    readonly unlink: (path: string) => void;
  };
  readonly wrapPointer: (pointer: number, kind: object) => Pix;
  readonly getPointer: (wrapped: object) => number;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (pointer: number) => void;
  readonly _pixReadMem: (bytes: number, size: number) => number;
  readonly _pixDestroy: (pointerToPix: number) => void;
};
type Factory = (options: object) => Promise<Core>;

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

/** Most memory that the engine may hold. */
const maxMemoryBytes = 1024 * 1024 * 1024;
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
    decode: (bytes) => decode(core, heap, bytes),
  };
}

type Heap = () => Uint8Array;

/** Subtle: relaxed SIMD is a seventh faster, but Node 20 does not have it. */
async function instantiate(memory: { refused: boolean }): Promise<{ core: Core; heap: Heap }> {
  const [variant, wasm] = compile('tesseract-core-relaxedsimd-lstm') ?? compile('tesseract-core-simd-lstm') ?? [];
  if (variant === undefined || wasm === undefined) throw new Error('the OCR engine does not run on this machine');
  const factory = nearest(`tesseract.js-core/${variant}.js`) as Factory;
  let linear: WebAssembly.Memory | undefined;
  const core = await factory({
    instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
      const instance = new WebAssembly.Instance(wasm, imports);
      linear = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      if (linear !== undefined) capMemory(linear, memory);
      done(instance);
      return instance.exports;
    },
    TesseractProgress: () => {},
    print: () => {},
    printErr: () => {},
  });
  // Subtle: the view is taken anew each time, for growth moves the memory.
  return { core, heap: () => new Uint8Array(linear?.buffer ?? new ArrayBuffer(0)) };
}

function compile(variant: string): readonly [string, WebAssembly.Module] | null {
  try {
    return [
      variant,
      new WebAssembly.Module(new Uint8Array(readFileSync(nearest.resolve(`tesseract.js-core/${variant}.wasm`)))),
    ];
  } catch (cause) {
    if (cause instanceof WebAssembly.CompileError) return null;
    throw cause;
  }
}

/** Subtle: resource limits of a worker do not count WebAssembly memory, so growth is refused where the engine asks for it. */
function capMemory(linear: WebAssembly.Memory, memory: { refused: boolean }): void {
  const pageBytes = 65_536;
  const grow = linear.grow.bind(linear);
  linear.grow = (pages) => {
    if (linear.buffer.byteLength + pages * pageBytes <= maxMemoryBytes) return grow(pages);
    memory.refused = true;
    throw new RangeError('the OCR engine may not have more memory');
  };
}

function allocate(core: Core, size: number): number {
  const pointer = core._malloc(size);
  if (pointer === 0) throw unreadable('out-of-memory', `no ${size} bytes for the picture`);
  return pointer;
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

function decode(core: Core, heap: Heap, bytes: Uint8Array): GrayPicture {
  const file = allocate(core, bytes.length);
  let pointer = 0;
  try {
    heap().set(bytes, file);
    pointer = core._pixReadMem(file, bytes.length);
  } finally {
    core._free(file);
  }
  if (pointer === 0) throw unreadable('damaged', 'the picture cannot be decoded');
  try {
    return dotsOf(core, heap, core.wrapPointer(pointer, core.Pix));
  } finally {
    const holder = allocate(core, 4);
    new DataView(heap().buffer).setUint32(holder, pointer, true);
    core._pixDestroy(holder);
    core._free(holder);
  }
}

/** Leptonica keeps rows of 32-bit words, the leftmost dot in the highest bits. */
function dotsOf(core: Core, heap: Heap, pix: Pix): GrayPicture {
  const [width, height, depth, rowWords] = [pix.get_w(), pix.get_h(), pix.get_d(), pix.get_wpl()];
  const view = new DataView(heap().buffer, pix.get_data(), rowWords * height * 4);
  const wordAt = (y: number, index: number) => view.getUint32((y * rowWords + index) * 4, true);
  if (depth === 32) {
    const rgba = new DataView(new ArrayBuffer(width * height * 4));
    const hasOpacity = pix.get_spp() === 4;
    for (let y = 0, to = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1, to += 4) rgba.setUint32(to, hasOpacity ? wordAt(y, x) : wordAt(y, x) | 0xff);
    }
    return grayOf(new Uint8Array(rgba.buffer), width, height);
  }
  if (![1, 2, 4, 8, 16].includes(depth)) throw unreadable('damaged', `a picture of ${depth} bits a dot`);
  const light = lightnesses(heap, core.getPointer(pix.get_colormap()), depth);
  const gray = new Uint8Array(width * height);
  const mask = 2 ** depth - 1;
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += 1) {
      const bit = x * depth;
      const value = (wordAt(y, bit >> 5) >>> (32 - depth - (bit & 31))) & mask;
      gray[to] = light[depth === 16 ? value >> 8 : value] ?? 0;
    }
  }
  return { width, height, gray };
}

/** Gives the lightness for each value of a dot: from the color map, where there is one (entries: blue, green, red, opacity). */
function lightnesses(heap: Heap, map: number, depth: number): readonly number[] {
  const bits = Math.min(depth, 8);
  const values = Array.from({ length: 2 ** bits }, (_, value) => value);
  // Subtle: in a picture of one bit, 1 is black.
  if (map === 0) return values.map((value) => (bits === 1 ? 255 * (1 - value) : (255 * value) / (2 ** bits - 1)));
  const view = new DataView(heap().buffer);
  const colors = view.getUint32(map, true);
  return values.map((value) => {
    const [blue, green, red] = [0, 1, 2].map((at) => view.getUint8(colors + value * 4 + at));
    return luma(red ?? 0, green ?? 0, blue ?? 0);
  });
}
