import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from './tiff.ts';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

type Layout = { readonly bits: 1 | 8; readonly channels: 1 | 3 | 4; readonly colorType: 0 | 2 | 6 };

/** Gives a PNG (W3C PNG, no filter, no metadata) in the smallest layout that loses nothing: bilevel, gray, RGB or RGBA. */
export function encodePng(pixels: Pixels): Uint8Array {
  const { width, height } = pixels;
  const layout = layoutOf(pixels.rgba);
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, layout.bits);
  header.setUint8(9, layout.colorType);
  return Buffer.concat([
    signature,
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('IDAT', deflateSync(rows(pixels, layout), { level: 6 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function layoutOf(rgba: Uint8Array): Layout {
  let gray = true;
  let bilevel = true;
  for (let at = 0; at < rgba.length; at += 4) {
    const red = rgba[at] ?? 0;
    if (rgba[at + 3] !== 255) return { bits: 8, channels: 4, colorType: 6 };
    if (gray && (red !== rgba[at + 1] || red !== rgba[at + 2])) gray = false;
    if (bilevel && red !== 0 && red !== 255) bilevel = false;
  }
  if (!gray) return { bits: 8, channels: 3, colorType: 2 };
  return { bits: bilevel ? 1 : 8, channels: 1, colorType: 0 };
}

/** The image data before compression: each row led by its filter byte, 0. */
function rows({ rgba, width, height }: Pixels, layout: Layout): Uint8Array {
  const rowBytes = layout.bits === 1 ? Math.ceil(width / 8) : width * layout.channels;
  const data = new Uint8Array((rowBytes + 1) * height);
  for (let y = 0; y < height; y += 1) {
    let to = y * (rowBytes + 1) + 1;
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      if (layout.bits === 1) {
        if (rgba[from] === 255) data[to + (x >> 3)] = (data[to + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
      } else {
        for (let channel = 0; channel < layout.channels; channel += 1) data[to + channel] = rgba[from + channel] ?? 0;
        to += layout.channels;
      }
    }
  }
  return data;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
