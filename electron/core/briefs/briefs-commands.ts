import { found } from '../../../shared/assert.ts';
import type { BriefDocument } from '../../../shared/domain/brief-document.ts';
import { standardSettings } from '../../../shared/domain/brief-settings.ts';
import type { Brief, BriefComment } from '../../../shared/domain/briefs.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowById, rowsWhere } from '../journal/read.ts';
import { type Patch, prepared, write } from '../journal/write.ts';

/** Adds a paper by a template, with nothing decided. */
export function createBrief(opened: WritableCase, given: Pick<Brief, 'title' | 'template'>): Brief {
  const row: Brief = {
    id: opened.ids.next(),
    ...given,
    paper: 'us-letter',
    issuedOn: null,
    summary: '',
    conclusion: '',
    remedy: '',
    document: null,
    settings: standardSettings,
  };
  return write(opened, { label: 'add paper' }, (edit) => edit.insert('brief', row)).value;
}

/** Changes what a person decides for a brief. Throws `invalid-input` for a day that is none. */
export function updateBrief(opened: WritableCase, id: string, patch: Patch<Omit<Brief, 'id'>>): Brief {
  if (typeof patch.issuedOn === 'string') parseDay(patch.issuedOn);
  return write(opened, { label: 'edit brief' }, (edit) => edit.update('brief', id, patch)).value;
}

/** Removes a paper and its comments. Throws `conflict` for one that was exported: it stays on record. */
export function removeBrief(opened: WritableCase, id: string): void {
  found(rowById(opened, 'brief', id), 'this brief');
  if (rowsWhere(opened, 'brief_export', 'brief', id).length > 0) {
    throw new AppError('conflict', 'a paper that was exported stays on record', { data: { reason: 'exported' } });
  }
  write(opened, { label: 'remove paper', touches: ['brief_draft'] }, (edit, db) => {
    prepared(db, 'DELETE FROM brief_draft WHERE brief = ?').run(id);
    const comments = rowsWhere(opened, 'brief_comment', 'brief', id);
    for (const comment of comments.toSorted((a, b) => Number(a.parent === null) - Number(b.parent === null))) {
      edit.remove('brief_comment', comment.id);
    }
    for (const dismissal of rowsWhere(opened, 'cite_dismissal', 'brief', id))
      edit.remove('cite_dismissal', dismissal.id);
    edit.remove('brief', id);
  });
}

/** Keeps what is being typed, outside of the journal, so that a crash loses nothing; `saveDocument` follows. */
export function keepDraft(opened: WritableCase, brief: string, document: BriefDocument): { savedAt: string } {
  found(rowById(opened, 'brief', brief), 'this brief');
  const savedAt = opened.clock.now();
  const sql = `INSERT INTO brief_draft (brief, document, savedAt) VALUES (?, ?, ?)
    ON CONFLICT (brief) DO UPDATE SET document = excluded.document, savedAt = excluded.savedAt`;
  prepared(opened.db, sql).run(brief, JSON.stringify(document), savedAt);
  return { savedAt };
}

/** Enters a document into the journal as one step and drops its draft. */
export function saveDocument(opened: WritableCase, brief: string, document: BriefDocument): Brief {
  return write(opened, { label: 'edit brief' }, (edit, db) => {
    prepared(db, 'DELETE FROM brief_draft WHERE brief = ?').run(brief);
    return edit.update('brief', brief, { document });
  }).value;
}

export function addComment(
  opened: WritableCase,
  given: Pick<BriefComment, 'id' | 'brief' | 'parent' | 'quote' | 'text'>,
): BriefComment {
  const row: BriefComment = { ...given, author: opened.actor, at: opened.clock.now(), resolved: false };
  return write(opened, { label: 'add comment' }, (edit) => edit.insert('brief_comment', row)).value;
}

export function updateComment(
  opened: WritableCase,
  id: string,
  patch: Patch<Pick<BriefComment, 'text' | 'resolved'>>,
): BriefComment {
  return write(opened, { label: 'edit comment' }, (edit) => edit.update('brief_comment', id, patch)).value;
}

/** Removes a comment with its answers. */
export function removeComment(opened: WritableCase, id: string): void {
  write(opened, { label: 'remove comment' }, (edit) => {
    for (const answer of rowsWhere(opened, 'brief_comment', 'parent', id)) edit.remove('brief_comment', answer.id);
    edit.remove('brief_comment', id);
  });
}
