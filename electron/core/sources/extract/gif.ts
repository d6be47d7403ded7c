import { unreadable } from './extraction.ts';
import type { Pixels } from './tiff.ts';

const mime = 'image/gif';

/** The first picture of a GIF on its whole screen, and how many it has. */
export type FirstPicture = { readonly pixels: Pixels; readonly pictures: number };

type Frame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly interlaced: boolean;
  readonly colors: Uint8Array;
  /** Index that lets through what is below, or -1. */
  readonly clear: number;
  readonly codeSize: number;
  readonly data: Uint8Array;
};

/** Gives the first picture of a GIF (GIF89a specification), as far as it goes. Throws `unreadable-file`. */
export function gifPicture(bytes: Uint8Array, most: number): FirstPicture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
    if (width === 0 || height === 0) throw unreadable('damaged', 'the GIF has no size', { mime });
    if (width * height > most) throw unreadable('too-large', `${width} x ${height} pixels`, { mime });
    const { frame, pictures } = readBlocks(bytes, view);
    const rgba = new Uint8Array(width * height * 4);
    paint(frame, rgba, width, height);
    return { pixels: { width, height, rgba }, pictures };
  } catch (cause) {
    if (cause instanceof RangeError) throw unreadable('truncated', 'the GIF ends early', { mime, cause });
    throw cause;
  }
}

function readBlocks(bytes: Uint8Array, view: DataView): { frame: Frame; pictures: number } {
  const screen = view.getUint8(10);
  const tableAfter = (at: number, flags: number) =>
    bytes.subarray(at, at + ((flags & 0x80) === 0 ? 0 : colorBytes(flags)));
  const shared = tableAfter(13, screen);
  let at = 13 + shared.length;
  let clear = -1;
  let frame: Frame | null = null;
  let pictures = 0;
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === extension) {
      if (bytes[at + 1] === graphicControl && frame === null) {
        clear = ((bytes[at + 3] ?? 0) & 1) === 1 ? (bytes[at + 6] ?? -1) : -1;
      }
      at = subBlocks(bytes, at + 2, null);
    } else if (kind === image) {
      const flags = view.getUint8(at + 9);
      const own = tableAfter(at + 10, flags);
      const dataAt = at + 10 + own.length;
      const parts: Uint8Array[] = [];
      pictures += 1;
      const end = subBlocks(bytes, dataAt + 1, frame === null ? parts : null);
      frame ??= {
        left: view.getUint16(at + 1, true),
        top: view.getUint16(at + 3, true),
        width: view.getUint16(at + 5, true),
        height: view.getUint16(at + 7, true),
        interlaced: (flags & 0x40) !== 0,
        colors: own.length > 0 ? own : shared,
        clear,
        codeSize: view.getUint8(dataAt),
        data: Buffer.concat(parts),
      };
      at = end;
    } else {
      break;
    }
  }
  if (frame === null) throw unreadable('damaged', 'the GIF has no picture', { mime });
  return { frame, pictures };
}

const extension = 0x21;
const image = 0x2c;
const graphicControl = 0xf9;
const colorBytes = (flags: number): number => 3 * 2 ** ((flags & 7) + 1);

/** Goes over a chain of sub-blocks, keeping what they hold; gives where it ends. */
function subBlocks(bytes: Uint8Array, from: number, keep: Uint8Array[] | null): number {
  let at = from;
  for (let size = bytes[at] ?? 0; size > 0; size = bytes[at] ?? 0) {
    keep?.push(bytes.subarray(at + 1, at + 1 + size));
    at += 1 + size;
  }
  return at + 1;
}

function paint(frame: Frame, rgba: Uint8Array, screenWidth: number, screenHeight: number): void {
  const { left, top, width, height, colors, clear } = frame;
  let dot = 0;
  const rows = frame.interlaced ? interlacedRows(height) : null;
  unpackLzw(frame.data, frame.codeSize, width * height, (value) => {
    const row = Math.floor(dot / width);
    const x = left + (dot % width);
    const y = top + (rows === null ? row : (rows[row] ?? row));
    dot += 1;
    if (value === clear || x >= screenWidth || y >= screenHeight) return;
    const to = (y * screenWidth + x) * 4;
    rgba[to] = colors[value * 3] ?? 0;
    rgba[to + 1] = colors[value * 3 + 1] ?? 0;
    rgba[to + 2] = colors[value * 3 + 2] ?? 0;
    rgba[to + 3] = 255;
  });
}

/** Rows in the order in which an interlaced picture gives them (appendix E). */
function interlacedRows(height: number): number[] {
  const passes = [
    [0, 8],
    [4, 8],
    [2, 4],
    [1, 2],
  ] as const;
  return passes.flatMap(([first, step]) =>
    Array.from({ length: Math.max(0, Math.ceil((height - first) / step)) }, (_, index) => first + index * step),
  );
}

/** Unpacks the variable-length codes (appendix F); ends at the first that cannot be, or after `most` values. */
function unpackLzw(data: Uint8Array, codeSize: number, most: number, give: (value: number) => void): void {
  if (codeSize < 1 || codeSize > 11) throw unreadable('damaged', 'the GIF is packed in an unknown way', { mime });
  const [clearCode, endCode] = [2 ** codeSize, 2 ** codeSize + 1];
  const before = new Uint16Array(4096);
  const last = new Uint8Array(4096);
  const stack = new Uint8Array(4097);
  let [next, bits, previous, first] = [endCode + 1, codeSize + 1, -1, 0];
  let [held, heldBits, given] = [0, 0, 0];
  for (let at = 0; at < data.length || heldBits >= bits;) {
    while (heldBits < bits && at < data.length) {
      held |= (data[at++] ?? 0) << heldBits;
      heldBits += 8;
    }
    if (heldBits < bits) return;
    const code = held & (2 ** bits - 1);
    held >>>= bits;
    heldBits -= bits;
    if (code === endCode) return;
    if (code === clearCode) {
      [next, bits, previous] = [endCode + 1, codeSize + 1, -1];
      continue;
    }
    if (code > next || (code === next && previous < 0)) return;
    let depth = 0;
    let walk = code;
    if (code === next) {
      stack[depth++] = first;
      walk = previous;
    }
    while (walk > endCode) {
      stack[depth++] = last[walk] ?? 0;
      walk = before[walk] ?? 0;
    }
    first = walk;
    stack[depth++] = walk;
    if (previous >= 0 && next < 4096) {
      before[next] = previous;
      last[next] = first;
      next += 1;
      if (next === 2 ** bits && bits < 12) bits += 1;
    }
    previous = code;
    while (depth > 0) {
      depth -= 1;
      give(stack[depth] ?? 0);
      given += 1;
      if (given === most) return;
    }
  }
}
