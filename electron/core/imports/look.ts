import type { EvidenceObject } from '../../../shared/domain/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { objectSource } from '../sources/byte-source.ts';
import type { StoredObject } from '../sources/evidence-store.ts';
import { type ExtractedPage, unreadableReason } from '../sources/extract/extraction.ts';
import { getObject, listPages } from '../sources/sources-queries.ts';

/** What stored bytes say; `title` is null where they name none. */
export type Looked = {
  readonly object: EvidenceObject;
  readonly pages: readonly ExtractedPage[];
  readonly title: string | null;
};

export type Looker = (name: string, stored: StoredObject, signal: AbortSignal | undefined) => Promise<Looked>;

/**
 * Gives what looks into stored bytes, in a thread that can be killed. Bytes that were looked into before, or that are being looked
 * into, are not looked into again. It throws `cancelled`, and what is the fault of the case and not of the file.
 */
export function createLooker(opened: ReadableCase, pool: ExtractPool): Looker {
  const underWay = new Map<string, Promise<Looked>>();
  return async (name, stored, signal) => {
    const known = getObject(opened, stored.name);
    if (known !== undefined) {
      return { object: known, pages: listPages(opened, stored.name, 1, known.pages) as ExtractedPage[], title: null };
    }
    const same = underWay.get(stored.name);
    if (same !== undefined) return await same;
    const looking = look(opened, pool, name, stored, signal);
    underWay.set(stored.name, looking);
    try {
      return await looking;
    } finally {
      underWay.delete(stored.name);
    }
  };
}

async function look(
  opened: ReadableCase,
  pool: ExtractPool,
  name: string,
  stored: StoredObject,
  signal: AbortSignal | undefined,
): Promise<Looked> {
  const bare = { ...stored, warnings: [], meta: {}, pages: 0, chars: 0, seconds: null };
  try {
    const { format, mime, pages, warnings, meta, title, seconds } = await pool.extract(
      name,
      objectSource(opened.store, stored),
      signal === undefined ? {} : { signal },
    );
    const chars = pages.reduce((sum, page) => sum + page.text.length, 0);
    const object = {
      ...bare,
      format,
      mime,
      pages: pages.length,
      chars,
      seconds: seconds ?? null,
      unreadable: null,
      warnings: [...warnings],
      meta,
    };
    return { object, pages, title };
  } catch (cause) {
    const reason = unreadableReason(cause);
    if (reason === null) throw cause;
    const mime = cause instanceof AppError ? String(cause.data['mime'] ?? '') : '';
    return { object: { ...bare, format: 'other', mime, unreadable: reason }, pages: [], title: null };
  }
}
