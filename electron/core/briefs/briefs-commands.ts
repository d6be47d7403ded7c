import type { Brief } from '../../../shared/domain/briefs.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { type Patch, write } from '../journal/write.ts';

/** Changes what a person decides for a brief. Throws `invalid-input` for a day that is none. */
export function updateBrief(opened: WritableCase, id: string, patch: Patch<Omit<Brief, 'id'>>): Brief {
  if (typeof patch.issuedOn === 'string') parseDay(patch.issuedOn);
  return write(opened, { label: 'edit brief' }, (edit) => edit.update('brief', id, patch)).value;
}
