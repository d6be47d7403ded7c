import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeParts, isPlainlyInert } from '../../../../electron/core/bundle/active-names.ts';
import { MemorySink } from '../../../../electron/core/bundle/byte-sink.ts';
import { memorySource } from '../../../../electron/core/bundle/byte-source.ts';
import { PdfWriter } from '../../../../electron/core/bundle/pdf-writer.ts';
import { savedObjects, withEmptyPictures } from '../../../../electron/core/bundle/saved-objects.ts';

/** A file of the objects given, and of a catalog. */
function saved(bodies: readonly string[], streams: readonly (readonly [entries: string, bytes: number])[] = []) {
  const sink = new MemorySink();
  const writer = new PdfWriter(sink);
  const numbers = bodies.map((body) => writer.add(body));
  for (const [entries, bytes] of streams) {
    const number = writer.reserve();
    numbers.push(number);
    writer.stream(number, entries, new Uint8Array(bytes).fill(0x2f));
  }
  writer.finish(writer.add('<</Type/Catalog>>'), writer.add('<<>>'));
  return { numbers, pdf: sink.take() };
}

describe('savedObjects', () => {
  it('gives every object with its own dictionary, long ones and those with streams too', () => {
    const long = `<</Kids[${'7 0 R '.repeat(20_000)}]/Last true>>`;
    const { pdf } = saved(['<</A(x)/B[1 2]>>', long], [['/Type/XObject', 100_000]]);
    const values = [...savedObjects(memorySource(pdf))].map(({ value }) => value as Map<string, unknown>);
    expect(values[0]?.get('/B')).toEqual([1, 2]);
    expect(values[1]?.get('/Last')).toBe(true);
    expect(values[2]?.get('/Length')).toBe(100_000);
  });

  it('refuses a file whose table points elsewhere or is cut short', () => {
    const { pdf } = saved(['<<>>', '<<>>']);
    const text = Buffer.from(pdf).toString('latin1');
    const moved = Buffer.from(text.replace('0000000015 00000 n', '0000000016 00000 n'), 'latin1');
    expect(() => [...savedObjects(memorySource(moved))]).toThrow('not where the table says');
    const cut = Buffer.from(text.replace(/xref\n0 \d+/, 'xref\n0 9'), 'latin1');
    expect(() => [...savedObjects(memorySource(cut))]).toThrow('table is damaged');
  });
});

describe('isPlainlyInert', () => {
  const word = fc.constantFrom(
    '/S',
    '/JavaScript',
    '/J#53',
    '/Type',
    '/Filespec',
    '/Launch',
    '/Font',
    '/AA',
    '/A',
    '/P',
    '(x)',
    '12 0 R',
    '[',
    ']',
    '/Widget',
    '/Subtype',
    '/Rect',
  );
  it('never passes over an object in which a full reading finds something active', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 6 }), (pairs) => {
        const body = `<<${pairs
          .filter(([key, value]) => key.startsWith('/') && !'[]'.includes(value))
          .flat()
          .join(' ')}>>`;
        const { pdf } = saved([body]);
        const [first] = savedObjects(memorySource(pdf));
        if (first && activeParts(first.value).length > 0) expect(isPlainlyInert(body)).toBe(false);
      }),
    );
  });
});

describe('withEmptyPictures', () => {
  it('says of those pictures their size alone, wherever it is read; all else is as it was', () => {
    const picture = '/Type/XObject/Subtype/Image/Width 7/Height 9/ColorSpace/DeviceRGB/BitsPerComponent 8';
    const streams = Array.from({ length: 12 }, (_, i) => [picture, i * 40] as const);
    const { numbers, pdf } = saved(['<</N 1>>'], streams);
    const wanted = [2, 9, 12].map((at) => ({ number: numbers[at] ?? 0, width: 7, height: 9 }));
    const view = withEmptyPictures(memorySource(pdf), wanted);
    const whole = Buffer.from(view.piece(0, pdf.length));
    const before = new Map([...savedObjects(memorySource(pdf))].map(({ number, value }) => [number, value]));
    for (const { number, value } of savedObjects(view)) {
      const dict = value as ReadonlyMap<string, unknown>;
      if (!wanted.some((each) => each.number === number)) expect(value).toEqual(before.get(number));
      else expect([dict.get('/Width'), dict.get('/Height'), dict.get('/Length')]).toEqual([7, 9, 0]);
    }
    const place = fc.integer({ min: 0, max: pdf.length });
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 400 }), (from, length) => {
        expect(Buffer.compare(view.piece(from, length), whole.subarray(from, from + length))).toBe(0);
      }),
    );
  });
});
