import { imageSize } from 'image-size';
import { loadPictureReader, type PictureReader } from '../ocr/leptonica.ts';
import { bmpPixels } from './bmp.ts';
import { extractLimits, unreadable } from './extraction.ts';
import { gifPicture } from './gif.ts';
import type { Pixels } from './tiff.ts';
import { webpStill } from './webp.ts';

/** A picture in pixels as stored, and how many pictures its file has: of an animation the first is given. */
export type DecodedPicture = { readonly pixels: Pixels; readonly pictures: number };

let reader: PictureReader | null = null;

/**
 * Gives the pixels of a PNG, JPEG, WebP, GIF or BMP. Its size is read before anything is decoded. To be called in a thread that may
 * be ended. Throws `unreadable-file`: damaged, truncated, too-large ...
 */
export async function decodePicture(bytes: Uint8Array): Promise<DecodedPicture> {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('BM')) return { pixels: seen(bmpPixels(bytes, extractLimits.pixels)), pictures: 1 };
  if (head.startsWith('GIF8')) return gifPicture(bytes, extractLimits.pixels);
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return await webpPicture(bytes);
  requireSize(bytes);
  return { pixels: await read(bytes), pictures: 1 };
}

async function webpPicture(bytes: Uint8Array): Promise<DecodedPicture> {
  requireSize(bytes);
  const { file, canvas, left, top, pictures } = webpStill(bytes);
  if (canvas !== null) requireSize(file);
  const pixels = await read(file);
  if (canvas === null) return { pixels, pictures };
  return { pixels: onCanvas(pixels, canvas, left, top), pictures };
}

function requireSize(bytes: Uint8Array): void {
  const { width, height } = sizeOf(bytes);
  if (!(width > 0 && height > 0)) throw unreadable('damaged', 'the image has no size');
  if (width * height > extractLimits.pixels) throw unreadable('too-large', `${width} x ${height} pixels`);
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } {
  try {
    return imageSize(bytes);
  } catch (cause) {
    throw unreadable('damaged', 'the image has no readable header', { cause });
  }
}

async function read(bytes: Uint8Array): Promise<Pixels> {
  reader ??= await loadPictureReader();
  try {
    return reader.decode(bytes);
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError) {
      // Subtle: after a trap nothing in its memory can be trusted.
      const { refused } = reader.memory;
      reader = null;
      throw unreadable(refused ? 'out-of-memory' : 'damaged', 'the picture cannot be decoded', { cause });
    }
    throw cause;
  }
}

function onCanvas(pixels: Pixels, size: { width: number; height: number }, left: number, top: number): Pixels {
  if (left === 0 && top === 0 && pixels.width === size.width && pixels.height === size.height) return pixels;
  const rgba = new Uint8Array(size.width * size.height * 4);
  const width = Math.min(pixels.width, size.width - left);
  const rows = width > 0 ? Math.min(pixels.height, size.height - top) : 0;
  for (let row = 0; row < rows; row += 1) {
    const from = row * pixels.width * 4;
    rgba.set(pixels.rgba.subarray(from, from + width * 4), ((top + row) * size.width + left) * 4);
  }
  return { ...size, rgba };
}

/** Subtle: many programs leave the opacity of a BMP at nothing at all and mean that it is whole. */
function seen(pixels: Pixels): Pixels {
  const { rgba } = pixels;
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 0) return pixels;
  for (let at = 3; at < rgba.length; at += 4) rgba[at] = 255;
  return pixels;
}

/** Gives pixels on white paper, without opacity, three bytes each. */
export function onWhite({ rgba, width, height }: Pixels): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    const opacity = rgba[from + 3] ?? 255;
    for (let color = 0; color < 3; color += 1) {
      const value = rgba[from + color] ?? 0;
      data[to + color] = opacity === 255 ? value : Math.round(255 + ((value - 255) * opacity) / 255);
    }
  }
  return data;
}
