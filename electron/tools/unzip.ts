import { open, mkdir, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join, relative, isAbsolute } from 'node:path';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const atOnce = 4;

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly mode: number;
  readonly offset: number;
};

/**
 * Unpacks the files of a zip for which `place` gives a path relative to `folder`; `null` leaves one out.
 * For archives under 4 GB whose bytes are already trusted (by hash). Throws on a damaged archive and on a path that leaves `folder`.
 */
export async function unzip(archive: string, folder: string, place: (name: string) => string | null): Promise<void> {
  const file = await open(archive, 'r');
  try {
    const wanted: { entry: Entry; path: string }[] = [];
    for (const entry of await readEntries(file)) {
      const placed = entry.name.endsWith('/') ? null : place(entry.name);
      if (placed === null) continue;
      const path = join(folder, placed);
      const inside = relative(folder, path);
      if (inside.startsWith('..') || isAbsolute(inside)) throw new Error(`zip: ${entry.name} leaves the folder`);
      wanted.push({ entry, path });
    }
    const queue = wanted.values();
    await Promise.all(Array.from({ length: atOnce }, () => unpackAll(file, queue)));
  } finally {
    await file.close();
  }
}

async function unpackAll(file: FileHandle, queue: Iterable<{ entry: Entry; path: string }>): Promise<void> {
  for (const { entry, path } of queue) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await readBytes(file, entry), { mode: entry.mode & 0o777 || 0o644 });
  }
}

async function readBytes(file: FileHandle, entry: Entry): Promise<Buffer> {
  const header = await read(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await read(file, start, entry.packed);
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`zip: method ${entry.method} of ${entry.name}`);
  const bytes = entry.method === 0 ? packed : await inflate(packed, { maxOutputLength: Math.max(1, entry.size) });
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw new Error(`zip: ${entry.name} is damaged`);
  return bytes;
}

async function readEntries(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat();
  const tail = await read(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw new Error('zip: no directory');
  const directory = await read(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: Entry[] = [];
  let at = 0;
  while (at < directory.length) {
    if (directory.readUInt32LE(at) !== entrySignature) throw new Error('zip: damaged directory');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('zip: it ends too early');
  return buffer;
}
