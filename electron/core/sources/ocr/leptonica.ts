import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unreadable } from '../extract/extraction.ts';
import type { Pixels } from '../extract/tiff.ts';
import { type GrayPicture, luma } from './picture.ts';

/** As much of Tesseract as is used; pointers are places in its memory. */
export type Api = {
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
export type Core = {
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

export type Heap = () => Uint8Array;

/** Most memory that the engine may hold. */
const maxMemoryBytes = 1024 * 1024 * 1024;
const nearest = createRequire(import.meta.url);

/** Gives Tesseract with the reader of pictures, Leptonica, that is part of it. Subtle: relaxed SIMD is a seventh faster, but Node 20 does not have it. */
export async function instantiate(memory: { refused: boolean }): Promise<{ core: Core; heap: Heap }> {
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

/** Gives room in its memory. Throws `unreadable-file`. */
export function allocate(core: Core, size: number): number {
  const pointer = core._malloc(size);
  if (pointer === 0) throw unreadable('out-of-memory', `no ${size} bytes for the picture`);
  return pointer;
}

/** Leptonica alone, without Tesseract's data. */
export type PictureReader = {
  /** Gives the dots of a PNG, JPEG or WebP as stored. Throws `unreadable-file`; a RuntimeError or RangeError where it traps. */
  readonly decode: (bytes: Uint8Array) => Pixels;
  readonly memory: { readonly refused: boolean };
};

export async function loadPictureReader(): Promise<PictureReader> {
  const memory = { refused: false };
  const { core, heap } = await instantiate(memory);
  return { decode: (bytes) => decodePixels(core, heap, bytes), memory };
}

/** Gives the dots of a picture in gray, as stored. Throws `unreadable-file`. */
export function decodeGray(core: Core, heap: Heap, bytes: Uint8Array): GrayPicture {
  return decoded(core, heap, bytes, (pix) => {
    const { width, height, depth } = shapeOf(pix);
    const gray = new Uint8Array(width * height);
    if (depth === 32) {
      const hasOpacity = pix.get_spp() === 4;
      eachWord(heap, pix, (word, to) => {
        const light = luma(word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255);
        const opacity = hasOpacity ? word & 255 : 255;
        gray[to] = opacity === 255 ? light : 255 + ((light - 255) * opacity) / 255;
      });
    } else {
      const light = colorsOf(heap, core.getPointer(pix.get_colormap()), depth).map((each) => luma(...each));
      eachValue(heap, pix, (value, to) => (gray[to] = light[value] ?? 0));
    }
    return { width, height, gray };
  });
}

function decodePixels(core: Core, heap: Heap, bytes: Uint8Array): Pixels {
  return decoded(core, heap, bytes, (pix) => {
    const { width, height, depth } = shapeOf(pix);
    const rgba = new Uint8Array(width * height * 4);
    const view = new DataView(rgba.buffer);
    if (depth === 32) {
      const opaque = pix.get_spp() === 4 ? 0 : 0xff;
      eachWord(heap, pix, (word, to) => view.setUint32(to * 4, word | opaque));
    } else {
      const colors = colorsOf(heap, core.getPointer(pix.get_colormap()), depth);
      const words = colors.map(([red, green, blue]) => ((red << 24) | (green << 16) | (blue << 8) | 0xff) >>> 0);
      eachValue(heap, pix, (value, to) => view.setUint32(to * 4, words[value] ?? 0xff));
    }
    return { width, height, rgba };
  });
}

function decoded<T>(core: Core, heap: Heap, bytes: Uint8Array, use: (pix: Pix) => T): T {
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
    return use(core.wrapPointer(pointer, core.Pix));
  } finally {
    const holder = allocate(core, 4);
    new DataView(heap().buffer).setUint32(holder, pointer, true);
    core._pixDestroy(holder);
    core._free(holder);
  }
}

type Shape = { readonly width: number; readonly height: number; readonly depth: number };

function shapeOf(pix: Pix): Shape {
  const depth = pix.get_d();
  if (![1, 2, 4, 8, 16, 32].includes(depth)) throw unreadable('damaged', `a picture of ${depth} bits a dot`);
  return { width: pix.get_w(), height: pix.get_h(), depth };
}

/** Leptonica keeps rows of 32-bit words, the leftmost dot in the highest bits. */
function eachWord(heap: Heap, pix: Pix, use: (word: number, to: number) => void): void {
  const [width, height, rowWords] = [pix.get_w(), pix.get_h(), pix.get_wpl()];
  const view = new DataView(heap().buffer, pix.get_data(), rowWords * height * 4);
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += 1) use(view.getUint32((y * rowWords + x) * 4, true), to);
  }
}

function eachValue(heap: Heap, pix: Pix, use: (value: number, to: number) => void): void {
  const [width, height, depth, rowWords] = [pix.get_w(), pix.get_h(), pix.get_d(), pix.get_wpl()];
  const view = new DataView(heap().buffer, pix.get_data(), rowWords * height * 4);
  const mask = 2 ** depth - 1;
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += 1) {
      const bit = x * depth;
      const word = view.getUint32((y * rowWords + (bit >> 5)) * 4, true);
      const value = (word >>> (32 - depth - (bit & 31))) & mask;
      use(depth === 16 ? value >> 8 : value, to);
    }
  }
}

type Color = readonly [red: number, green: number, blue: number];

/** Gives the color for each value of a dot: from the color map, where there is one (entries: blue, green, red, opacity). */
function colorsOf(heap: Heap, map: number, depth: number): readonly Color[] {
  const bits = Math.min(depth, 8);
  const values = Array.from({ length: 2 ** bits }, (_, value) => value);
  if (map === 0) {
    return values.map((value): Color => {
      // Subtle: in a picture of one bit, 1 is black.
      const light = bits === 1 ? 255 * (1 - value) : Math.round((255 * value) / (2 ** bits - 1));
      return [light, light, light];
    });
  }
  const view = new DataView(heap().buffer);
  const [colors, count] = [view.getUint32(map, true), view.getInt32(map + 12, true)];
  return values.map((value): Color => {
    const at = (part: number) => (value < count ? view.getUint8(colors + value * 4 + part) : 0);
    return [at(2), at(1), at(0)];
  });
}
