import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  type ZipFile,
} from 'yauzl';
import { type ByteSource, cachedSource } from '../byte-source.ts';
import { unreadable } from './extraction.ts';
import { type PartSink, uniqueNames } from './part-sink.ts';

const mime = 'application/zip';

/** Caps on one archive. A ratio counts only beyond the slack: short files of one repeated byte are no bomb. */
export const archiveLimits = {
  entries: 50_000,
  memberBytes: 64 * 1024 ** 3,
  bytes: 256 * 1024 ** 3,
  ratio: 200,
  slackBytes: 64 * 1024 * 1024,
} as const;

/** A member as the directory of the archive has it; nothing of this is proven. `modifiedAt` is ISO 8601, local where it has no Z. */
export type ZipMember = {
  readonly path: string;
  readonly size: number;
  readonly packed: number;
  readonly offset: number;
  readonly modifiedAt: string | null;
  readonly sort: 'file' | 'folder' | 'link';
  readonly entry: Entry;
};

export type OpenZip = { readonly zip: ZipFile; readonly members: readonly ZipMember[]; readonly more: boolean };

/** Reads the directory of an archive, ZIP64 too; `more` when it has more members than are read. Throws `unreadable-file`. */
export async function openZip(source: ByteSource, entries: number = archiveLimits.entries): Promise<OpenZip> {
  const members: ZipMember[] = [];
  try {
    const zip = await fromRandomAccessReaderPromise(new SourceReader(cachedSource(source)), source.size, {
      decodeStrings: false,
      validateEntrySizes: false,
      autoClose: false,
    });
    for await (const entry of zip.eachEntry()) {
      if (members.length >= entries) return { zip, members, more: true };
      members.push(memberOf(entry));
    }
    return { zip, members, more: false };
  } catch (cause) {
    throw zipFailure(cause);
  }
}

/** Gives the bytes of a member as they come out, checked against its CRC; throws `unreadable-file` beyond `limit` bytes. */
export async function* memberPieces(zip: ZipFile, member: ZipMember, limit: number): AsyncGenerator<Uint8Array> {
  let crc = 0;
  let total = 0;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const gathered = () => {
    const piece = new Uint8Array(heldBytes);
    let at = 0;
    for (const one of held) {
      piece.set(one, at);
      at += one.length;
    }
    held = [];
    heldBytes = 0;
    return piece;
  };
  try {
    for await (const chunk of await zip.openReadStreamPromise(member.entry)) {
      const bytes = chunk as Uint8Array;
      crc = crc32(bytes, crc);
      total += bytes.length;
      if (total > limit) throw unreadable('too-large', 'this part unpacks to too many bytes');
      held.push(bytes);
      heldBytes += bytes.length;
      if (heldBytes >= pieceBytes) yield gathered();
    }
  } catch (cause) {
    throw zipFailure(cause);
  }
  if (crc !== member.entry.crc32) throw unreadable('damaged', 'this part of the archive is damaged', { mime });
  if (heldBytes > 0) yield gathered();
}

const pieceBytes = 262_144;

/**
 * Gives each file in an archive under its name. Links, encrypted members and those whose bytes lie over one another are
 * refused, as is what comes after a cap. Throws `unreadable-file` where the archive itself cannot be read.
 */
export async function zipParts(
  source: ByteSource,
  sink: PartSink,
  entries: number = archiveLimits.entries,
): Promise<void> {
  const { zip, members, more } = await openZip(source, entries);
  const overlapping = overlaps(members);
  const unique = uniqueNames();
  let left: number = Math.min(archiveLimits.bytes, allowed(source.size) + archiveLimits.slackBytes * 8);
  for (const member of members) {
    if (member.sort === 'folder') continue;
    const path = unique(member.path);
    const { entry } = member;
    if (member.sort === 'link') sink.refuse({ path, reason: 'link' });
    else if (entry.isEncrypted()) sink.refuse({ path, reason: 'encrypted' });
    else if (overlapping.has(member)) sink.refuse({ path, reason: 'damaged' });
    else if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
      sink.refuse({ path, reason: 'unsupported' });
    else if (left <= 0) sink.refuse({ path, reason: 'too-large' });
    else {
      const limit = Math.min(left, archiveLimits.memberBytes, allowed(member.packed));
      const counted = async function* () {
        for await (const piece of memberPieces(zip, member, limit)) {
          left -= piece.length;
          yield piece;
        }
      };
      await sink.give({ path, size: member.size, modifiedAt: member.modifiedAt }, counted());
    }
  }
  if (more) sink.refuse({ path: '', reason: 'too-many' });
}

