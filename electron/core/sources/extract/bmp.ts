import { unreadable } from './extraction.ts';
import type { Pixels } from './tiff.ts';

const mime = 'image/bmp';

type Header = {
  readonly width: number;
  readonly height: number;
  /** Rows from the top; a BMP usually has them from the bottom. */
  readonly fromTop: boolean;
  readonly bits: number;
  readonly packing: number;
  readonly pixelsAt: number;
  readonly colors: readonly number[];
  /** Where red, green, blue and opacity lie in a dot of 16 or 32 bits. */
  readonly masks: readonly [number, number, number, number];
};

const packings = { none: 0, runs8: 1, runs4: 2, masks: 3, opacityMasks: 6 } as const;

/**
 * Gives a BMP in pixels, every layout of Windows but JPEG and PNG within (MS-WMF 2.2.2.3, BITMAPV5HEADER). Rows that the
 * file does not have any more are black. Throws `unreadable-file`.
 */
export function bmpPixels(bytes: Uint8Array, most: number): Pixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const header = readHeader(view, most);
    const { width, height, packing } = header;
    const words = new Uint32Array(width * height).fill(opaque);
    const put = (x: number, y: number, word: number) => {
      words[(header.fromTop ? y : height - 1 - y) * width + x] = word;
    };
    if (packing === packings.runs8 || packing === packings.runs4) readRuns(bytes, header, put);
    else readRows(view, header, put);
    return { width, height, rgba: new Uint8Array(words.buffer) };
  } catch (cause) {
    if (cause instanceof RangeError) throw unreadable('truncated', 'the BMP ends early', { mime, cause });
    throw cause;
  }
}

/** A dot as its four bytes lie in memory: red, green, blue, opacity. */
const wordOf = (red: number, green: number, blue: number, opacity = 255): number =>
  ((opacity << 24) | (blue << 16) | (green << 8) | red) >>> 0;
const opaque = wordOf(0, 0, 0);

function readHeader(view: DataView, most: number): Header {
  const size = view.getUint32(14, true);
  const old = size === 12;
  if (!old && size < 40) throw unreadable('unsupported', `a BMP header of ${size} bytes`, { mime });
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true);
  const signed = old ? view.getUint16(20, true) : view.getInt32(22, true);
  const height = Math.abs(signed);
  const bits = view.getUint16(old ? 24 : 28, true);
  const packing = old ? packings.none : view.getUint32(30, true);
  if (!(width > 0 && height > 0)) throw unreadable('damaged', 'the BMP has no size', { mime });
  if (width * height > most) throw unreadable('too-large', `${width} x ${height} pixels`, { mime });
  const known = Object.values(packings).some((each) => each === packing);
  if (!known || ![1, 2, 4, 8, 16, 24, 32].includes(bits)) {
    throw unreadable('unsupported', `a BMP of ${bits} bits, packing ${packing}`, { mime });
  }
  const masked = packing === packings.masks || packing === packings.opacityMasks;
  const masksAfter = masked && size === 40 ? (packing === packings.masks ? 12 : 16) : 0;
  return {
    width,
    height,
    fromTop: signed < 0,
    bits,
    packing,
    pixelsAt: view.getUint32(10, true),
    colors: bits > 8 ? [] : readColors(view, 14 + size + masksAfter, old ? 3 : 4, bits),
    masks: masked
      ? readMasks(view, size, packing)
      : bits === 16
        ? [0x7c00, 0x3e0, 0x1f, 0]
        : [0xff0000, 0xff00, 0xff, 0],
  };
}

function readMasks(view: DataView, size: number, packing: number): Header['masks'] {
  const at = (index: number) => view.getUint32(54 + index * 4, true);
  return [at(0), at(1), at(2), size >= 56 || packing === packings.opacityMasks ? at(3) : 0];
}

/** Subtle: the number of colors in the header is often wrong; the table ends where the pixels begin. */
function readColors(view: DataView, from: number, entry: number, bits: number): number[] {
  const room = Math.max(0, Math.floor((view.getUint32(10, true) - from) / entry));
  return Array.from({ length: Math.min(2 ** bits, room) }, (_, index) => {
    const at = from + index * entry;
    return wordOf(view.getUint8(at + 2), view.getUint8(at + 1), view.getUint8(at));
  });
}

type Put = (x: number, y: number, word: number) => void;

function readRows(view: DataView, header: Header, put: Put): void {
  const { width, height, bits, pixelsAt, colors } = header;
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  const channels = header.masks.map(channelOf);
  const [red, green, blue, opacity] = channels;
  for (let y = 0; y < height; y += 1) {
    const row = pixelsAt + y * rowBytes;
    if (row + Math.ceil((width * bits) / 8) > view.byteLength) return;
    for (let x = 0; x < width; x += 1) {
      if (bits <= 8) {
        const value = (view.getUint8(row + ((x * bits) >> 3)) >> (8 - bits - ((x * bits) & 7))) & (2 ** bits - 1);
        put(x, y, colors[value] ?? opaque);
      } else if (bits === 24) {
        const at = row + x * 3;
        put(x, y, wordOf(view.getUint8(at + 2), view.getUint8(at + 1), view.getUint8(at)));
      } else {
        const dot = bits === 16 ? view.getUint16(row + x * 2, true) : view.getUint32(row + x * 4, true);
        put(x, y, wordOf(red?.(dot) ?? 0, green?.(dot) ?? 0, blue?.(dot) ?? 0, opacity?.(dot) ?? 255));
      }
    }
  }
}

/** Gives what reads one channel of a dot as 0 to 255, by its mask; null for one that is not there. */
function channelOf(mask: number): ((dot: number) => number) | null {
  if (mask === 0) return null;
  const shift = 31 - Math.clz32(mask & -mask);
  const highest = mask >>> shift;
  return (dot) => Math.round((((dot & mask) >>> shift) * 255) / highest);
}

/** Run lengths of 8 and 4 bits (MS-WMF 3.1.6). */
function readRuns(bytes: Uint8Array, { width, height, packing, pixelsAt, colors }: Header, put: Put): void {
  const wide = packing === packings.runs8;
  let at = pixelsAt;
  let x = 0;
  let y = 0;
  const next = (): number => bytes[at++] ?? 0;
  const place = (value: number) => {
    if (x < width && y < height) put(x, y, colors[value] ?? opaque);
    x += 1;
  };
  const half = (value: number, index: number) => (index % 2 === 0 ? value >> 4 : value & 15);
  while (at < bytes.length && y < height) {
    const count = next();
    const value = next();
    if (count > 0) {
      for (let index = 0; index < count; index += 1) place(wide ? value : half(value, index));
    } else if (value === 0) {
      x = 0;
      y += 1;
    } else if (value === 1) {
      return;
    } else if (value === 2) {
      x += next();
      y += next();
    } else {
      const from = at;
      for (let index = 0; index < value; index += 1) {
        place(wide ? (bytes[from + index] ?? 0) : half(bytes[from + (index >> 1)] ?? 0, index));
      }
      const used = wide ? value : Math.ceil(value / 2);
      at = from + used + (used % 2);
    }
  }
}
