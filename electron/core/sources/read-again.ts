import { found } from '../../../shared/assert.ts';
import type { ExcerptView } from '../../../shared/contract/views.ts';
import type { UnreadableReason } from '../../../shared/domain/sources.ts';
import type { Database } from '../case-file/database.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { prepared } from '../journal/write.ts';
import { objectSource } from './byte-source.ts';
import { checkPlace } from './excerpts-commands.ts';
import { excerptsOfSource } from './excerpts-queries.ts';
import { type ExtractedPage, type Extraction, unreadableReason } from './extract/extraction.ts';
import { recordReading } from './readings.ts';
import { getObject, getSource, sourcesOfObject } from './sources-queries.ts';

/** Milliseconds for one file that a person asks for by itself: far more than an import of many has for each. */
const patienceMs = 120_000;

export type ReadAgain = {
  /** Why it still cannot be read, or null. */
  readonly unreadable: UnreadableReason | null;
  readonly pages: number;
  readonly chars: number;
  /** Excerpts whose words or lines no longer stand where they were; they stay as they are. */
  readonly lost: readonly ExcerptView[];
};

/**
 * Looks into a source's bytes anew, with more time than at the import, and puts what they say in the place of what was read before, as
 * an act in the log. A PDF whose password was typed is read with it; the log says so and does not hold it. Text that was read from the pictures of pages stays where the file itself still gives none. Where the bytes cannot be
 * read, what is there stays. Throws `not-found`, `cancelled`, and what reading the stored bytes throws.
 */
export async function readAgain(
  opened: WritableCase,
  pool: ExtractPool,
  id: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<ReadAgain> {
  const source = getSource(opened, id);
  const object = found(getObject(opened, source.object), 'this evidence object');
  let extraction: Extraction;
  try {
    const unlocked = opened.unlocked.about(object.name);
    const file = unlocked === null ? objectSource(opened.store, object) : await opened.unlocked.readAll(object.name);
    extraction = await pool.extract(source.name, file, { ...options, timeoutMs: patienceMs });
    if (unlocked !== null) extraction = underPassword(extraction, unlocked.forbids);
  } catch (cause) {
    const reason = unreadableReason(cause);
    if (reason === null) throw cause;
    if (object.unreadable !== null && object.unreadable !== reason) {
      recordReading(opened, object, { label: 'read again', details: { reason } }, (db) => {
        prepared(db, 'UPDATE object SET unreadable = ? WHERE name = ?').run(reason, object.name);
      });
    }
    return { unreadable: reason, pages: object.pages, chars: object.chars, lost: [] };
  }
  const label = extraction.meta['encrypted'] === 'password' ? 'read again with its password' : 'read again';
  recordReading(opened, object, { label }, (db) => replace(db, object.name, extraction));
  const after = found(getObject(opened, object.name), 'this evidence object');
  return { unreadable: null, pages: after.pages, chars: after.chars, lost: lostExcerpts(opened, object.name) };
}

/** Says of a file that was read without its password that it has one: it is asked for in every session. */
function underPassword(extraction: Extraction, forbids: string): Extraction {
  return {
    ...extraction,
    meta: { ...extraction.meta, encrypted: 'password', ...(forbids === '' ? {} : { forbids }) },
    warnings: [...extraction.warnings, 'the PDF is encrypted, and was read with its password'],
  };
}

function replace(db: Database, object: string, extraction: Extraction): void {
  const { pages, format, mime, warnings, meta, seconds } = extraction;
  const gone = 'page IN (SELECT id FROM page WHERE object = ? AND number > ?)';
  prepared(db, `DELETE FROM page_ocr WHERE ${gone}`).run(object, pages.length);
  prepared(db, 'DELETE FROM page WHERE object = ? AND number > ?').run(object, pages.length);
  for (const page of pages) keepPage(db, object, page);
  prepared(
    db,
    `UPDATE object SET format = ?, mime = ?, warnings = ?, meta = ?, seconds = ?, unreadable = NULL, pages = ?,
       chars = (SELECT coalesce(sum(length(text)), 0) FROM page WHERE object = name) WHERE name = ?`,
  ).run(format, mime, JSON.stringify(warnings), JSON.stringify(meta), seconds ?? null, pages.length, object);
}

/** Subtle: a page keeps its row, which what was read from its picture hangs on. */
function keepPage(db: Database, object: string, page: ExtractedPage): void {
  const { number, text, width, height, rotate } = page;
  const known = prepared(db, 'SELECT id, textFrom, text FROM page WHERE object = ? AND number = ?').get(
    object,
    number,
  ) as { id: number; textFrom: string; text: string } | undefined;
  if (known === undefined) {
    prepared(db, 'INSERT INTO page (object, number, text, width, height, rotate) VALUES (?, ?, ?, ?, ?, ?)').run(
      object,
      number,
      text,
      width,
      height,
      rotate,
    );
    return;
  }
  const isPicture = known.textFrom === 'ocr' && known.text.startsWith(text);
  if (!isPicture) prepared(db, 'DELETE FROM page_ocr WHERE page = ?').run(known.id);
  prepared(db, 'UPDATE page SET text = ?, width = ?, height = ?, rotate = ?, textFrom = ? WHERE id = ?').run(
    isPicture ? known.text : text,
    width,
    height,
    rotate,
    isPicture ? 'ocr' : 'file',
    known.id,
  );
}

function lostExcerpts(opened: WritableCase, object: string): ExcerptView[] {
  return sourcesOfObject(opened, object)
    .flatMap((source) => excerptsOfSource(opened, source.id))
    .filter((excerpt) => {
      try {
        checkPlace(opened, excerpt);
        return false;
      } catch {
        return true;
      }
    });
}
