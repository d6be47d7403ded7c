import { found } from '../../../shared/assert.ts';
import { type BriefDocument, briefDocumentSchema } from '../../../shared/domain/brief-document.ts';
import type { Brief } from '../../../shared/domain/briefs.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { rowById } from '../journal/read.ts';
import { currentImage, fromRaw, type RawRow } from '../journal/tables.ts';
import { prepared } from '../journal/write.ts';
import { standardDocument } from './standard-documents.ts';

/** What stands in the editor: the draft where one was left, else what was saved, else what the template gives. */
export function openDocument(
  opened: ReadableCase,
  id: string,
): { document: BriefDocument; from: 'draft' | 'saved' | 'template'; draftAt: string | null } {
  const brief = found(rowById(opened, 'brief', id), 'this brief');
  const draft = prepared(opened.db, 'SELECT document, savedAt FROM brief_draft WHERE brief = ?').get(id) as
    | { document: string; savedAt: string }
    | undefined;
  if (draft !== undefined) {
    return { document: briefDocumentSchema.parse(JSON.parse(draft.document)), from: 'draft', draftAt: draft.savedAt };
  }
  if (brief.document !== null) return { document: brief.document, from: 'saved', draftAt: null };
  return { document: standardDocument(brief), from: 'template', draftAt: null };
}

export type BriefVersion = {
  readonly step: number;
  readonly at: string;
  readonly actor: string;
  readonly label: string;
};

/** Gives the steps that changed the words of a brief, newest first, from the journal. */
export function briefVersions(opened: ReadableCase, id: string): BriefVersion[] {
  const sql = `SELECT s.number AS step, s.at, s.actor, s.label FROM journal_change c JOIN journal_step s ON s.number = c.step
    WHERE c."table" = 'brief' AND c.row = ? AND c.after IS NOT NULL AND (c.before IS NULL
      OR json_extract(c.before, '$.document') IS NOT json_extract(c.after, '$.document')
      OR json_extract(c.before, '$.summary') IS NOT json_extract(c.after, '$.summary')
      OR json_extract(c.before, '$.conclusion') IS NOT json_extract(c.after, '$.conclusion')
      OR json_extract(c.before, '$.remedy') IS NOT json_extract(c.after, '$.remedy'))
    ORDER BY s.number DESC`;
  return prepared(opened.db, sql).all(id) as BriefVersion[];
}

/** Gives the words of a brief as a step left them. Throws `not-found`. */
export function briefAtStep(opened: ReadableCase, id: string, step: number): BriefDocument {
  const sql = `SELECT after FROM journal_change WHERE step = ? AND "table" = 'brief' AND row = ? AND after IS NOT NULL`;
  const image = found(prepared(opened.db, sql).pluck().get(step, id) as string | undefined, 'this version');
  const brief: Brief = fromRaw('brief', JSON.parse(currentImage('brief', image)) as RawRow);
  return brief.document ?? standardDocument(brief);
}
