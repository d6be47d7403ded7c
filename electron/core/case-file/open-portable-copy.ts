import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { open, rename, rm, rmdir, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { write } from '../journal/write.ts';
import { makeFolder, syncFolder, tempSibling, writeFileAtomic } from './atomic-write.ts';
import type { WritableCase } from './open-case.ts';
import { checkPortableCopy, type PortableManifest, type PortableOptions } from './portable-manifest.ts';

/** What an unpacked copy keeps until its log can tell where it came from: the log is behind the passphrase. */
const arrivalSchema = z.object({ fileName: z.string(), manifest: z.string(), missing: z.array(z.string()) });
const arrivalName = 'arrival.json';

/**
 * Brings a portable copy in as a case folder of its own, every part compared with the list that came with it. The folder appears
 * whole or not at all, and an existing case is never written over. Gives what the copy holds. Throws `corrupt-case` with the
 * reason, `conflict` for a folder that is not empty, `disk-full`, `cancelled`.
 */
export async function openPortableCopy(
  path: string,
  folder: string,
  options: PortableOptions = {},
): Promise<PortableManifest> {
  const out = resolve(folder);
  if (existsSync(out) && (!statSync(out).isDirectory() || readdirSync(out).length > 0)) {
    throw new AppError('conflict', `${out} is not an empty folder`, { data: { folder: out } });
  }
  const temp = tempSibling(out);
  try {
    makeFolder(dirname(out));
    const { bavail, bsize } = await statfs(dirname(out));
    const { size } = await stat(path);
    if (bavail * bsize < size)
      throw new AppError('disk-full', `the case needs ${size} bytes`, { data: { wanted: size } });
    makeFolder(join(temp, 'evidence'));
    const shelves = new Set<string>();
    const manifest = await checkPortableCopy(path, options, async (part, bytes) => {
      const file = join(temp, ...part.split('/'));
      shelves.add(dirname(file));
      makeFolder(dirname(file));
      const handle = await open(file, 'wx', 0o600);
      try {
        for await (const piece of bytes) await handle.writeFile(piece);
        await handle.sync();
      } finally {
        await handle.close();
      }
    });
    const hash = createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
    const arrival = { fileName: basename(path), manifest: hash, missing: manifest.missing };
    await writeFileAtomic(join(temp, arrivalName), JSON.stringify(arrivalSchema.parse(arrival)));
    for (const shelf of shelves) await syncFolder(shelf);
    if (existsSync(out)) await rmdir(out);
    await rename(temp, out);
    await syncFolder(dirname(out));
    return manifest;
  } catch (cause) {
    await rm(temp, { recursive: true, force: true });
    throw toAppError(cause);
  }
}

/** Enters into the log of a case that it was brought in from a portable copy, once, when it is first open for writing. */
export async function noteArrival(opened: WritableCase): Promise<void> {
  const path = join(opened.layout.folder, arrivalName);
  if (!existsSync(path)) return;
  const arrival = arrivalSchema.safeParse(parsed(readFileSync(path, 'utf8')));
  if (arrival.success)
    write(opened, { label: 'bring in portable copy', kind: 'act', details: arrival.data }, () => undefined);
  await rm(path, { force: true });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
