import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import type { SourceRow } from '../../../shared/contract/views.ts';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { throwIfCancelled } from '../jobs/job.ts';
import { safeFileName } from '../sources/file-names.ts';
import { listPages, listSources } from '../sources/sources-queries.ts';
import { makeFolder, syncFolder, writeFileAtomic } from './atomic-write.ts';
import type { ReadableCase } from './open-case.ts';

export type ExportOptions = {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, what: string) => void;
};

/** A source as the manifest of an export names it; `file` and `text` are paths from the export's folder. */
export type ExportedSource = {
  readonly file: string;
  readonly text: string | null;
  readonly source: string;
  readonly parent: string | null;
  readonly name: string;
  readonly title: string;
  readonly sha256: string;
  readonly bytes: number;
};

/**
 * Writes the originals below `evidence/` and what was read from them below `text/`. Parts lie in a folder beside the source that
 * they are parts of. Every original is read again from the disk and its hash compared with the case's. Gives what was written and
 * the titles of the sources whose bytes are missing or damaged. Throws `cancelled`, what the disk says.
 */
export async function exportEvidence(
  opened: ReadableCase,
  out: string,
  { signal, onProgress }: ExportOptions,
): Promise<{ exported: readonly ExportedSource[]; missing: readonly string[] }> {
  const sources = parentsFirst(listSources(opened));
  const places = new Map<string, string>();
  const taken = new Set<string>();
  const folders = new Set<string>();
  const exported: ExportedSource[] = [];
  const missing: string[] = [];
  for (const [at, source] of sources.entries()) {
    if (signal !== undefined) throwIfCancelled(signal);
    onProgress?.(at, sources.length, source.title);
    const parent = source.parent === null ? undefined : places.get(source.parent);
    const place = freePlace(parent === undefined ? '' : `${parent} - parts/`, safeFileName(source.name), taken);
    places.set(source.id, place);
    const file = `evidence/${place}`;
    try {
      await writeOriginal(opened, source, join(out, file));
    } catch (cause) {
      const error = toAppError(cause);
      if (error.code !== 'not-found' && error.code !== 'corrupt-case') throw error;
      missing.push(source.title);
      continue;
    }
    folders.add(dirname(join(out, file)));
    const text = source.chars === 0 ? null : `text/${place}.txt`;
    if (text !== null) await writeText(opened, source, join(out, text));
    const { id, name, title, sha256, bytes } = source;
    exported.push({ file, text, source: id, parent: source.parent, name, title, sha256, bytes });
  }
  for (const folder of folders) await syncFolder(folder);
  onProgress?.(sources.length, sources.length, '');
  return { exported, missing };
}

function parentsFirst(sources: readonly SourceRow[]): SourceRow[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const depth = (source: SourceRow, seen = 0): number => {
    const parent = source.parent === null || seen > 64 ? undefined : byId.get(source.parent);
    return parent === undefined ? 0 : 1 + depth(parent, seen + 1);
  };
  return sources
    .map((source) => ({ source, depth: depth(source) }))
    .toSorted((a, b) => a.depth - b.depth)
    .map((at) => at.source);
}

function freePlace(folder: string, name: string, taken: Set<string>): string {
  const { name: stem, ext } = parse(name);
  let free = `${folder}${name}`;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${folder}${stem} (${n})${ext}`;
  taken.add(free.toLowerCase());
  return free;
}

async function writeOriginal(opened: ReadableCase, source: SourceRow, path: string): Promise<void> {
  makeFolder(dirname(path));
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'wx', 0o600);
    for await (const piece of opened.store.stream(source.object)) await file.writeFile(piece);
    await file.sync();
  } catch (cause) {
    await rm(path, { force: true });
    throw cause;
  } finally {
    await file?.close();
  }
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(piece as Buffer);
  if (hash.digest('hex') === source.sha256) return;
  await rm(path, { force: true });
  throw new AppError('corrupt-case', 'what was written is not what was received');
}

/** Pages end with a form feed, as other programs write text by page. */
async function writeText(opened: ReadableCase, source: SourceRow, path: string): Promise<void> {
  makeFolder(dirname(path));
  const pages = listPages(opened, source.object, 1, source.pages);
  await writeFileAtomic(path, pages.map((page) => `${page.text}\n\f`).join(''));
}
