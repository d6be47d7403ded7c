import { found } from '../../../shared/assert.ts';
import { type CiteDismissal, type Finding, stoppingKinds } from '../../../shared/domain/cite-check.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowById, rowsWhere } from '../journal/read.ts';
import { write } from '../journal/write.ts';

/**
 * Lets a finding of a brief stand, with a person's reason if there is one; a second time changes the reason. Throws `not-found`,
 * and `conflict` for a finding that stops the export.
 */
export function dismissFinding(
  opened: WritableCase,
  brief: string,
  finding: Pick<Finding, 'key' | 'kind' | 'text'>,
  reason: string,
): CiteDismissal {
  found(rowById(opened, 'brief', brief), 'this brief');
  if (stoppingKinds.has(finding.kind)) {
    throw new AppError('conflict', 'this finding stops the export; it cannot be dismissed', {
      data: { kind: finding.kind },
    });
  }
  const before = rowsWhere(opened, 'cite_dismissal', 'brief', brief).find((row) => row.key === finding.key);
  return write(opened, { label: 'dismiss finding' }, (edit) => {
    if (before !== undefined) return edit.update('cite_dismissal', before.id, { reason });
    return edit.insert('cite_dismissal', {
      id: opened.ids.next(),
      brief,
      key: finding.key,
      kind: finding.kind,
      text: finding.text.slice(0, 2000),
      reason,
      by: opened.actor,
      at: opened.clock.now(),
    });
  }).value;
}

/** Has a dismissed finding count again. Throws `not-found`. */
export function undismissFinding(opened: WritableCase, id: string): void {
  found(rowById(opened, 'cite_dismissal', id), 'this dismissal');
  write(opened, { label: 'restore finding' }, (edit) => edit.remove('cite_dismissal', id));
}
