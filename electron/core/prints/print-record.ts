import type { Override } from '../../../shared/domain/briefs.ts';
import { judge } from '../../../shared/domain/export-gate.ts';
import { rangeText } from '../../../shared/domain/prints.ts';
import { found } from '../../../shared/assert.ts';
import { AppError } from '../../../shared/errors.ts';
import { checkFailed } from '../briefs/export-gate.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { calledOffLabel } from '../custody/source-custody-queries.ts';
import { issueBates } from '../exhibits/exhibits-commands.ts';
import { write } from '../journal/write.ts';
import type { MadePrint } from './made-print.ts';

type Kept = Omit<MadePrint, 'pdf'>;

/** The last prints that were made of an open case: only what was made here, and judged here, goes on record. */
const made = new WeakMap<ReadableCase, Map<string, Kept>>();
const mostKept = 8;

/** Keeps what is known of a print that was made, without its pages. */
export function keepPrint(opened: ReadableCase, id: string, { pdf: _pdf, ...print }: MadePrint): void {
  const prints = made.get(opened) ?? new Map<string, Kept>();
  made.set(opened, prints.set(id, print));
  const [oldest] = prints.keys();
  if (prints.size > mostKept && oldest !== undefined) prints.delete(oldest);
}

export type BeginPrint = {
  readonly print: string;
  /** Pages of what was made, from 1; of the window, sheets. */
  readonly pages: readonly number[];
  readonly overrides: readonly Override[];
};

/**
 * Enters into the log that pages go to the printer, before they do, so that none is ever printed off record; Bates numbers on them
 * are issued for good. Gives the step, and whether each sheet must bear the draft mark. Throws `check-failed` as an export does.
 */
export function beginPrint(opened: WritableCase, request: BeginPrint): { step: number; draft: boolean } {
  const print = found(made.get(opened)?.get(request.print), 'this print');
  const { pages } = request;
  if (print.pages > 0 && pages.some((page) => page > print.pages)) {
    throw new AppError('invalid-input', 'there is no such page', { data: { field: 'pages' } });
  }
  const { draft, taken } = pass(print, request.overrides);
  const on = ({ from, to }: MadePrint['sources'][number]) =>
    from === null || to === null || pages.some((page) => page >= from && page <= to);
  const sources = [...new Set(print.sources.filter(on).map(({ source }) => source))];
  issueBates(opened, [...print.bates]);
  const details = {
    sources,
    title: print.title,
    printed: `${pages.length === 1 ? 'page' : 'pages'} ${rangeText(pages)} of ${print.pages || pages.length}`,
    ...(draft ? { draft: true } : {}),
    ...(print.marks.length === 0 ? {} : { marks: print.marks }),
    ...(print.sha256 === null ? {} : { sha256: print.sha256 }),
    ...(taken.length === 0 ? {} : { overrides: taken }),
  };
  const { step } = write(opened, { label: print.label, kind: 'act', details }, () => undefined);
  if (step === null) throw new AppError('internal', 'the print made no entry');
  return { step, draft };
}

/** Enters into the log that a print on record did not take place: somebody cancelled, or the printer did not take it. */
export function callOffPrint(opened: WritableCase, step: number, reason: string): void {
  const sql = `SELECT details FROM journal_step WHERE number = ? AND kind = 'act'`;
  const row = opened.db.prepare<[number], { details: string | null }>(sql).get(step);
  const details = JSON.parse(found(row, 'this print').details ?? '{}') as { printed?: unknown; sources?: unknown };
  if (typeof details.printed !== 'string') throw new AppError('invalid-input', 'this entry is no print');
  const about = { sources: details.sources ?? [], calledOff: step, reason };
  write(opened, { label: calledOffLabel, kind: 'act', details: about }, () => undefined);
}

function pass({ gate }: Kept, overrides: readonly Override[]): { draft: boolean; taken: readonly Override[] } {
  if (gate.kind === 'none') return { draft: false, taken: [] };
  const { closed, owed, taken } = judge(gate.checks, overrides);
  const failing = gate.kind === 'whole' ? [...closed, ...owed] : closed;
  if (failing.length > 0) throw checkFailed(failing, owed);
  return { draft: owed.length > 0, taken };
}
