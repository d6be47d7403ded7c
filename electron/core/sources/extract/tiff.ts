import UTIF from 'utif2';
import { extractLimits, unreadable } from './extraction.ts';
import { encodePng } from './png.ts';

const mime = 'image/tiff';

/** An image inside a TIFF: pixels as stored, orientation by TIFF 6.0 (1-8), and its place in the chain of directories. */
export type TiffImage = {
  readonly directory: number;
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
};

/** Gives the images of a TIFF in order, thumbnails left out. Throws `unreadable-file`: damaged, truncated, too-large ... */
export function tiffPages(bytes: Uint8Array): TiffImage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  try {
    if (view.getUint16(2, little) !== 42) throw unreadable('unsupported', 'a BigTIFF', { mime });
    const images = chain(view, little).filter((image) => !image.thumbnail);
    if (images.length === 0) throw unreadable('damaged', 'the TIFF has no image', { mime });
    return images;
  } catch (error) {
    if (error instanceof RangeError) throw unreadable('truncated', 'the TIFF ends early', { mime, cause: error });
    throw error;
  }
}

function chain(view: DataView, little: boolean): (TiffImage & { thumbnail: boolean })[] {
  const images: (TiffImage & { thumbnail: boolean })[] = [];
  const seen = new Set<number>();
  let at = view.getUint32(4, little);
  while (at !== 0) {
    if (seen.has(at)) throw unreadable('damaged', 'the directories of the TIFF run in a circle', { mime });
    if (seen.size >= extractLimits.pages) throw unreadable('too-many-pages', 'too many images in the TIFF', { mime });
    seen.add(at);
    const count = view.getUint16(at, little);
    const tag = (id: number): number | null => {
      for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
        if (view.getUint16(entry, little) !== id) continue;
        return view.getUint16(entry + 2, little) === 3
          ? view.getUint16(entry + 8, little)
          : view.getUint32(entry + 8, little);
      }
      return null;
    };
    const width = tag(256) ?? 0;
    const height = tag(257) ?? 0;
    if (width === 0 || height === 0) throw unreadable('damaged', 'an image of the TIFF has no size', { mime });
    if (width * height > extractLimits.pixels) throw unreadable('too-large', `${width} x ${height} pixels`, { mime });
    const orientation = tag(274) ?? 1;
    const thumbnail = ((tag(254) ?? 0) & 1) === 1;
    images.push({ directory: seen.size - 1, width, height, orientation, thumbnail });
    at = view.getUint32(at + 2 + count * 12, little);
  }
  return images;
}

/** Gives a page (from 1) of a TIFF as PNG bytes, turned upright. Throws `unreadable-file`. */
export function tiffPagePng(bytes: Uint8Array, page: number): Uint8Array {
  return encodePng(tiffPagePixels(bytes, page));
}

/** Gives a page (from 1) of a TIFF in pixels, turned upright. Throws `unreadable-file`. */
export function tiffPagePixels(bytes: Uint8Array, page: number): Pixels {
  const image = tiffPages(bytes)[page - 1];
  if (image === undefined) throw unreadable('damaged', `the TIFF has no page ${page}`, { mime });
  try {
    const buffer = new Uint8Array(bytes).buffer;
    const directories = UTIF.decode(buffer);
    const directory = directories[image.directory];
    if (directory === undefined) throw unreadable('damaged', `the TIFF has no page ${page}`, { mime });
    UTIF.decodeImage(buffer, directory);
    return upright(
      { rgba: UTIF.toRGBA8(directory), width: directory.width, height: directory.height },
      image.orientation,
    );
  } catch (cause) {
    throw unreadable('damaged', 'the TIFF cannot be decoded', { mime, cause });
  }
}

/** Pixels, four bytes each: red, green, blue, opacity. */
export type Pixels = { readonly rgba: Uint8Array; readonly width: number; readonly height: number };

/** Gives pixels as displayed for an orientation of TIFF 6.0 section 8 (1 = as stored ... 8 = turned left). */
export function upright(pixels: Pixels, orientation: number): Pixels {
  if (orientation <= 1 || orientation > 8) return pixels;
  const { width, height } = pixels;
  const turned = orientation >= 5;
  const outWidth = turned ? height : width;
  const outHeight = turned ? width : height;
  const source = new Uint32Array(new Uint8Array(pixels.rgba).buffer);
  const target = new Uint32Array(width * height);
  for (let y = 0; y < outHeight; y += 1) {
    for (let x = 0; x < outWidth; x += 1) {
      const [fromX, fromY] = sourceOf(orientation, x, y, width, height);
      target[y * outWidth + x] = source[fromY * width + fromX] ?? 0;
    }
  }
  return { rgba: new Uint8Array(target.buffer), width: outWidth, height: outHeight };
}

/** Where in the stored image the displayed pixel (x, y) comes from. */
function sourceOf(orientation: number, x: number, y: number, width: number, height: number): readonly [number, number] {
  const right = width - 1;
  const foot = height - 1;
  if (orientation === 2) return [right - x, y];
  if (orientation === 3) return [right - x, foot - y];
  if (orientation === 4) return [x, foot - y];
  if (orientation === 5) return [y, x];
  if (orientation === 6) return [y, foot - x];
  if (orientation === 7) return [right - y, foot - x];
  return [right - y, x];
}
