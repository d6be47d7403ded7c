import { PDFContext, PDFDict, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import { array, assert, constantFrom, integer, property, tuple, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainFilters } from '../../../../electron/core/bundle/plain-filters.ts';

const most = 1 << 20;

/** What pdf-lib unpacks. */
function peer(filter: string, data: Uint8Array, earlyChange: number): Uint8Array {
  const context = PDFContext.create();
  const dict = PDFDict.withContext(context);
  dict.set(PDFName.of('Filter'), PDFName.of(filter));
  dict.set(PDFName.of('DecodeParms'), context.obj({ EarlyChange: earlyChange }));
  return decodePDFRawStream(PDFRawStream.of(dict, data)).decode();
}

/** Packs bytes by LZW, widening codes one early or in time. */
function packed(data: Uint8Array, earlyChange: number): Uint8Array {
  const bits: number[] = [];
  const put = (code: number, width: number) => {
    for (let bit = width - 1; bit >= 0; bit--) bits.push((code >> bit) & 1);
  };
  let table = new Map<string, number>();
  let next = 258;
  let width = 9;
  const codeOf = (words: string) => (words.length === 1 ? words.charCodeAt(0) : table.get(words)!);
  put(256, width);
  let held = '';
  for (const byte of data) {
    const char = String.fromCharCode(byte);
    if (held === '' || table.has(held + char)) {
      held += char;
      continue;
    }
    put(codeOf(held), width);
    table.set(held + char, next++);
    if (next - 1 + earlyChange >= 1 << width && width < 12) width += 1;
    if (next === 4095) {
      put(256, width);
      table = new Map();
      [next, width] = [258, 9];
    }
    held = char;
  }
  if (held !== '') {
    put(codeOf(held), width);
    if (next + earlyChange >= 1 << width && width < 12) width += 1;
  }
  put(257, width);
  while (bits.length % 8 !== 0) bits.push(0);
  return Uint8Array.from({ length: bits.length / 8 }, (_, i) =>
    Number.parseInt(bits.slice(i * 8, i * 8 + 8).join(''), 2),
  );
}

/** Bytes with repeats, as packings like them. */
const bytes = array(tuple(integer({ min: 0, max: 255 }), integer({ min: 1, max: 40 })), { maxLength: 300 }).map(
  (runs) => Uint8Array.from(runs.flatMap(([byte, count]) => Array.from({ length: count }, () => byte))),
);

describe('the packings that lose nothing', () => {
  it('unpack what was packed by LZW, with codes widened early or in time', () => {
    assert(
      property(bytes, constantFrom(0, 1), (data, earlyChange) => {
        const unpacked = plainFilters['LZWDecode']!(packed(data, earlyChange), most, earlyChange);
        expect(Buffer.from(unpacked).equals(Buffer.from(data))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('unpack a table that is full and begun anew', () => {
    const data = Uint8Array.from({ length: 14_000 }, (_, i) => (i * i * 31 + (i >> 3)) & 0xff);
    const unpacked = plainFilters['LZWDecode']!(packed(data, 1), most, 1);
    expect(Buffer.from(unpacked).equals(Buffer.from(data))).toBe(true);
    expect(Buffer.from(peer('LZWDecode', packed(data, 1), 1)).equals(Buffer.from(data))).toBe(true);
  });

  it('agree with pdf-lib on digits, hexadecimal or of base 85, and on runs', () => {
    assert(
      property(uint8Array({ maxLength: 200 }), (data) => {
        const hex = Buffer.from(`${Buffer.from(data).toString('hex')}>`);
        for (const [filter, given] of [
          ['ASCIIHexDecode', hex],
          ['ASCII85Decode', Buffer.from(`${base85(data)}~>`)],
        ] as const) {
          expect(Buffer.from(plainFilters[filter]!(given, most, 1)).equals(Buffer.from(data))).toBe(true);
          expect(Buffer.from(peer(filter, given, 1)).equals(Buffer.from(data))).toBe(true);
        }
        // A run as it is, then its last byte five times more.
        const last = data.at(-1) ?? 0;
        const lead = data.subarray(0, 128);
        const runs = Uint8Array.from([...(lead.length > 0 ? [lead.length - 1, ...lead] : []), 252, last, 128]);
        const ours = Buffer.from(plainFilters['RunLengthDecode']!(runs, most, 1));
        expect(ours.equals(Buffer.from([...lead, last, last, last, last, last]))).toBe(true);
        expect(ours.equals(Buffer.from(peer('RunLengthDecode', runs, 1)))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('stop at a code that is none and keep what came before', () => {
    const sound = packed(Buffer.from('words of a page, words of a page'), 1);
    const spoiled = Uint8Array.from([...sound.subarray(0, 12), 0xff, 0xff, 0xff, 0xff]);
    const kept = Buffer.from(plainFilters['LZWDecode']!(spoiled, most, 1)).toString('latin1');
    expect('words of a page, words of a page'.startsWith(kept.slice(0, 9))).toBe(true);
    expect(kept.length).toBeGreaterThanOrEqual(9);
  });

  it('refuse what unfolds without end', () => {
    const endless = Uint8Array.from({ length: 4000 }, (_, i) => (i % 2 === 0 ? 129 : 7));
    expect(() => plainFilters['RunLengthDecode']!(endless, 10_000, 1)).toThrow(RangeError);
    const zeros = Buffer.from('z'.repeat(5000));
    expect(() => plainFilters['ASCII85Decode']!(zeros, 10_000, 1)).toThrow(RangeError);
  });
});

function base85(data: Uint8Array): string {
  let text = '';
  for (let at = 0; at < data.length; at += 4) {
    const part = [...data.subarray(at, at + 4)];
    const value = [...part, 0, 0, 0].slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0);
    const digits = [4, 3, 2, 1, 0]
      .map((power) => String.fromCharCode(33 + (Math.floor(value / 85 ** power) % 85)))
      .join('');
    text += part.length === 4 && value === 0 ? 'z' : digits.slice(0, part.length + 1);
  }
  return text;
}
