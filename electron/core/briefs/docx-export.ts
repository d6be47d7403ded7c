import { createHash } from 'node:crypto';
import { found } from '../../../shared/assert.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { writeFileAtomic } from '../case-file/atomic-write.ts';
import { isOwnFile } from '../case-file/layout.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { allRows, rowById } from '../journal/read.ts';
import { write } from '../journal/write.ts';
import { citeCheck } from './cite-check.ts';
import { composeBrief } from './compose.ts';
import { briefDocx } from './docx.ts';
import { compelledOverride, gateChecks, passGate } from './export-gate.ts';
import { citeChecks, repeatFindings } from './gate-findings.ts';
import { prepareExhibits } from './prepared-exhibits.ts';
import { standardDocument } from './standard-documents.ts';

export type WordRequest = {
  readonly brief: string;
  /** Date of issue, YYYY-MM-DD. */
  readonly date: string;
  /** Why compelled statements among the exhibits may leave the case. */
  readonly compelledReason?: string | undefined;
};

export type MadeWord = {
  readonly docx: Uint8Array;
  readonly sha256: string;
  readonly warnings: readonly string[];
  /** Sources of the exhibits that it lists. */
  readonly sources: readonly string[];
  /** Whether a compelled statement is among them. */
  readonly compelled: boolean;
};

/**
 * Makes the words of a brief as a Word file; writes nothing. Only what exhibits of this paper prove is in it, as in its PDF. Throws
 * `check-failed` when an exhibit is withheld, a compelled one has no reason, or a cite leads nowhere, `invalid-input` for a day that is none.
 */
export async function makeWord(opened: ReadableCase, request: WordRequest): Promise<MadeWord> {
  parseDay(request.date);
  const brief = found(rowById(opened, 'brief', request.brief), 'this brief');
  const info = found(allRows(opened, 'case_info')[0], 'the case');
  const exhibits = prepareExhibits(opened, info.batesPrefix, brief.settings.bundle);
  const composed = composeBrief(opened, brief, { date: request.date, bundle: true, exhibits, info });
  const { deadCites } = composed;
  const cites = citeCheck(opened, brief, brief.document ?? standardDocument(brief));
  const checks = gateChecks(opened, {
    info,
    exhibits,
    made: [],
    more: citeChecks(cites),
    repeats: repeatFindings(cites),
    missing: [],
    deadCites,
    printed: composed.data,
    fileName: null,
  });
  // A Word file goes on being worked at: only what may never leave the case stops it, or not without a reason.
  passGate(
    checks.filter(({ check, severity }) => severity === 'closed' || check === 'not-compelled'),
    compelledOverride(request.compelledReason),
  );
  const docx = await briefDocx(composed.data, brief.template);
  const sha256 = createHash('sha256').update(docx).digest('hex');
  const compelled = exhibits.some(({ row }) => row.letIn !== null);
  return { docx, sha256, warnings: composed.warnings, sources: exhibits.map(({ row }) => row.source), compelled };
}

/** Writes a brief as a Word file and enters it into the log; a file that cannot be entered does not stay. Throws as makeWord does, `conflict` for a file of the case. */
export async function exportWord(
  opened: WritableCase,
  request: WordRequest & { readonly path: string; readonly fileName: string },
  signal?: AbortSignal,
): Promise<MadeWord> {
  if (isOwnFile(opened.layout, request.path)) {
    throw new AppError('conflict', 'a brief cannot take the place of a file of the case', { data: { field: 'out' } });
  }
  const made = await makeWord(opened, request);
  if (signal?.aborted === true) throw new AppError('cancelled', 'the export was cancelled');
  const { brief, fileName } = request;
  const { sha256, sources } = made;
  const reason = made.compelled ? { reason: (request.compelledReason ?? '').trim() } : {};
  const details = { sources, brief, fileName, sha256, ...reason };
  // The entry first: then no file is ever there off record. A file that cannot be written leaves an entry that says so.
  write(opened, { label: 'export brief as Word file', kind: 'act', details }, () => undefined);
  try {
    await writeFileAtomic(request.path, made.docx);
  } catch (cause) {
    write(opened, { label: 'Word file was not written', kind: 'act', details: { brief, fileName } }, () => undefined);
    throw cause;
  }
  return made;
}
