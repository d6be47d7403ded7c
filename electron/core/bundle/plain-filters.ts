/** Unpacks what a lossless filter packed, as far as it goes; throws RangeError for more than `most` bytes. */
type Unpack = (data: Uint8Array, most: number, earlyChange: number) => Uint8Array;

const isWhite = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;

/** ISO 32000-1, 7.4.3. Subtle: digits out of range are reckoned with as the usual readers do, without a complaint. */
const ascii85: Unpack = (data, most) => {
  const out = new Grown(most);
  let group: number[] = [];
  for (const byte of data) {
    if (isWhite(byte)) continue;
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) {
      for (let i = 0; i < 4; i++) out.put(0);
      continue;
    }
    group.push(byte - 0x21);
    if (group.length < 5) continue;
    putGroup(out, group, 4);
    group = [];
  }
  if (group.length > 1) putGroup(out, [...group, 84, 84, 84, 84].slice(0, 5), group.length - 1);
  return out.take();
};

function putGroup(out: Grown, group: readonly number[], bytes: number): void {
  const value = group.reduce((sum, digit) => sum * 85 + digit, 0) >>> 0;
  for (let at = 0; at < bytes; at++) out.put((value >>> (24 - 8 * at)) & 0xff);
}

/** ISO 32000-1, 7.4.2; what is no digit is passed over. */
const asciiHex: Unpack = (data, most) => {
  const text = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1');
  const end = text.indexOf('>');
  const digits = (end < 0 ? text : text.slice(0, end)).replaceAll(/[^0-9A-Fa-f]/gu, '');
  if (digits.length / 2 > most) throw new RangeError('a stream unfolds to more than it may');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
};

/** ISO 32000-1, 7.4.5. */
const runLength: Unpack = (data, most) => {
  const out = new Grown(most);
  for (let at = 0; at < data.length;) {
    const length = data[at] ?? 128;
    if (length === 128) break;
    if (length < 128) {
      for (const byte of data.subarray(at + 1, at + 2 + length)) out.put(byte);
      at += length + 2;
    } else {
      const byte = data[at + 1];
      if (byte === undefined) break;
      for (let i = 0; i < 257 - length; i++) out.put(byte);
      at += 2;
    }
  }
  return out.take();
};

const clear = 256;
const stop = 257;

/** ISO 32000-1, 7.4.4, up to the first code that is none. */
const lzw: Unpack = (data, most, earlyChange) => {
  const out = new Grown(most);
  const start = new Uint32Array(4097);
  const length = new Uint16Array(4097);
  let next = stop + 1;
  let width = 9;
  let previous = -1;
  let from = 0;
  let held = 0;
  let bits = 0;
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >>> bits) & ((1 << width) - 1);
    if (code === stop) break;
    if (code === clear) {
      [next, width, previous] = [stop + 1, 9, -1];
      continue;
    }
    // Subtle: a code that is about to be made repeats the last bytes and their first once more.
    if (code > next || (code === next && previous < 0) || (code > stop && previous < 0)) break;
    const at = out.length;
    if (code < clear) out.put(code);
    else if (code < next) out.again(start[code] ?? 0, length[code] ?? 0);
    else {
      out.again(from, at - from);
      out.again(from, 1);
    }
    if (previous >= 0 && next < 4096) {
      start[next] = from;
      length[next] = at - from + 1;
      next += 1;
    }
    if (next + earlyChange >= 1 << width && width < 12) width += 1;
    previous = code;
    from = at;
  }
  return out.take();
};

/** Bytes that grow at the end, and may repeat what they hold. */
class Grown {
  length = 0;
  private bytes = new Uint8Array(1024);
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  put(byte: number): void {
    if (this.length === this.bytes.length) this.grow();
    this.bytes[this.length++] = byte;
  }

  again(from: number, count: number): void {
    for (let at = from; at < from + count; at++) this.put(this.bytes[at] ?? 0);
  }

  take(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private grow(): void {
    if (this.length >= this.most) throw new RangeError('a stream unfolds to more than it may');
    const larger = new Uint8Array(Math.min(this.most, this.length * 2));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** How to unpack what is packed without loss, by the name of its filter; all but Flate. */
export const plainFilters: Readonly<Record<string, Unpack>> = {
  ASCII85Decode: ascii85,
  ASCIIHexDecode: asciiHex,
  LZWDecode: lzw,
  RunLengthDecode: runLength,
};
