import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { throwIfCancelled } from '../jobs/job.ts';
import { prepared, write } from '../journal/write.ts';
import { syncFolder, tempSibling } from './atomic-write.ts';
import type { CaseLayout } from './layout.ts';
import type { ReadableCase, WritableCase } from './open-case.ts';
import {
  checkPortableCopy,
  type PortableManifest,
  type PortableOptions,
  portableManifest,
} from './portable-manifest.ts';

export type PortableCopy = {
  readonly files: number;
  readonly bytes: number;
  /** SHA-256 of the file that was written. */
  readonly sha256: string;
  /** Titles of the sources whose bytes are not in the evidence folder. */
  readonly missing: readonly string[];
};

type Member = { readonly path: string; readonly file: string; readonly bytes: number };

/**
 * Writes the whole case as one file, a ZIP without compression: the database as it is now, the key file (a passphrase stays a
 * passphrase) and every evidence object as it lies encrypted. The file is read again and every part compared before it gets its name.
 * Throws `disk-full` before it begins where the room is too small, `cancelled`, what the disk says, `corrupt-case` for a copy
 * that does not read back; then nothing is left behind.
 */
export async function savePortableCopy(
  opened: ReadableCase | WritableCase,
  path: string,
  options: PortableOptions = {},
): Promise<PortableCopy> {
  const fileName = basename(path);
  // Subtle: entered before the snapshot, so that the copy itself says where it comes from.
  note(opened, 'make portable copy', { fileName });
  const temp = tempSibling(path);
  let scratch: string | undefined;
  try {
    scratch = await mkdtemp(join(dirname(path), '.loudermill-copy-'));
    const database = join(scratch, basename(opened.layout.database));
    await refuseWithoutRoom(opened.layout, database);
    await opened.copyTo(database);
    const { members, missing } = await membersOf(opened, database);
    const manifest = await zip(opened, temp, members, missing, options);
    const sha256 = await hashFile(temp);
    await checkPortableCopy(temp, options);
    await rename(temp, path);
    await syncFolder(dirname(path));
    const { size } = await stat(path);
    note(opened, 'save portable copy', { fileName, sha256, bytes: size, everySource: true });
    return { files: manifest.files.length, bytes: size, sha256, missing };
  } catch (cause) {
    throw toAppError(cause);
  } finally {
    await rm(temp, { force: true });
    if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
  }
}

function note(opened: ReadableCase | WritableCase, label: string, details: object): void {
  if ('journal' in opened) write(opened, { label, kind: 'act', details }, () => undefined);
}

async function refuseWithoutRoom(layout: CaseLayout, database: string): Promise<void> {
  const { size } = await stat(layout.database);
  const { bavail, bsize } = await statfs(dirname(database));
  if (bavail * bsize < size) throw new AppError('disk-full', 'there is no room for a copy of the database');
}

async function membersOf(
  opened: ReadableCase,
  database: string,
): Promise<{ members: readonly Member[]; missing: readonly string[] }> {
  const members: Member[] = [];
  const missing: string[] = [];
  const add = async (path: string, file: string) => members.push({ path, file, bytes: (await stat(file)).size });
  await add(basename(opened.layout.database), database);
  await add(basename(opened.layout.keys), opened.layout.keys);
  const objects = prepared(
    opened.db,
    `SELECT o.name, (SELECT min(s.title) FROM source s WHERE s.object = o.name) AS title FROM object o ORDER BY o.name`,
  ).all() as { name: string; title: string | null }[];
  for (const { name, title } of objects) {
    const shelf = name.slice(0, 2);
    try {
      await add(`evidence/${shelf}/${name}`, join(opened.layout.evidence, shelf, name));
    } catch (cause) {
      if (toAppError(cause).code !== 'not-found') throw cause;
      missing.push(title ?? 'removed evidence');
    }
  }
  const { bavail, bsize } = await statfs(dirname(dirname(database)));
  const wanted = members.reduce((sum, member) => sum + member.bytes + 1024, 0);
  if (bavail * bsize < wanted) {
    throw new AppError('disk-full', `the copy needs ${wanted} bytes`, { data: { wanted } });
  }
  return { members, missing };
}

async function zip(
  opened: ReadableCase,
  temp: string,
  members: readonly Member[],
  missing: readonly string[],
  { signal, onProgress }: PortableOptions,
): Promise<PortableManifest> {
  const folder = basename(opened.layout.database, '.loudermill');
  const total = members.reduce((sum, member) => sum + member.bytes, 0);
  const archive = new ZipFile();
  const written = pipeline(archive.outputStream, createWriteStream(temp, { flags: 'wx', mode: 0o600 }));
  const files: PortableManifest['files'] = [];
  let done = 0;
  const putOne = ({ path, file, bytes }: Member) =>
    new Promise<void>((resolve, reject) => {
      const hash = createHash('sha256');
      const counted = through((chunk) => {
        hash.update(chunk);
        done += chunk.length;
        onProgress?.(done, total, path === basename(opened.layout.database) ? 'the database' : 'evidence');
      });
      counted.on('end', () => {
        files.push({ path, bytes, sha256: hash.digest('hex') });
        resolve();
      });
      written.catch(reject);
      archive.addReadStreamLazy(`${folder}/${path}`, { compress: false, size: bytes, mode: 0o100600 }, (give) => {
        pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), counted, { signal }).catch(reject);
        give(null, counted);
      });
    });
  try {
    for (const member of members) {
      if (signal !== undefined) throwIfCancelled(signal);
      await putOne(member);
    }
    const manifest = portableManifest.parse({
      format: 'loudermill-portable-copy',
      version: 1,
      name: folder,
      files,
      missing,
    });
    const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    archive.addBuffer(text, `${folder}/manifest.json`, { compress: false, mode: 0o100600 });
    archive.end();
    await written;
    const file = await open(temp, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    return manifest;
  } catch (cause) {
    (archive.outputStream as unknown as { destroy: () => void }).destroy();
    await written.catch(() => undefined);
    if (signal !== undefined) throwIfCancelled(signal);
    throw cause;
  }
}

function through(onChunk: (chunk: Buffer) => void): Transform {
  return new Transform({
    highWaterMark: 1024 * 1024,
    transform(chunk: Buffer, _encoding, give) {
      onChunk(chunk);
      give(null, chunk);
    },
  });
}

async function hashFile(path: string): Promise<string> {
  const hash: Hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
