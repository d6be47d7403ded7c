import { unreadable } from './extraction.ts';

const mime = 'image/webp';

/** A WebP with one picture, and where that lies on the canvas of the file, in pixels from the top left. */
export type WebpStill = {
  readonly file: Uint8Array;
  readonly canvas: { readonly width: number; readonly height: number } | null;
  readonly left: number;
  readonly top: number;
  /** Pictures of the animation; 1 for a file that has none. */
  readonly pictures: number;
};

type Chunk = { readonly name: string; readonly data: Uint8Array };

/** Gives a WebP as it is, or the first picture of an animated one as a file of its own (RFC 9649, 2.7). Throws `unreadable-file`. */
export function webpStill(bytes: Uint8Array): WebpStill {
  const chunks = chunksOf(bytes.subarray(12));
  const frames = chunks.filter(({ name }) => name === 'ANMF');
  const [frame] = frames;
  if (frame === undefined) return { file: bytes, canvas: null, left: 0, top: 0, pictures: 1 };
  const whole = chunks.find(({ name }) => name === 'VP8X');
  if (whole === undefined || whole.data.length < 10 || frame.data.length < 16) {
    throw unreadable('damaged', 'the animation has no first picture', { mime });
  }
  const parts = chunksOf(frame.data.subarray(16)).filter(({ name }) => pictureParts.has(name));
  const hasOpacity = parts.some(({ name }) => name === 'ALPH');
  const head = Buffer.alloc(10);
  head[0] = hasOpacity ? 0x10 : 0;
  head.set(frame.data.subarray(6, 12), 4);
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    ...(hasOpacity ? [chunk({ name: 'VP8X', data: head })] : []),
    ...parts.map(chunk),
  ]);
  return {
    file: Buffer.concat([lengthOf('RIFF', body.length), body]),
    canvas: { width: uint24(whole.data, 4) + 1, height: uint24(whole.data, 7) + 1 },
    left: uint24(frame.data, 0) * 2,
    top: uint24(frame.data, 3) * 2,
    pictures: frames.length,
  };
}

const pictureParts = new Set(['ALPH', 'VP8 ', 'VP8L']);

function chunksOf(data: Uint8Array): Chunk[] {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    chunks.push({ name: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function chunk({ name, data }: Chunk): Buffer {
  return Buffer.concat([lengthOf(name, data.length), data, Buffer.alloc(data.length % 2)]);
}

function lengthOf(name: string, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(length, 4);
  return head;
}

const uint24 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
