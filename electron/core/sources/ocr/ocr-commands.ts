import { joinOcrText, meanSureness, type OcrFailure } from '../../../../shared/domain/ocr.ts';
import type { WritableCase } from '../../case-file/open-case.ts';
import { prepared } from '../../journal/write.ts';
import { recordReading } from '../readings.ts';
import { getObject, getSource, sourcesOfObject } from '../sources-queries.ts';
import { unenteredPages } from './ocr-queries.ts';
import type { PageReading } from './ocr-task.ts';

/** Subtle: the page may be gone, when its source was read again meanwhile. */
const keep = `INSERT INTO page_ocr (page, confidence, words, engine, failed, at)
  SELECT id, ?, ?, ?, ?, ? FROM page WHERE id = ? ON CONFLICT (page) DO NOTHING`;

/** Keeps what was read from the picture of a page, so that it is not read again. Its text follows by `enterReadings`. */
export function keepReading(opened: WritableCase, page: number, reading: PageReading): void {
  const { words, sureness, engine } = reading;
  prepared(opened.db, keep).run(sureness, JSON.stringify(words), engine, null, opened.clock.now(), page);
}

/** Keeps why a page could not be read: it is not tried again unless a person asks. */
export function keepFailure(opened: WritableCase, page: number, reason: OcrFailure): void {
  prepared(opened.db, keep).run(null, '[]', '', reason, opened.clock.now(), page);
}

/**
 * Makes what was read from the pictures of an object's pages the text of those pages, and puts that on record with the new hash.
 * What the file itself says of a page stays, first. Gives how many pages it was.
 */
export function enterReadings(opened: WritableCase, name: string): number {
  const pages = unenteredPages(opened, name);
  const object = getObject(opened, name);
  // Subtle: the log names a source; without one it waits until undo brings one back.
  if (pages.length === 0 || object === undefined || sourcesOfObject(opened, name).length === 0) return 0;
  const sureness = meanSureness(pages.flatMap((page) => page.words));
  const about = { label: 'read scanned pages by OCR', details: { count: pages.length, sureness } };
  recordReading(opened, object, about, (db) => {
    const update = prepared(db, `UPDATE page SET text = ?, textFrom = 'ocr' WHERE id = ?`);
    for (const { id, text, words } of pages) update.run(joinOcrText(text, words), id);
    prepared(
      db,
      'UPDATE object SET chars = (SELECT sum(length(text)) FROM page WHERE page.object = object.name) WHERE name = ?',
    ).run(name);
  });
  return pages.length;
}

/** Lets the pages of a source that could not be read be tried again. Gives how many. Throws `not-found`. */
export function retryFailedPages(opened: WritableCase, source: string): number {
  const { object } = getSource(opened, source);
  return prepared(
    opened.db,
    'DELETE FROM page_ocr WHERE failed IS NOT NULL AND page IN (SELECT id FROM page WHERE object = ?)',
  ).run(object).changes;
}
