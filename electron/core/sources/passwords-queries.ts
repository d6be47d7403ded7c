import type { PasswordView } from '../../../shared/contract/views.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { prepared } from '../journal/write.ts';
import { sourceLabels } from './sources-queries.ts';

/** A PDF that could not be read for want of its password, or that was read with it. */
const asks = `((unreadable = 'encrypted' AND mime = 'application/pdf')
  OR (format = 'pdf' AND meta LIKE '%"encrypted":"password"%'))`;

/** Tells whether an object asks for a password that nobody has typed since the case was opened. */
export function isLocked(opened: ReadableCase, object: string): boolean {
  return opened.unlocked.about(object) === null && asksPassword(opened, object);
}

/** Tells whether an object is a PDF that opens with a password only, typed or not. */
export function asksPassword(opened: ReadableCase, object: string): boolean {
  return prepared(opened.db, `SELECT 1 FROM object WHERE name = ? AND ${asks}`).pluck().get(object) !== undefined;
}

/** Gives the objects that ask for a password that nobody has typed since the case was opened. */
export function listLocked(opened: ReadableCase): string[] {
  const asking = prepared(opened.db, `SELECT name FROM object WHERE ${asks}`).pluck().all() as string[];
  return asking.filter((name) => opened.unlocked.about(name) === null);
}

/** Gives the sources that ask for a password, in order of import, and which of them it was typed for. */
export function listPasswords(opened: ReadableCase): PasswordView[] {
  const labels = sourceLabels(opened);
  const sql = `SELECT s.id AS source, s.object, s.title, o.bytes, o.unreadable FROM object o JOIN source s ON s.object = o.name
    WHERE ${asks} ORDER BY s.id`;
  const rows = prepared(opened.db, sql).all() as (Pick<PasswordView, 'source' | 'title' | 'bytes'> & {
    object: string;
    unreadable: string | null;
  })[];
  return rows.map(({ object, unreadable, ...row }) => {
    const about = opened.unlocked.about(object);
    return {
      ...row,
      bytes: about?.bytes ?? row.bytes,
      label: labels.get(row.source) ?? null,
      isOpen: about !== null,
      isRead: unreadable === null,
    };
  });
}
