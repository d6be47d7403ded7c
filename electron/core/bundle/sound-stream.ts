import { deflateSync, inflateSync } from 'node:zlib';
import { arrayOf, lookup, type PdfFile } from './pdf-file.ts';
import { PdfDict, PdfName, pdfName, PdfStream, type PdfValue } from './pdf-values.ts';
import { unpackedStream } from './stream-data.ts';

type Objects = Pick<PdfFile, 'object'>;

/** Packings of pictures, which are passed on as they are. */
const ofPictures = new Set(['DCTDecode', 'JPXDecode', 'CCITTFaxDecode', 'JBIG2Decode', 'DCT', 'CCF']);
const most = 256 * 1024 * 1024;

/**
 * Gives a stream as it is to be copied: as it stands where it is packed as usual, else packed anew, as far as it can be unpacked, so
 * that every reader shows the same of it. `closely` unpacks the usual ones too, to find those that are damaged: for files that
 * had to be repaired. A stream of which nothing can be unpacked is empty. Never throws.
 */
export function soundStream(file: Objects, stream: PdfStream, closely: boolean): PdfStream {
  const filters = listOf(file, stream.dict.get('Filter')).flatMap((value) =>
    value instanceof PdfName ? [value.text] : [],
  );
  const packings = filters.filter((filter) => !ofPictures.has(filter));
  if (packings.length === 0) return stream;
  const isUsual = filters.length === 1 && packings[0] === 'FlateDecode' && usualRows(file, stream.dict);
  if (isUsual && !(closely && isDamaged(stream.data))) return stream;
  const { data, left } = unpackedStream(file, stream, most);
  if (left.length === filters.length) return left.some((filter) => ofPictures.has(filter)) ? stream : emptied(stream);
  if (left.some((filter) => !ofPictures.has(filter))) return emptied(stream);
  return left.length > 0 ? unwrapped(file, stream, data, left) : repacked(stream, data);
}

function isDamaged(data: Uint8Array): boolean {
  try {
    inflateSync(data, { maxOutputLength: most });
    return false;
  } catch (cause) {
    return !(cause instanceof RangeError);
  }
}

/** Rows that no picture has (ISO 32000-1, table 8): readers differ in what they make of them. */
function usualRows(file: Objects, dict: PdfDict): boolean {
  const parameters = lookup(file, listOf(file, dict.get('DecodeParms'))[0]);
  if (!(parameters instanceof PdfDict)) return true;
  const within = (key: string, low: number, high: number) => {
    const value = lookup(file, parameters.get(key));
    return value === undefined || (typeof value === 'number' && value >= low && value <= high);
  };
  return (
    within('Predictor', 1, 15) &&
    within('Colors', 1, 64) &&
    within('BitsPerComponent', 1, 16) &&
    within('Columns', 1, 1e7)
  );
}

const unpackedKeys = new Set(['Filter', 'DecodeParms', 'DL']);

function withPacking(stream: PdfStream, data: Uint8Array, packing: Readonly<Record<string, PdfValue>>): PdfStream {
  const kept = [...stream.dict.entries].filter(([key]) => !unpackedKeys.has(key));
  return new PdfStream(new PdfDict(new Map([...kept, ...Object.entries(packing)])), data);
}

const repacked = (stream: PdfStream, data: Uint8Array): PdfStream =>
  withPacking(stream, deflateSync(data, { level: 6 }), { Filter: pdfName('FlateDecode') });

const emptied = (stream: PdfStream): PdfStream => withPacking(stream, new Uint8Array(), {});

/** Takes off what a picture was packed in beside its own packing. */
function unwrapped(file: Objects, stream: PdfStream, data: Uint8Array, left: readonly string[]): PdfStream {
  const given = listOf(file, stream.dict.get('Filter')).length;
  const parameters = listOf(file, stream.dict.get('DecodeParms')).slice(given - left.length);
  const packing: Record<string, PdfValue> = { Filter: left.map((filter) => pdfName(filter)) };
  if (parameters.some((one) => one instanceof PdfDict)) packing['DecodeParms'] = parameters.map((one) => one ?? null);
  return withPacking(stream, data, packing);
}

function listOf(file: Objects, value: PdfValue | undefined): readonly (PdfValue | undefined)[] {
  const found = lookup(file, value);
  if (found === undefined) return [];
  return Array.isArray(found) ? arrayOf(file as PdfFile, found).map((item) => lookup(file, item)) : [found];
}
