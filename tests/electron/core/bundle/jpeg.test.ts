import { describe, expect, it } from 'vitest';
import { stripJpeg } from '../../../../electron/core/bundle/jpeg.ts';

const segment = (marker: number, data: Uint8Array | string): Buffer => {
  const body = Buffer.from(data as string, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const secret = 'SECRETNOTE';
const scan = Buffer.from([1, 2, 0xff, 0x00, 3, 0xff, 0xd3, 4, 0xff, 0xff, 0x00, 5]);
const jfif = segment(
  0xe0,
  Buffer.concat([Buffer.from('JFIF\0'), Buffer.from([1, 2, 0, 0, 1, 0, 1, 1, 3]), Buffer.from(secret.slice(0, 9))]),
);
const whole = (...more: Buffer[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jfif,
    segment(0xe1, `Exif\0\0${secret}`),
    segment(0xe0, `JFXX\0${secret}`),
    segment(0xfe, secret),
    segment(0xdb, 'table'),
    segment(0xda, 'scan'),
    scan,
    segment(0xfe, secret),
    segment(0xc4, 'second table'),
    segment(0xda, 'scan'),
    scan,
    Buffer.from([0xff, 0xd9]),
    ...more,
  ]);

describe('a JPEG in a copy that leaves', () => {
  it('has its tables and scans, and neither notes, small pictures, nor what lies behind its end', () => {
    const bare = Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xe0, Buffer.concat([Buffer.from('JFIF\0'), Buffer.from([1, 2, 0, 0, 1, 0, 1, 0, 0])])),
      segment(0xdb, 'table'),
      segment(0xda, 'scan'),
      scan,
      segment(0xc4, 'second table'),
      segment(0xda, 'scan'),
      scan,
      Buffer.from([0xff, 0xd9]),
    ]);
    const clip = Buffer.from(`ftypmp42${secret}`);
    expect(Buffer.from(stripJpeg(whole()))).toEqual(bare);
    expect(Buffer.from(stripJpeg(whole(clip)))).toEqual(bare);
    expect(Buffer.from(stripJpeg(whole(whole())))).toEqual(bare);
  });

  it('keeps what there is of one that is cut short', () => {
    const cut = whole().subarray(0, -3);
    const left = Buffer.from(stripJpeg(cut));
    expect(left.includes(secret)).toBe(false);
    expect(left.subarray(-3)).toEqual(cut.subarray(-3));
    expect(stripJpeg(Buffer.from([0xff, 0xd8]))).toHaveLength(2);
  });
});
