import { createReadStream } from 'node:fs';
import type { EvidenceObject } from '../../../shared/domain/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../case-file/database.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { prepared } from '../journal/write.ts';

/** Stores the exact bytes of an exported file in the evidence folder; its row is entered with the export. */
export async function keepCopy(
  opened: WritableCase,
  path: string,
  made: { readonly sha256: string; readonly pages: number },
): Promise<EvidenceObject> {
  const stored = await opened.store.put(createReadStream(path));
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
