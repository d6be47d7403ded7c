import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { found } from '../../../shared/assert.ts';
import type { BriefExport } from '../../../shared/domain/briefs.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { writeFileAtomic } from '../case-file/atomic-write.ts';
import { isOwnFile } from '../case-file/layout.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { exhibitsForBundle } from '../exhibits/exhibits-queries.ts';
import { allRows, rowById } from '../journal/read.ts';
import { write } from '../journal/write.ts';

/**
 * Says of an exported file on what day and to whom it was served, as an act that nothing undoes; null says that it was not. The only
 * change that an export takes once it is on record. What was said before is corrected by an act of its own, with a reason. Throws
 * `conflict` for one whose exact bytes were not kept: it could not be printed again; `invalid-input` for a day that is none, nobody,
 * or a correction without a reason.
 */
export function serveExport(
  opened: WritableCase,
  id: string,
  served: { readonly on: string; readonly to: string } | null,
  correction = '',
): BriefExport {
  const row = found(rowById(opened, 'brief_export', id), 'this export');
  const reason = correction.trim();
  if (row.servedOn !== null && reason === '') {
    throw new AppError('invalid-input', 'say why what was served is corrected', { data: { field: 'reason' } });
  }
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
  if (served === null && row.servedOn === null) return row;
  const label =
    row.servedOn === null
      ? 'serve brief'
      : served === null
        ? 'correct that a brief was served: it was not'
        : 'correct how a brief was served';
  const patch = { servedOn: served?.on ?? null, servedTo: served?.to.trim() ?? '' };
  const sources = row.manifest?.exhibits.map(({ source }) => source) ?? [];
  const details = {
    sources,
    sha256: row.sha256,
    fileName: row.fileName,
    served,
    ...(row.servedOn === null ? {} : { before: { on: row.servedOn, to: row.servedTo }, reason }),
  };
  return write(opened, { label, kind: 'act', details }, (edit) => edit.update('brief_export', id, patch)).value;
}

/**
 * Writes the kept copy of an exported file again, byte for byte, as an act on record. Throws `conflict` for one of which no copy was
 * kept or for a path that is the case's own, `corrupt-case` when the copy no longer has the hash on record; then there is no file.
 */
export async function reprintExport(opened: WritableCase, id: string, path: string): Promise<BriefExport> {
  const row = found(rowById(opened, 'brief_export', id), 'this export');
  if (isOwnFile(opened.layout, path)) throw new AppError('conflict', 'that is a file of the case');
  if (row.object === null) {
    throw new AppError('conflict', 'its exact bytes were not kept', { data: { id, reason: 'not-kept' } });
  }
  const bytes = await opened.store.readAll(row.object);
  if (createHash('sha256').update(bytes).digest('hex') !== row.sha256) {
    throw new AppError('corrupt-case', 'the kept copy is not the file that was exported', { data: { id } });
  }
  const sources = row.manifest?.exhibits.map(({ source }) => source) ?? [];
  const details = { sources, sha256: row.sha256, fileName: basename(path) };
  await writeFileAtomic(path, bytes);
  write(opened, { label: 'save an exported brief again', kind: 'act', details }, () => undefined);
  return row;
}

/** What an exported file printed of an exhibit, and what the case would print now. */
export type LabelChange = { readonly was: string; readonly now: string | null };

/** Gives, by export, the exhibits whose numbers have changed in the case since; `now` is null for one that is no exhibit any more. */
export function changedLabels(opened: ReadableCase): Record<string, LabelChange[]> {
  const labels = new Map(exhibitsForBundle(opened).map(({ source, label }) => [source, label]));
  const entries = allRows(opened, 'brief_export').flatMap(({ id, manifest }) => {
    const changes = (manifest?.exhibits ?? []).flatMap(({ source, label }) => {
      const now = labels.get(source) ?? null;
      return now === label ? [] : [{ was: label, now }];
    });
    return changes.length === 0 ? [] : [[id, changes] as const];
  });
  return Object.fromEntries(entries);
}
