import { found } from '../../../shared/assert.ts';
import type { CaseInfo } from '../../../shared/domain/cases.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { allRows } from '../journal/read.ts';
import { type Patch, write } from '../journal/write.ts';
import type { ReadableCase, WritableCase } from './open-case.ts';

/** Gives what stands on the cover of the case. */
export function caseInfo(opened: ReadableCase): CaseInfo {
  return found(allRows(opened, 'case_info')[0], 'the case');
}

/** Changes the cover of the case. Throws `invalid-input` for a day that is none. */
export function updateCase(opened: WritableCase, patch: Patch<Omit<CaseInfo, 'id' | 'createdAt'>>): CaseInfo {
  for (const day of [patch.hearingOn, patch.incidentOn]) if (typeof day === 'string') parseDay(day);
  const { id } = caseInfo(opened);
  return write(opened, { label: 'edit case' }, (edit) => edit.update('case_info', id, patch)).value;
}
