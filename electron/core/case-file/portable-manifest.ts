import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { json } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { z } from 'zod';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { throwIfCancelled } from '../jobs/job.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Names that a portable copy may hold, below its one folder; nothing else is ever written to a disk. */
const memberPath = /^(?:[^/\\\p{C}]{1,200}\.(?:loudermill|keys)|evidence\/([0-9a-f]{2})\/\1[0-9a-f]{62})$/u;

/** `manifest.json` of a portable copy: what lies beside it. */
export const portableManifest = z.object({
  format: z.literal('loudermill-portable-copy'),
  version: z.literal(1),
  /** Name of the case's files. */
  name: z.string().min(1).max(200),
  files: z.array(z.object({ path: z.string().regex(memberPath), bytes: z.number().int().nonnegative(), sha256 })),
  /** Sources whose bytes were not there when the copy was made. */
  missing: z.array(z.string()),
});
export type PortableManifest = z.infer<typeof portableManifest>;

export type PortableOptions = {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, what: string) => void;
};

const mostManifestBytes = 512 * 1024 * 1024;
const mostMembers = 5_000_000;

/**
 * Reads a portable copy through and compares every part with the manifest; `keep` is given each part's bytes and may put them
 * somewhere. Nothing in the file is believed before: names, sizes and count have caps, a part that is compressed, encrypted,
 * a link, named twice or not in the manifest is refused. Throws `corrupt-case` with the reason in plain words, `cancelled`.
 */
export async function checkPortableCopy(
  path: string,
  { signal, onProgress }: PortableOptions = {},
  keep: (path: string, bytes: AsyncIterable<Buffer>) => Promise<void> = drain,
): Promise<PortableManifest> {
  let zip: ZipFile | undefined;
  try {
    const { size } = await stat(path);
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
    if (zip.entryCount > mostMembers) throw notACopy('it has too many parts');
    const found = new Map<string, { sha256: string; bytes: number }>();
    let manifest: PortableManifest | undefined;
    let folder: string | undefined;
    let done = 0;
    for await (const entry of zip.eachEntry()) {
      if (signal !== undefined) throwIfCancelled(signal);
      const { top, rest } = nameOf(entry);
      folder ??= top;
      if (top !== folder || found.has(rest)) throw notACopy(`the part ${rest} is not where it belongs`);
      refuseTricks(entry, size - done);
      const bytes = await zip.openReadStreamPromise(entry);
      if (rest === 'manifest.json') {
        if (entry.uncompressedSize > mostManifestBytes) throw notACopy('its list of parts is too long');
        manifest = portableManifest.parse(await json(bytes));
        continue;
      }
      const counted = { sha256: '', bytes: 0 };
      await keep(
        rest,
        count(bytes, counted, (piece) => {
          if (signal !== undefined) throwIfCancelled(signal);
          done += piece;
          onProgress?.(Math.min(done, size), size, 'checking');
        }),
      );
      found.set(rest, counted);
    }
    if (manifest === undefined) throw notACopy('its list of parts is missing');
    if (manifest.name !== folder) throw notACopy('its list of parts is of another case');
    compare(manifest, found);
    return manifest;
  } catch (cause) {
    const error = toAppError(cause);
    if (error.code !== 'internal') throw error;
    throw notACopy(error.message, cause);
  } finally {
    zip?.close();
  }
}

function nameOf(entry: Entry): { top: string; rest: string } {
  const slash = entry.fileName.indexOf('/');
  const [top, rest] = [entry.fileName.slice(0, slash), entry.fileName.slice(slash + 1)];
  if (slash < 1 || (rest !== 'manifest.json' && !memberPath.test(rest))) {
    throw notACopy('it holds something that is no part of a case');
  }
  return { top, rest };
}

/** Subtle: a link is a member whose Unix mode says so; nothing is ever made a link here, but one is a sign of a forged file. */
function refuseTricks(entry: Entry, room: number): void {
  const unixType = (entry.externalFileAttributes >>> 16) & 0o170000;
  const plain = entry.compressionMethod === 0 && (entry.generalPurposeBitFlag & 1) === 0;
  if (!plain || (unixType !== 0 && unixType !== 0o100000)) throw notACopy('a part of it is not stored as it should be');
  if (entry.uncompressedSize > room) throw notACopy('a part of it claims to be larger than the file');
}

async function* count(
  bytes: AsyncIterable<Buffer>,
  into: { sha256: string; bytes: number },
  tell: (piece: number) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of bytes) {
    hash.update(piece);
    into.bytes += piece.length;
    tell(piece.length);
    yield piece;
  }
  into.sha256 = hash.digest('hex');
}

async function drain(_path: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  for await (const _piece of bytes);
}

function compare(manifest: PortableManifest, found: ReadonlyMap<string, { sha256: string; bytes: number }>): void {
  const wanted = new Set(manifest.files.map((file) => file.path));
  for (const path of found.keys()) if (!wanted.has(path)) throw notACopy(`${path} is not in its list of parts`);
  for (const { path, sha256: hash, bytes } of manifest.files) {
    const part = found.get(path);
    if (part === undefined) throw notACopy(`${path} is missing`);
    if (part.bytes !== bytes || part.sha256 !== hash) throw notACopy(`${path} is not what was written`);
  }
  for (const end of ['loudermill', 'keys']) {
    if (!wanted.has(`${manifest.name}.${end}`)) throw notACopy(`${manifest.name}.${end} is missing`);
  }
}

function notACopy(why: string, cause?: unknown): AppError {
  return new AppError('corrupt-case', `this portable copy cannot be used: ${why}`, {
    data: { reason: 'bad-copy' },
    cause,
  });
}
