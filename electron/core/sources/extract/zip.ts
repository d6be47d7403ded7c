import { inflateRawSync } from 'node:zlib';
import { unreadable } from './extraction.ts';

type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
};

/** Gives the names in a ZIP's directory, empty when it has none that can be read. */
export function zipNames(bytes: Uint8Array): string[] {
  try {
    return directory(bytes).map((entry) => entry.name);
  } catch {
    return [];
  }
}

/**
 * Proves that a ZIP is harmless to unpack: entries counted, and every one of them inflated under a cap, because the
 * sizes that it declares may lie. Throws `unreadable-file`: truncated, damaged, encrypted or too-large.
 */
export function checkZip(bytes: Uint8Array, limits: { entries: number; bytes: number }): void {
  const entries = directory(bytes);
  if (entries.length > limits.entries) throw unreadable('too-large', `${entries.length} parts in the archive`);
  const declared = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (declared > limits.bytes) throw unreadable('too-large', `the archive unpacks to ${declared} bytes`);
  let left = limits.bytes;
  for (const entry of entries) left -= unpackedSize(bytes, entry, left);
}

/** Inflates one entry to learn its true size; throws too-large beyond `left`. */
function unpackedSize(bytes: Uint8Array, entry: ZipEntry, left: number): number {
  const view = viewOf(bytes);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) {
    throw unreadable('damaged', 'an entry of the archive has no header');
  }
  if ((view.getUint16(entry.offset + 6, true) & 1) === 1) throw unreadable('encrypted', 'the archive is encrypted');
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const data = bytes.subarray(start, start + entry.packed);
  if (data.length < entry.packed) throw unreadable('truncated', 'the archive ends within an entry');
  if (entry.method === 0) return data.length;
  if (entry.method !== 8) throw unreadable('unsupported', `compression method ${entry.method}`);
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(left, 1) }).length;
  } catch (cause) {
    const tooLong = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLong
      ? unreadable('too-large', 'the archive unpacks to more than it declares', { cause })
      : unreadable('damaged', 'an entry of the archive cannot be unpacked', { cause });
  }
}

/** The central directory (PKWARE APPNOTE 4.3.12); ZIP64 is refused, no Word file needs it. */
function directory(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) throw unreadable('too-large', 'a ZIP64 archive');
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) {
      throw unreadable('damaged', 'the directory of the archive is damaged');
    }
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endRecord(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw unreadable('truncated', 'the archive has no directory');
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
