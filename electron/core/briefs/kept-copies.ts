import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { EvidenceObject } from '../../../shared/domain/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../case-file/database.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { prepared } from '../journal/write.ts';

/** Stores the exact bytes of an exported file in the evidence folder; its row is entered with the export. */
export async function keepCopy(
  opened: WritableCase,
  made: { readonly pdf: Uint8Array; readonly sha256: string; readonly pages: number },
): Promise<EvidenceObject> {
  const stored = await opened.store.put(inOnePiece(made.pdf));
  if (stored.sha256 !== made.sha256) throw new AppError('internal', 'the kept copy is not the exported file');
  return {
    ...stored,
    format: 'pdf',
    mime: 'application/pdf',
    pages: made.pages,
    chars: 0,
    unreadable: null,
    warnings: [],
    meta: {},
    seconds: null,
  };
}

/** Enters the row of a kept copy, beside the journal: it says only what the bytes say. */
export function enterObject(db: Database, object: EvidenceObject): void {
  const sql = `INSERT INTO object (name, sha256, bytes, format, mime, pages, chars, unreadable, warnings, meta, seconds)
    VALUES (@name, @sha256, @bytes, @format, @mime, @pages, @chars, @unreadable, @warnings, @meta, @seconds) ON CONFLICT DO NOTHING`;
  prepared(db, sql).run({ ...object, warnings: '[]', meta: '{}' });
}

/** Gives the SHA-256 of a file as it lies on the disk, lower-case hex. Throws what the disk says. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}

/** Throws `check-failed` when a file on the disk does not hold the bytes that were checked. */
export async function requireSameBytes(path: string, sha256: string): Promise<void> {
  if ((await hashFile(path)) === sha256) return;
  throw new AppError('check-failed', 'nothing was written: the saved file is not the one that was checked', {
    data: { checks: ['saved'], lines: ['The saved file is the one that was checked: it was changed on the disk'] },
  });
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
