import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraNotes } from '../../../../../electron/core/sources/extract/exif.ts';
import { extractImage } from '../../../../../electron/core/sources/extract/image.ts';

type Field = { tag: number; type: 2 | 3 | 4 | 5; value: string | number | readonly (readonly [number, number])[] };

const sizes = { 2: 1, 3: 2, 4: 4, 5: 8 } as const;

/** Gives the EXIF block of a camera (EXIF 2.32): directories one after the other, big endian; a field's own directory by its place. */
function exifBlock(directories: readonly (readonly Field[])[], links: Readonly<Record<number, number>> = {}): Buffer {
  const starts: number[] = [];
  let at = 8;
  for (const fields of directories) {
    starts.push(at);
    at += 2 + fields.length * 12 + 4 + fields.reduce((sum, field) => sum + long(field), 0);
  }
  const block = Buffer.alloc(at);
  block.write('MM\0*\0\0\0\x08', 0, 'latin1');
  directories.forEach((fields, index) => {
    const start = starts[index] ?? 0;
    let data = start + 2 + fields.length * 12 + 4;
    block.writeUInt16BE(fields.length, start);
    fields.forEach((field, place) => {
      const entry = start + 2 + place * 12;
      block.writeUInt16BE(field.tag, entry);
      block.writeUInt16BE(field.type, entry + 2);
      block.writeUInt32BE(countOf(field), entry + 4);
      const to = long(field) > 0 ? data : entry + 8;
      if (long(field) > 0) block.writeUInt32BE(data, entry + 8);
      const linked = links[field.tag];
      if (linked !== undefined) block.writeUInt32BE(starts[linked] ?? linked, to);
      else if (typeof field.value === 'string') block.write(`${field.value}\0`, to, 'latin1');
      else if (typeof field.value !== 'number')
        field.value.forEach(([top, foot], n) => {
          block.writeUInt32BE(top, to + n * 8);
          block.writeUInt32BE(foot, to + n * 8 + 4);
        });
      else if (field.type === 3) block.writeUInt16BE(field.value, to);
      else block.writeUInt32BE(field.value, to);
      data += long(field);
    });
  });
  return block;
}

function countOf({ value }: Field): number {
  return typeof value === 'string' ? value.length + 1 : typeof value === 'number' ? 1 : value.length;
}

function long(field: Field): number {
  const bytes = countOf(field) * sizes[field.type];
  return bytes > 4 ? bytes + (bytes % 2) : 0;
}

/** Gives the headers of a JPEG of 40 x 30 with an EXIF block. */
function jpeg(block: Uint8Array): Uint8Array {
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), block]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 30, 0, 40, 1, 1, 0x11, 0]);
  return new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xd8]), head, exif, frame, Buffer.from([0xff, 0xd9])]));
}

const main: Field[] = [
  { tag: 0x010f, type: 2, value: 'Acme' },
  { tag: 0x0110, type: 2, value: 'Acme Body 4' },
  { tag: 0x0131, type: 2, value: 'Firmware 2.1' },
  { tag: 0x8769, type: 4, value: 0 },
  { tag: 0x8825, type: 4, value: 0 },
];
const own: Field[] = [
  { tag: 0x9003, type: 2, value: '2026:02:09 12:30:05' },
  { tag: 0x9011, type: 2, value: '-05:00' },
];
const place: Field[] = [
  { tag: 1, type: 2, value: 'N' },
  {
    tag: 2,
    type: 5,
    value: [
      [42, 1],
      [19, 1],
      [3000, 100],
    ],
  },
  { tag: 3, type: 2, value: 'W' },
  {
    tag: 4,
    type: 5,
    value: [
      [83, 1],
      [2, 1],
      [4500, 100],
    ],
  },
];

describe('what a camera noted', () => {
  it('is told in plain words: camera, time with its zone, place, software', () => {
    const file = jpeg(exifBlock([main, own, place], { 0x8769: 1, 0x8825: 2 }));
    expect(extractImage('jpeg', 'image/jpeg', file)).toMatchObject({
      meta: {
        width: '40',
        height: '30',
        camera: 'Acme Body 4',
        software: 'Firmware 2.1',
        takenAt: '2026-02-09 12:30:05 -05:00',
        gps: '42.325000, -83.045833',
      },
      warnings: [],
    });
  });

  it('is nothing where a clock was never set or a place cannot be', () => {
    const clock: Field[] = [{ tag: 0x9003, type: 2, value: '0000:00:00 00:00:00' }];
    const nowhere = place.map((field) =>
      field.tag === 2
        ? {
            ...field,
            value: [
              [420, 1],
              [0, 1],
              [0, 1],
            ] as const,
          }
        : field,
    );
    const { meta } = cameraNotes(jpeg(exifBlock([main, clock, nowhere], { 0x8769: 1, 0x8825: 2 })));
    expect(meta).toEqual({ camera: 'Acme Body 4', software: 'Firmware 2.1' });
  });

  it.each([
    ['directories that lead to themselves', exifBlock([main, own, place], { 0x8769: 0, 0x8825: 0 })],
    ['a directory out of the block', exifBlock([main, own, place], { 0x8769: 0xffff_fff0, 0x8825: 0x7fff_ffff })],
    ['nothing but its mark', Buffer.from('MM\0*', 'latin1')],
    ['60,000 fields', Buffer.concat([Buffer.from('MM\0*\0\0\0\x08\xea\x60', 'latin1'), Buffer.alloc(60_000, 1)])],
  ])('with %s never keeps the picture from being read', (_what, block) => {
    expect(extractImage('jpeg', 'image/jpeg', jpeg(block)).pages).toHaveLength(1);
  });

  it('with any bytes changed never throws', () => {
    const file = jpeg(exifBlock([main, own, place], { 0x8769: 1, 0x8825: 2 }));
    const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const spoiled = new Uint8Array(file);
        for (const [at, value] of changes) spoiled[at] = value;
        expect(typeof cameraNotes(spoiled).meta).toBe('object');
      }),
    );
  });
});
