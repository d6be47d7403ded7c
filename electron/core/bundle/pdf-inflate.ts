import { inflateSync } from 'node:zlib';
import { IrregularPdf } from './pdf-syntax.ts';
import { PdfDict, PdfName, PdfRef, type PdfStream, type PdfValue } from './pdf-values.ts';

/** What unfolds to more than is reasonable. Subtle: not irregular, for repair would unfold it too. */
export class PdfBomb extends Error {}

/** Gives the data of a stream of the file's own structure, unfolded. Throws PdfBomb for more than `most` bytes. */
export function inflated(stream: PdfStream, object: (number: number) => PdfValue | undefined, most: number): Buffer {
  const one = (key: string): PdfValue | undefined => {
    const value = stream.dict.get(key);
    const found = value instanceof PdfRef ? object(value.number) : value;
    return Array.isArray(found) && found.length < 2 ? (found as readonly PdfValue[])[0] : found;
  };
  const filter = one('Filter');
  const data = Buffer.from(stream.data.buffer, stream.data.byteOffset, stream.data.length);
  if (filter === undefined || filter === null) return data;
  if (!(filter instanceof PdfName) || (filter.text !== 'FlateDecode' && filter.text !== 'Fl')) {
    throw new IrregularPdf('a stream of the file itself is packed in a way that is not usual');
  }
  const parameters = one('DecodeParms');
  return unpredicted(unfold(data, most), parameters instanceof PdfDict ? parameters : new PdfDict());
}

function unfold(data: Buffer, most: number): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, most) });
  } catch (cause) {
    if (cause instanceof RangeError) throw new PdfBomb('the file unfolds to more than it may');
    throw new IrregularPdf('a stream of the file itself cannot be unpacked');
  }
}

/** Takes back the row filters of PNG (RFC 2083, section 6), by which cross-reference streams are made smaller. */
function unpredicted(data: Buffer, parameters: PdfDict): Buffer {
  const number = (key: string, otherwise: number): number => {
    const value = parameters.get(key) ?? otherwise;
    if (typeof value !== 'number') throw new IrregularPdf('a predictor is not usual');
    return value;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return data;
  const columns = number('Columns', 1);
  if (predictor < 10 || number('Colors', 1) !== 1 || number('BitsPerComponent', 8) !== 8 || !(columns >= 1)) {
    throw new IrregularPdf('a predictor is not usual');
  }
  const rows = Math.floor(data.length / (columns + 1));
  if (rows * (columns + 1) !== data.length) throw new IrregularPdf('rows are cut short');
  const plain = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) unfilterRow(data, row * (columns + 1), plain, row * columns, columns);
  return plain;
}

function unfilterRow(data: Buffer, from: number, plain: Buffer, to: number, columns: number): void {
  const kind = data[from] ?? 0;
  if (kind > 4) throw new IrregularPdf('a row filter is unknown');
  for (let i = 0; i < columns; i++) {
    const left = i > 0 ? (plain[to + i - 1] ?? 0) : 0;
    const up = to > 0 ? (plain[to + i - columns] ?? 0) : 0;
    const corner = i > 0 && to > 0 ? (plain[to + i - columns - 1] ?? 0) : 0;
    const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
    plain[to + i] = (data[from + i + 1] ?? 0) + added;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
