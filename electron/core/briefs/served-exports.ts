import { found } from '../../../shared/assert.ts';
import type { BriefExport } from '../../../shared/domain/briefs.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowById } from '../journal/read.ts';
import { write } from '../journal/write.ts';

/**
 * Says of an exported file on what day and to whom it was served; null takes it back. The only change that an export takes once it is
 * on record. Throws `conflict` for one whose exact bytes were not kept: it could not be printed again; `invalid-input` for a day
 * that is none, or nobody.
 */
export function serveExport(
  opened: WritableCase,
  id: string,
  served: { readonly on: string; readonly to: string } | null,
): BriefExport {
  const row = found(rowById(opened, 'brief_export', id), 'this export');
  if (served !== null) {
    parseDay(served.on);
    if (served.to.trim() === '') {
      throw new AppError('invalid-input', 'say to whom it was served', { data: { field: 'servedTo' } });
    }
    if (row.object === null) {
      throw new AppError('conflict', 'its exact bytes were not kept, so it cannot be printed again', {
        data: { id, reason: 'not-kept' },
      });
    }
  }
  const label = served === null ? 'take back that a brief was served' : 'serve brief';
  const patch = { servedOn: served?.on ?? null, servedTo: served?.to.trim() ?? '' };
  return write(opened, { label, details: { sha256: row.sha256 } }, (edit) => edit.update('brief_export', id, patch))
    .value;
}
