import type { ByteSource } from '../byte-source.ts';

/** Seconds from 1904-01-01, where QuickTime counts from, to 1970-01-01. */
const quickTimeEpoch = 2_082_844_800;
const mostBoxes = 1_000;

/**
 * Gives when an MP4 or QuickTime file says that it was made, ISO 8601 in UTC, from its movie header (ISO/IEC 14496-12, 8.2.2); null
 * where it says nothing, as most cameras with no clock do by a zero.
 */
export async function movieCreated(source: ByteSource): Promise<string | null> {
  const movie = await findBox(source, 'moov', 0, source.size);
  const header = movie === null ? null : await findBox(source, 'mvhd', movie.start, movie.end);
  if (header === null || header.end - header.start < 12) return null;
  const bytes = await source.read(header.start, 12);
  if (bytes.length < 12) return null;
  const view = viewOf(bytes);
  const seconds = view.getUint8(0) === 1 ? Number(view.getBigUint64(4)) : view.getUint32(4);
  const instant = new Date((seconds - quickTimeEpoch) * 1000);
  // A clock that was never set shows its own first moment.
  return seconds <= quickTimeEpoch || Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > 2100
    ? null
    : instant.toISOString();
}

type Box = { readonly start: number; readonly end: number };

async function findBox(source: ByteSource, type: string, from: number, to: number): Promise<Box | null> {
  let at = from;
  for (let count = 0; count < mostBoxes && at + 8 <= to; count += 1) {
    const bytes = await source.read(at, 16);
    if (bytes.length < 8) return null;
    const view = viewOf(bytes);
    const short = view.getUint32(0);
    if (short === 1 && bytes.length < 16) return null;
    const size = short === 1 ? Number(view.getBigUint64(8)) : short === 0 ? to - at : short;
    const headBytes = short === 1 ? 16 : 8;
    if (size < headBytes) return null;
    if (Buffer.from(bytes.subarray(4, 8)).toString('latin1') === type) {
      return { start: at + headBytes, end: Math.min(at + size, to) };
    }
    at += size;
  }
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
