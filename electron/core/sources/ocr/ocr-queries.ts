import { found } from '../../../../shared/assert.ts';
import { ocrFailures, type OcrWord, type SourceOcr } from '../../../../shared/domain/ocr.ts';
import type { ReadableCase } from '../../case-file/open-case.ts';
import { prepared } from '../../journal/write.ts';
import { getSource } from '../sources-queries.ts';
import { type OcrFormat, ocrFormats } from './ocr-task.ts';

const formats = ocrFormats.map((format) => `'${format}'`).join(', ');

/** Subtle: word for word the condition of the index page_short, or the index is not used. */
const isShort = `p.textFrom = 'file' AND length(p.text) < 120`;

const waits = `${isShort} AND o.unreadable IS NULL AND o.format IN (${formats})
  AND NOT EXISTS (SELECT 1 FROM page_ocr r WHERE r.page = p.id)
  AND EXISTS (SELECT 1 FROM source s WHERE s.object = o.name)`;

/** A page that is to be read from its picture; `number` from 1. */
export type WaitingPage = {
  readonly id: number;
  readonly object: string;
  readonly number: number;
  readonly format: OcrFormat;
};

/** Gives the pages that may be scans and were not looked at yet, in the order in which they came in. */
export function waitingPages(opened: ReadableCase): WaitingPage[] {
  const sql = `SELECT p.id, p.object, p.number, o.format FROM page p JOIN object o ON o.name = p.object
    WHERE ${waits} ORDER BY p.id`;
  return prepared(opened.db, sql).all() as WaitingPage[];
}

/** Gives the objects with pages that were read, whose words do not stand in their pages yet. */
export function unenteredObjects(opened: ReadableCase): { name: string; sha256: string }[] {
  const sql = `SELECT DISTINCT o.name, o.sha256 FROM page_ocr r CROSS JOIN page p ON p.id = r.page JOIN object o ON o.name = p.object
    WHERE r.words <> '[]' AND p.textFrom = 'file' AND EXISTS (SELECT 1 FROM source s WHERE s.object = o.name)`;
  return prepared(opened.db, sql).all() as { name: string; sha256: string }[];
}

/** A page whose words were read and do not stand in its text yet. */
export type UnenteredPage = { readonly id: number; readonly text: string; readonly words: readonly OcrWord[] };

/** Gives the pages of an object whose words are to be entered. */
export function unenteredPages(opened: ReadableCase, object: string): UnenteredPage[] {
  const sql = `SELECT p.id, p.text, r.words FROM page p JOIN page_ocr r ON r.page = p.id
    WHERE p.object = ? AND p.textFrom = 'file' AND r.words <> '[]' ORDER BY p.number`;
  return (prepared(opened.db, sql).all(object) as { id: number; text: string; words: string }[]).map((row) => ({
    ...row,
    words: JSON.parse(row.words) as OcrWord[],
  }));
}

/** Gives the words that were read from the picture of a page (from 1), and how sure they are; none for a page with its own text. */
export function wordsOfPage(
  opened: ReadableCase,
  source: string,
  page: number,
): { words: OcrWord[]; sureness: number | null } {
  const { object } = getSource(opened, source);
  const sql = `SELECT r.words, r.confidence FROM page p JOIN page_ocr r ON r.page = p.id
    WHERE p.object = ? AND p.number = ? AND p.textFrom = 'ocr'`;
  const row = prepared(opened.db, sql).get(object, page) as { words: string; confidence: number | null } | undefined;
  if (row === undefined) return { words: [], sureness: null };
  return { words: JSON.parse(row.words) as OcrWord[], sureness: row.confidence };
}

/** Gives what OCR did for the pages of a source. Throws `not-found`. */
export function ocrOfSource(opened: ReadableCase, source: string): SourceOcr {
  const { object } = getSource(opened, source);
  const counts = prepared(
    opened.db,
    `SELECT count(*) FILTER (WHERE r.words <> '[]') AS read,
       avg(r.confidence) FILTER (WHERE r.words <> '[]') AS sureness,
       count(*) FILTER (WHERE r.words = '[]' AND r.failed IS NULL AND p.text = '') AS wordless
     FROM page p JOIN page_ocr r ON r.page = p.id WHERE p.object = ?`,
  ).get(object) as Pick<SourceOcr, 'read' | 'sureness' | 'wordless'>;
  const waiting = prepared(
    opened.db,
    `SELECT count(*) AS count FROM page p JOIN object o ON o.name = p.object WHERE p.object = ? AND ${waits}`,
  ).get(object) as { count: number };
  const failed = prepared(
    opened.db,
    `SELECT p.number AS page, r.failed AS reason FROM page p JOIN page_ocr r ON r.page = p.id
     WHERE p.object = ? AND r.failed IS NOT NULL ORDER BY p.number`,
  ).all(object) as { page: number; reason: string }[];
  return {
    ...found(counts, 'this source'),
    waiting: waiting.count,
    failed: failed.map(({ page, reason }) => ({
      page,
      reason: ocrFailures.find((known) => known === reason) ?? 'crashed',
    })),
  };
}
