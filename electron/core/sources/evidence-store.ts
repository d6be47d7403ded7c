import { createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { makeFolder, syncFolder } from '../case-file/atomic-write.ts';
import type { CaseKeys } from '../case-file/keys.ts';
import type { Content } from './content.ts';
import { sealInto, type SealOptions } from './seal.ts';
import { decodeHeader, headerBytes, objectKey, openPieces, plainLength, segmentBytes } from './segments.ts';
import { sealedBytes } from './write-segment.ts';

export type StoredObject = { readonly name: string; readonly sha256: string; readonly bytes: number };

/** Objects that become durable together. */
export type StoreGroup = {
  /** As the store's `put`, but the object's name is certain to be on the disk only after `settle`. */
  readonly put: (content: Content, options?: SealOptions) => Promise<StoredObject>;
  /** Makes all that was put so far durable. */
  readonly settle: () => Promise<void>;
};

/** An object that is kept open: its length, and bytes `offset` to `offset + length` of it, fewer at the end. */
export type ObjectReader = OpenObject & { readonly close: () => Promise<void> };

/** The evidence folder: one immutable, encrypted object per distinct content, under a name that tells an outsider nothing. */
export type EvidenceStore = {
  /**
   * Streams bytes in: hashed while read, encrypted, synced, read back and compared, then renamed into place.
   * An object that is there stays, unless it no longer holds the content: then the new one takes its place.
   * Throws `unreadable-file` when a file itself cannot be read, what the pieces throw, else what stops the writing (`disk-full`,
   * `read-only` ...). `onBytes` is told how many bytes are in.
   */
  readonly put: (content: Content, signal?: AbortSignal, onBytes?: (done: number) => void) => Promise<StoredObject>;
  /** Begins a group of objects that become durable together: many small ones cost the disk less than one by one. */
  readonly group: () => StoreGroup;
  /** Gives bytes `offset` to `offset + length`, fewer at the end. Throws `not-found`, `corrupt-case`. */
  readonly read: (name: string, offset: number, length: number) => Promise<Uint8Array>;
  /** Opens an object for many reads; it is to be closed. Throws `not-found`, `corrupt-case`. */
  readonly open: (name: string) => Promise<ObjectReader>;
  /** Length of the content in bytes. */
  readonly size: (name: string) => Promise<number>;
  /** Gives the content piece by piece, each authenticated. */
  readonly stream: (name: string) => AsyncGenerator<Uint8Array>;
  readonly readAll: (name: string) => Promise<Uint8Array>;
  readonly has: (name: string) => boolean;
  /** SHA-256 of the content as it is on the disk now. */
  readonly rehash: (name: string, signal?: AbortSignal) => Promise<string>;
  readonly list: () => readonly string[];
  /**
   * Takes away the objects that are not to be kept and were written at `since` (milliseconds since 1970) or later; gives how many.
   * Only for the one who may write.
   */
  readonly collect: (keep: (name: string) => boolean, since: number) => number;
  /** Takes away what a crash left of objects that were never finished. Only for the one who may write. */
  readonly sweep: () => void;
};

/** Gives the store of a case. */
export function createEvidenceStore(folder: string, keys: CaseKeys): EvidenceStore {
  const pathOf = (name: string): string => {
    if (!/^[0-9a-f]{64}$/.test(name)) throw new AppError('corrupt-case', 'an evidence object has an impossible name');
    return join(folder, name.slice(0, 2), name);
  };
  const nameOf = (sha256: string): string => createHmac('sha256', keys.names).update(sha256, 'hex').digest('hex');

  async function fileOf(name: string): Promise<FileHandle> {
    const path = pathOf(name);
    try {
      return await open(path, 'r');
    } catch (cause) {
      throw new AppError('not-found', 'the bytes of this source are missing from the evidence folder', {
        data: { part: 'evidence' },
        cause,
      });
    }
  }

  async function openReader(name: string): Promise<ObjectReader> {
    const file = await fileOf(name);
    try {
      return { ...(await openObject(file, keys.objects)), close: () => file.close() };
    } catch (cause) {
      await file.close();
      throw cause;
    }
  }

  async function withObject<T>(name: string, use: (object: OpenObject) => Promise<T>): Promise<T> {
    const file = await fileOf(name);
    try {
      return await use(await openObject(file, keys.objects));
    } finally {
      await file.close();
    }
  }

  async function* stream(name: string): AsyncGenerator<Uint8Array> {
    const size = await withObject(name, async (object) => object.size);
    for (let offset = 0; offset < size || offset === 0; offset += segmentBytes) {
      yield await withObject(name, (object) => object.read(offset, segmentBytes));
      if (size === 0) return;
    }
  }

  async function rehash(name: string, signal?: AbortSignal): Promise<string> {
    const hash = createHash('sha256');
    return await withObject(name, async (object) => {
      for (let offset = 0; offset === 0 || offset < object.size; offset += segmentBytes) {
        signal?.throwIfAborted();
        hash.update(await object.read(offset, segmentBytes));
      }
      return hash.digest('hex');
    });
  }

  function list(): string[] {
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((shelf) => /^[0-9a-f]{2}$/.test(shelf))
      .flatMap((shelf) => readdirSync(join(folder, shelf)))
      .sort();
  }

  /** Stores content under its name; the folders that bear new names are noted in `touched`. */
  async function place(content: Content, options: SealOptions, touched: Set<string>): Promise<StoredObject> {
    const temp = join(folder, incomingName());
    try {
      makeFolder(folder);
      const { sha256, bytes } = await sealInto(temp, content, keys.objects, options);
      const name = nameOf(sha256);
      const path = pathOf(name);
      const shelf = join(folder, name.slice(0, 2));
      if (!existsSync(shelf)) {
        makeFolder(shelf);
        touched.add(folder);
      }
      if (existsSync(path) && !(await isWhole(path, keys.objects, sha256))) await rename(temp, path);
      else await placeOnce(temp, path);
      touched.add(shelf);
      return { name, sha256, bytes };
    } catch (cause) {
      throw toAppError(cause);
    } finally {
      await rm(temp, { force: true });
    }
  }

  async function syncAll(touched: Set<string>): Promise<void> {
    const folders = [...touched];
    touched.clear();
    try {
      await Promise.all(folders.map(syncFolder));
    } catch (cause) {
      for (const each of folders) touched.add(each);
      throw toAppError(cause);
    }
  }

  return {
    async put(content, signal, onBytes) {
      const touched = new Set<string>();
      const stored = await place(content, { signal, onBytes }, touched);
      await syncAll(touched);
      return stored;
    },
    group() {
      const touched = new Set<string>();
      return { put: (content, options = {}) => place(content, options, touched), settle: () => syncAll(touched) };
    },
    read: (name, offset, length) => withObject(name, (object) => object.read(offset, length)),
    open: openReader,
    size: (name) => withObject(name, async (object) => object.size),
    stream,
    async readAll(name) {
      return await withObject(name, (object) => object.read(0, object.size));
    },
    has: (name) => existsSync(pathOf(name)),
    rehash,
    list,
    collect(keep, since) {
      const lost = list().filter((name) => /^[0-9a-f]{64}$/.test(name) && !keep(name));
      const gone = lost.map(pathOf).filter((path) => statSync(path).mtimeMs >= since);
      for (const path of gone) rmSync(path, { force: true });
      return gone.length;
    },
    sweep() {
      if (!existsSync(folder)) return;
      for (const name of readdirSync(folder)) if (incoming.test(name)) rmSync(join(folder, name), { force: true });
    },
  };
}

const incoming = /^\.incoming-[0-9a-f]{16}\.tmp$/;

function incomingName(): string {
  return `.incoming-${randomBytes(8).toString('hex')}.tmp`;
}

/** Puts a finished temp file under its name; content that is there already stays as it is. */
async function placeOnce(temp: string, path: string): Promise<void> {
  if (existsSync(path)) return;
  try {
    await link(temp, path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return;
    await rename(temp, path);
  }
}

async function hashOf(path: string, objectsKey: Uint8Array): Promise<string> {
  const file = await open(path, 'r');
  try {
    const object = await openObject(file, objectsKey);
    const hash = createHash('sha256');
    for (let offset = 0; offset === 0 || offset < object.size; offset += segmentBytes) {
      hash.update(await object.read(offset, segmentBytes));
    }
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

async function isWhole(path: string, objectsKey: Uint8Array, sha256: string): Promise<boolean> {
  return (await hashOf(path, objectsKey).catch(() => null)) === sha256;
}

type OpenObject = { readonly size: number; readonly read: (offset: number, length: number) => Promise<Uint8Array> };

async function openObject(file: FileHandle, objectsKey: Uint8Array): Promise<OpenObject> {
  const { size: fileBytes } = await file.stat();
  const size = plainLength(fileBytes);
  const header = Buffer.alloc(headerBytes);
  await file.read(header, 0, headerBytes, 0);
  const { salt, prefix } = decodeHeader(header);
  const key = objectKey(objectsKey, salt);
  const lastSegment = size === 0 ? 0 : Math.ceil(size / segmentBytes) - 1;

  /** Subtle: taken while a read is under way, so that another at the same time gets room of its own. */
  let room: Buffer | null = null;
  /** Puts what of a segment lies within `offset` to `offset + result.length` in its place there. */
  async function readSegment(index: number, offset: number, result: Uint8Array): Promise<void> {
    const start = headerBytes + index * sealedBytes;
    const length = Math.min(sealedBytes, fileBytes - start);
    const sealed = room !== null && room.length >= length ? room : Buffer.allocUnsafe(length);
    room = null;
    const { bytesRead } = await file.read(sealed, 0, length, start);
    const first = index * segmentBytes - offset;
    openPieces(key, prefix, index, index === lastSegment, sealed.subarray(0, bytesRead), (piece, at) => {
      const to = first + at;
      const skip = Math.max(0, -to);
      const take = Math.min(piece.length, result.length - to);
      if (take > skip) result.set(piece.subarray(skip, take), to + skip);
    });
    room = sealed;
  }

  return {
    size,
    async read(offset, length) {
      const end = Math.min(size, offset + length);
      if (offset >= end) {
        if (size === 0) await readSegment(0, 0, new Uint8Array(0));
        return new Uint8Array(0);
      }
      const result = new Uint8Array(end - offset);
      for (let index = Math.floor(offset / segmentBytes); index * segmentBytes < end; index++) {
        await readSegment(index, offset, result);
      }
      return result;
    },
  };
}
