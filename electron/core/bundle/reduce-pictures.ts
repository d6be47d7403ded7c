import { deflateSync } from 'node:zlib';
import { shrunkTo } from '../sources/extract/shrink-picture.ts';
import { loadPictureReader, type PictureReader } from '../sources/ocr/leptonica.ts';
import { type EncodeJpeg, loadJpegEncoder } from './encode-jpeg.ts';
import { jpegComponents } from './jpeg.ts';
import { lookup, nameOf, numberOf, type PdfFile } from './pdf-file.ts';
import { pictureAreas } from './picture-places.ts';
import { PdfDict, pdfName, PdfStream, type PdfValue } from './pdf-values.ts';
import { upFiltered } from './raster.ts';
import { unpackedStream } from './stream-data.ts';

/** What was made of the pictures of a file that have more than 300 dots to the inch. */
export type ReducedFile = {
  readonly file: PdfFile;
  readonly reduced: number;
  /** Bytes of the reduced pictures before and after. */
  readonly before: number;
  readonly after: number;
  /** Kinds of picture that are left as they are, by the name of their packing or color. */
  readonly left: readonly string[];
};

const wanted = 300;
/** A little above, for pictures are placed on whole dots. */
const most = 303;
/** A smaller picture is left: there is little to gain. */
const leastDots = 100_000;

/**
 * Gives a file whose pictures have at most 300 dots to the inch where they are drawn largest, by the mean of the dots that become one.
 * Colors and profiles stay. Masks, pictures of one bit or of indexed colors, fax, JBIG2, JPEG 2000 and CMYK JPEG are left as they are;
 * so is one that would not become smaller.
 */
export async function reducedFile(file: PdfFile): Promise<ReducedFile> {
  const made = new Map<number, PdfStream>();
  const left = new Set<string>();
  let [before, after] = [0, 0];
  for (const [number, area] of pictureAreas(file)) {
    const stream = file.object(number);
    if (!(stream instanceof PdfStream)) continue;
    const size = sizeOf(file, stream.dict);
    if (size === null || !(area > 0) || size.width * size.height < leastDots) continue;
    const dotsToTheInch = Math.sqrt((size.width * size.height) / area);
    if (dotsToTheInch <= most) continue;
    loading ??= load();
    const scale = wanted / dotsToTheInch;
    const smaller = reduced(file, stream, await loading, {
      width: Math.max(1, Math.round(size.width * scale)),
      height: Math.max(1, Math.round(size.height * scale)),
    });
    if (typeof smaller === 'string') left.add(smaller);
    else if (smaller.data.length < stream.data.length) {
      made.set(number, smaller);
      before += stream.data.length;
      after += smaller.data.length;
    }
  }
  const object = (number: number): PdfValue | undefined => made.get(number) ?? file.object(number);
  return { file: made.size === 0 ? file : { ...file, object }, reduced: made.size, before, after, left: [...left] };
}

type Tools = { readonly reader: PictureReader; readonly jpeg: EncodeJpeg };
let loading: Promise<Tools> | null = null;

const load = async (): Promise<Tools> => ({ reader: await loadPictureReader(), jpeg: await loadJpegEncoder() });

type Size = { readonly width: number; readonly height: number };

function sizeOf(file: PdfFile, dict: PdfDict): Size | null {
  const [width, height] = [numberOf(file, dict.get('Width')), numberOf(file, dict.get('Height'))];
  return width === undefined || height === undefined ? null : { width, height };
}