function allowed(packed: number): number {
  return archiveLimits.slackBytes + packed * archiveLimits.ratio;
}

/** The members whose bytes lie over those of another: so a small file could unpack to a huge one many times. */
function overlaps(members: readonly ZipMember[]): ReadonlySet<ZipMember> {
  const found = new Set<ZipMember>();
  let end = 0;
  for (const member of [...members].sort((a, b) => a.offset - b.offset)) {
    if (member.packed === 0) continue;
    if (member.offset < end) found.add(member);
    end = Math.max(end, member.offset + 30 + member.packed);
  }
  return found;
}

function memberOf(entry: Entry): ZipMember {
  const path = nameOf(entry);
  const unixType = (entry.externalFileAttributes >>> 16) & 0xf000;
  const isFolder = path.endsWith('/') || unixType === 0x4000;
  return {
    path,
    size: entry.uncompressedSize,
    packed: entry.compressedSize,
    offset: entry.relativeOffsetOfLocalHeader,
    modifiedAt: modifiedAt(entry),
    // What is neither a file nor a folder (a pipe, a device) has no bytes of its own either.
    sort: isFolder ? 'folder' : unixType === 0 || unixType === 0x8000 ? 'file' : 'link',
    entry,
  };
}

/** Subtle: many programs write UTF-8 without the flag that says so; by the book (APPNOTE appendix D) it would be read as CP 437. */
function nameOf(entry: Entry): string {
  const { fileNameRaw: raw, generalPurposeBitFlag: flags, extraFields } = entry;
  const isStated = (flags & 0x800) !== 0 || extraFields.some((field) => field.id === 0x7075);
  if (!isStated && raw.some((byte) => byte >= 0x80)) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(raw).replaceAll('\\', '/');
    } catch {
      // Not UTF-8 either.
    }
  }
  return getFileNameLowLevel(flags, raw, extraFields, false);
}

/** Info-ZIP's time in UTC where there is one, else the local time of MS-DOS (APPNOTE 4.4.6), null where that is no time. */
function modifiedAt(entry: Entry): string | null {
  const extended = entry.extraFields.find((field) => field.id === 0x5455)?.data;
  if (extended !== undefined && extended.length >= 5 && ((extended[0] ?? 0) & 1) === 1) {
    return new Date(extended.readInt32LE(1) * 1000).toISOString();
  }
  const { lastModFileDate: date, lastModFileTime: time } = entry;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${1980 + (date >> 9)}-${two((date >> 5) & 15)}-${two(date & 31)}`;
  const local = `${day}T${two(time >> 11)}:${two((time >> 5) & 63)}:${two((time & 31) * 2)}`;
  const instant = Date.parse(`${local}Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(local) ? local : null;
}

/** Gives what a source of bytes is to yauzl, which would read a file by itself. */
class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(ranges(this.#source, start, end), { objectMode: false });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#source.read(position, length).then(
      (bytes) => {
        buffer.set(bytes, offset);
        callback(bytes.length === length ? null : new Error('unexpected EOF'));
      },
      (cause: unknown) => callback(cause instanceof Error ? cause : new Error('not read', { cause })),
    );
  }
}

async function* ranges(source: ByteSource, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += 1024 * 1024) yield await source.read(at, Math.min(1024 * 1024, end - at));
}

function zipFailure(cause: unknown): unknown {
  if (!(cause instanceof Error) || 'data' in cause) return cause;
  const { message } = cause;
  if (message.includes('encryption')) return unreadable('encrypted', 'the archive is encrypted', { mime, cause });
  if (/unexpected EOF|record signature not found|overflows file bounds/u.test(message))
    return unreadable('truncated', 'the archive is cut off', { mime, cause });
  if (message.includes('multi-disk')) return unreadable('unsupported', 'an archive in several files', { mime, cause });
  return unreadable('damaged', 'the archive is damaged', { mime, cause });
}
