import { imageSize } from 'image-size';
import { type CameraNotes, cameraNotes } from './exif.ts';
import { type Extraction, extractLimits, unreadable } from './extraction.ts';
import { tiffPages } from './tiff.ts';

/** Formats in which no camera notes anything. */
const none: CameraNotes = { meta: {}, warning: null };

type OnePage = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp';

/**
 * Gives a picture as one page without text, in pixels as displayed (after the EXIF turn); an animation as its first picture.
 * `meta` has what the camera noted. Throws `unreadable-file`.
 */
export function extractImage(format: OnePage, mime: string, bytes: Uint8Array): Extraction {
  const { width, height, orientation = 1 } = sizeOf(mime, bytes);
  if (!(width > 0 && height > 0)) throw unreadable('damaged', 'the image has no size', { mime });
  if (width * height > extractLimits.pixels) throw unreadable('too-large', `${width} x ${height} pixels`, { mime });
  const turned = orientation >= 5;
  const shown = turned ? { width: height, height: width } : { width, height };
  const notes = format === 'bmp' || format === 'gif' ? none : cameraNotes(bytes);
  const meta: Record<string, string> = { width: String(shown.width), height: String(shown.height), ...notes.meta };
  if (orientation !== 1) meta['orientation'] = String(orientation);
  const warnings = hasEnd(format, bytes) ? [] : ['the image ends early'];
  if (notes.warning !== null) warnings.push(notes.warning);
  return { format, mime, title: null, pages: [{ number: 1, text: '', ...shown, rotate: 0 }], meta, warnings };
}

function sizeOf(mime: string, bytes: Uint8Array): { width: number; height: number; orientation?: number } {
  try {
    return imageSize(bytes);
  } catch (cause) {
    const frame = jpegFrame(bytes);
    if (frame !== null) return frame;
    throw unreadable(bytes.length < 1024 ? 'truncated' : 'damaged', 'the image has no readable header', {
      mime,
      cause,
    });
  }
}

/** Size by a JPEG's frame header alone (ITU-T T.81, B.2.2): what a camera noted before it may be spoiled. */
function jpegFrame(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    if (marker === 0xda) return null;
    at += marker === 0xff ? 1 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

/** Tells whether the bytes go as far as the file says; of a GIF, whether its trailer is there. */
function hasEnd(format: OnePage, bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-65_536);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (format) {
    case 'png':
      return tail.includes('IEND', 0, 'latin1');
    case 'jpeg':
      return tail.includes(Buffer.of(0xff, 0xd9));
    case 'gif':
      return tail.includes(0x3b);
    case 'webp':
      return bytes.length >= view.getUint32(4, true) + 8;
    case 'bmp':
      return bytes.length >= view.getUint32(2, true);
  }
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
  const notes = cameraNotes(bytes);
  const size = { width: String(first?.width ?? 0), height: String(first?.height ?? 0), pages: String(pages.length) };
  const warnings = notes.warning === null ? [] : [notes.warning];
  return { format: 'tiff', mime, title: null, pages, meta: { ...size, ...notes.meta }, warnings };
}