/** Gives the picture made smaller, or what it is that is left as it is. */
function reduced(file: PdfFile, stream: PdfStream, tools: Tools, to: Size): PdfStream | string {
  const { dict } = stream;
  if (lookup(file, dict.get('ImageMask')) === true) return 'masks';
  if (Array.isArray(lookup(file, dict.get('Mask')))) return 'pictures with a transparent color';
  const mask = lookup(file, dict.get('SMask'));
  if (mask instanceof PdfStream && mask.dict.get('Matte') !== undefined) return 'pictures mixed with their background';
  const colors = colorsOf(file, dict.get('ColorSpace'));
  const { data, left } = unpackedStream(file, stream);
  const [packing, ...further] = left;
  if (packing !== undefined && packing !== 'DCTDecode') return packingNames[packing] ?? packing;
  if (colors === null) return 'pictures of indexed or special colors';
  if (further.length > 0 || numberOf(file, dict.get('BitsPerComponent')) !== 8) return 'pictures of other than 8 bits';
  if (packing === undefined) return flat(file, stream, { data, colors, to });
  if (colors === 4 || jpegComponents(data) !== colors) return 'CMYK JPEG';
  if (dict.get('Decode') !== undefined || dict.get('DecodeParms') !== undefined) return 'JPEG of unusual colors';
  return photo(stream, tools, { data, colors, to });
}

const packingNames: Readonly<Record<string, string>> = {
  CCITTFaxDecode: 'fax',
  JBIG2Decode: 'JBIG2',
  JPXDecode: 'JPEG 2000',
};

type Given = { readonly data: Uint8Array; readonly colors: 1 | 3 | 4; readonly to: Size };

function flat(file: PdfFile, { dict }: PdfStream, { data, colors, to }: Given): PdfStream | string {
  const size = sizeOf(file, dict);
  if (size === null || data.length < size.width * size.height * colors) return 'damaged pictures';
  const dots = shrunkTo({ ...size, channels: colors, data }, to.width, to.height);
  const packed = deflateSync(upFiltered(dots.data, to.width * colors), { level: 6 });
  const parameters = { Predictor: 15, Colors: colors, BitsPerComponent: 8, Columns: to.width };
  return new PdfStream(withEntries(dict, to, 'FlateDecode', parameters), packed);
}

function photo({ dict }: PdfStream, { reader, jpeg }: Tools, { data, colors, to }: Given): PdfStream | string {
  try {
    const pixels = reader.decode(data);
    const { width, height } = pixels;
    const channels = colors === 1 ? 1 : 3;
    const plain = new Uint8Array(width * height * channels);
    for (let from = 0, at = 0; from < pixels.rgba.length; from += 4, at += channels) {
      for (let color = 0; color < channels; color += 1) plain[at + color] = pixels.rgba[from + color] ?? 0;
    }
    const dots = shrunkTo({ width, height, channels, data: plain }, to.width, to.height);
    const made = jpeg({ ...to, colors: channels, data: dots.data });
    return new PdfStream(withEntries(dict, to, 'DCTDecode', null), made);
  } catch {
    // Subtle: after a trap nothing in the reader's memory can be trusted.
    loading = null;
    return 'damaged pictures';
  }
}

function withEntries(
  dict: PdfDict,
  { width, height }: Size,
  filter: string,
  parameters: Readonly<Record<string, number>> | null,
): PdfDict {
  const entries = new Map(dict.entries);
  for (const key of ['Filter', 'F', 'DecodeParms', 'DP', 'Length', 'DL']) entries.delete(key);
  entries.set('Width', width).set('Height', height).set('Filter', pdfName(filter));
  if (parameters !== null) entries.set('DecodeParms', new PdfDict(new Map(Object.entries(parameters))));
  return new PdfDict(entries);
}

const plainColors: Readonly<Record<string, 1 | 3 | 4>> = {
  DeviceGray: 1,
  CalGray: 1,
  DeviceRGB: 3,
  CalRGB: 3,
  DeviceCMYK: 4,
};

/** Gives how many numbers make a color of a space in which the mean of two colors is a color between them; null for others. */
function colorsOf(file: PdfFile, space: PdfValue | undefined): 1 | 3 | 4 | null {
  const found = lookup(file, space);
  const parts = Array.isArray(found) ? (found as readonly PdfValue[]) : [found ?? null];
  const name = nameOf(file, parts[0]);
  if (name !== 'ICCBased') return plainColors[name ?? ''] ?? null;
  const profile = lookup(file, parts[1]);
  const count = profile instanceof PdfStream ? numberOf(file, profile.dict.get('N')) : undefined;
  return count === 1 || count === 3 || count === 4 ? count : null;
}
