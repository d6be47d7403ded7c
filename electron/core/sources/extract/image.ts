import { imageSize } from 'image-size';
import { type Extraction, extractLimits, unreadable } from './extraction.ts';
import { tiffPages } from './tiff.ts';

/** Gives a PNG or JPEG as one page without text, in pixels as displayed (after the EXIF turn). Throws `unreadable-file`. */
export function extractImage(format: 'png' | 'jpeg', mime: string, bytes: Uint8Array): Extraction {
  const { width, height, orientation = 1 } = sizeOf(mime, bytes);
  if (!(width > 0 && height > 0)) throw unreadable('damaged', 'the image has no size', { mime });
  if (width * height > extractLimits.pixels) throw unreadable('too-large', `${width} x ${height} pixels`, { mime });
  const turned = orientation >= 5;
  const shown = turned ? { width: height, height: width } : { width, height };
  const meta: Record<string, string> = { width: String(shown.width), height: String(shown.height) };
  if (orientation !== 1) meta['orientation'] = String(orientation);
  return {
    format,
    mime,
    title: null,
    pages: [{ number: 1, text: '', ...shown, rotate: 0 }],
    meta,
    warnings: hasEnd(format, bytes) ? [] : ['the image ends early'],
  };
}

function sizeOf(mime: string, bytes: Uint8Array): { width: number; height: number; orientation?: number } {
  try {
    return imageSize(bytes);
  } catch (cause) {
    throw unreadable(bytes.length < 1024 ? 'truncated' : 'damaged', 'the image has no readable header', {
      mime,
      cause,
    });
  }
}

function hasEnd(format: 'png' | 'jpeg', bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-65_536);
  return format === 'png' ? tail.includes('IEND', 0, 'latin1') : tail.includes(Buffer.of(0xff, 0xd9));
}

/** Gives a TIFF with one page per image in it, in pixels as displayed. Throws `unreadable-file`. */
export function extractTiff(mime: string, bytes: Uint8Array): Extraction {
  const images = tiffPages(bytes);
  const pages = images.map((image, index) => ({
    number: index + 1,
    text: '',
    width: image.orientation >= 5 ? image.height : image.width,
    height: image.orientation >= 5 ? image.width : image.height,
    rotate: 0 as const,
  }));
  const first = pages[0];
  const meta = { width: String(first?.width ?? 0), height: String(first?.height ?? 0), pages: String(pages.length) };
  return { format: 'tiff', mime, title: null, pages, meta, warnings: [] };
}
