import { constants, inflateRawSync } from 'node:zlib';
import { arrayOf, dictOf, lookup, numberOf, type PdfFile } from './pdf-file.ts';
import { plainFilters } from './plain-filters.ts';
import { type PdfDict, PdfName, type PdfStream, type PdfValue } from './pdf-values.ts';

/** What a stream holds, with every packing taken off that loses nothing, and the packings that are left (those of pictures). */
export type StreamData = { readonly data: Uint8Array; readonly left: readonly string[] };

type Objects = Pick<PdfFile, 'object'>;

const short: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  A85: 'ASCII85Decode',
  AHx: 'ASCIIHexDecode',
  RL: 'RunLengthDecode',
};
const lossless = new Set(Object.values(short));
const mostEver = 1024 * 1024 * 1024;

/**
 * Unpacks a stream as far as that loses nothing, to at most `most` bytes. A damaged one is unpacked up to the damage; one that cannot be
 * unpacked at all is given as it is. Never throws.
 */
export function unpackedStream(file: Objects, stream: PdfStream, most = mostEver): StreamData {
  const filters = listOf(file, stream.dict.get('Filter') ?? stream.dict.get('F')).flatMap((value) =>
    value instanceof PdfName ? [short[value.text] ?? value.text] : [],
  );
  const parameters = listOf(file, stream.dict.get('DecodeParms') ?? stream.dict.get('DP'));
  let data = stream.data;
  for (const [at, filter] of filters.entries()) {
    // Subtle: whoever opened the file has taken its encryption off; what is left of it is the name.
    if (filter === 'Crypt') continue;
    if (!lossless.has(filter)) return { data, left: filters.slice(at) };
    const own = dictOf(file, parameters[at]);
    const unpacked = unpackOnce(data, filter, most, numberOf(file, own?.get('EarlyChange')));
    const plain = unpacked === null ? null : unpredicted(file, unpacked, own);
    if (plain === null) return { data, left: filters.slice(at) };
    data = plain;
  }
  return { data, left: [] };
}

function listOf(file: Objects, value: PdfValue | undefined): readonly (PdfValue | undefined)[] {
  const found = lookup(file, value);
  if (found === undefined) return [];
  return Array.isArray(found) ? arrayOf(file, found).map((item) => lookup(file, item)) : [found];
}

function unpackOnce(
  data: Uint8Array,
  filter: string,
  most: number,
  earlyChange: number | undefined,
): Uint8Array | null {
  try {
    // Subtle: a stream that is cut short still shows what is there of it, and another program writes just that.
    if (filter === 'FlateDecode') return unfolded(data, most);
    return plainFilters[filter]?.(data, most, earlyChange ?? 1) ?? null;
  } catch {
    return null;
  }
}

/** Inflates what can be, up to the first damage. Throws when there is nothing, or more than `most`. */
function unfolded(data: Uint8Array, most: number): Uint8Array {
  // Subtle: the head of a stream may promise a smaller window than it uses, at which zlib gives up; other readers pass over it.
  const hasHead = ((data[0] ?? 0) & 0x0f) === 8 && (((data[0] ?? 0) << 8) | (data[1] ?? 0)) % 31 === 0;
  const plain = data.subarray(hasHead ? 2 : 0);
  const upTo = (end: number) =>
    inflateRawSync(plain.subarray(0, end), { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  try {
    return upTo(plain.length);
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
  }
  let [sound, broken] = [0, plain.length];
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    try {
      upTo(middle);
      sound = middle;
    } catch (cause) {
      if (cause instanceof RangeError) throw cause;
      broken = middle;
    }
  }
  const found = upTo(sound);
  if (found.length === 0) throw new Error('nothing of the stream can be unpacked');
  return found;
}

/** Takes row filters back: those of PNG (RFC 2083, section 6) and of TIFF at 8 bits. Null for what it does not know. */
function unpredicted(file: Objects, data: Uint8Array, parameters: PdfDict | undefined): Uint8Array | null {
  const number = (key: string, otherwise: number) => numberOf(file, parameters?.get(key)) ?? otherwise;
  const predictor = number('Predictor', 1);
  if (predictor <= 1) return data;
  const [colors, bits, columns] = [number('Colors', 1), number('BitsPerComponent', 8), number('Columns', 1)];
  const width = Math.ceil((columns * colors * bits) / 8);
  const step = Math.max(1, Math.ceil((colors * bits) / 8));
  if (!(width >= 1 && width < 1e8)) return null;
  if (predictor === 2) return bits === 8 ? tiffRows(data, width, colors) : null;
  return pngRows(data, width, step);
}

function tiffRows(data: Uint8Array, width: number, colors: number): Uint8Array {
  const plain = new Uint8Array(data);
  for (let at = 0; at < plain.length; at++) {
    if (at % width >= colors) plain[at] = ((plain[at] ?? 0) + (plain[at - colors] ?? 0)) & 255;
  }
  return plain;
}

function pngRows(data: Uint8Array, width: number, step: number): Uint8Array {
  const rows = Math.ceil(data.length / (width + 1));
  const plain = new Uint8Array(rows * width);
  let to = 0;
  for (let row = 0; row < rows; row++) {
    const from = row * (width + 1);
    const kind = data[from] ?? 0;
    const last = Math.min(width, data.length - from - 1);
    for (let x = 0; x < last; x++, to++) {
      const left = x < step ? 0 : (plain[to - step] ?? 0);
      const up = row === 0 ? 0 : (plain[to - width] ?? 0);
      const corner = row === 0 || x < step ? 0 : (plain[to - width - step] ?? 0);
      plain[to] = ((data[from + 1 + x] ?? 0) + predicted(kind, left, up, corner)) & 255;
    }
  }
  return plain.subarray(0, to);
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
