import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { NamedCheck } from '../../../shared/contract/views.ts';
import { found } from '../../../shared/assert.ts';
import { placeExhibits } from '../../../shared/domain/brief.ts';
import type { BriefExport } from '../../../shared/domain/briefs.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { exportable } from '../../../shared/domain/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import { planBundle } from '../bundle/plan.ts';
import { runBundle } from '../bundle/run-bundle.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { writeFileAtomic } from '../case-file/atomic-write.ts';
import { isOwnFile } from '../case-file/layout.ts';
import { issueBates } from '../exhibits/exhibits-commands.ts';
import { allRows, rowById } from '../journal/read.ts';
import { write } from '../journal/write.ts';
import { listSources } from '../sources/sources-queries.ts';
import { checkTitles } from './check-titles.ts';
import { composeBrief } from './compose.ts';
import { exhibitBytes } from './exhibit-form.ts';
import type { ComposedExhibit, DeadCite } from './ground.ts';
import { bundleExhibit, prepareExhibits, targetsOf, unproduced, type PreparedExhibit } from './prepared-exhibits.ts';
import type { Typesetter } from './typesetter.ts';

export type BriefRequest = {
  readonly brief: string;
  /** With the exhibits, or the brief alone. */
  readonly bundle: boolean;
  /** Date of issue, YYYY-MM-DD. */
  readonly date: string;
};

export type BriefTools = {
  readonly templates: string;
  readonly typesetter: Typesetter;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number, what: string) => void) | undefined;
  /** Told what was made and checked, before anything is written. */
  readonly onChecked?: (made: MadeBrief) => void;
};

export type MadeBrief = {
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly pages: number;
  readonly ok: boolean;
  readonly checks: readonly NamedCheck[];
  readonly warnings: readonly string[];
  readonly exhibits: readonly ComposedExhibit[];
};

/**
 * Makes the PDF in memory and checks it; writes nothing. The same case and date of issue give the same bytes.
 * Throws `invalid-input` for a day that is none, `unreadable-file` for an exhibit that cannot be reproduced, `cancelled`.
 */
export async function makeBrief(opened: ReadableCase, request: BriefRequest, tools: BriefTools): Promise<MadeBrief> {
  parseDay(request.date);
  const brief = found(rowById(opened, 'brief', request.brief), 'this brief');
  const info = found(allRows(opened, 'case_info')[0], 'the case');
  const exhibits = prepareExhibits(opened, info.batesPrefix, brief.settings.bundle);
  const composed = composeBrief(opened, brief, { ...request, exhibits, info });
  const bundled = request.bundle ? exhibits : [];
  const front = await tools.typesetter.brief(
    request.bundle ? placeExhibits(composed.data) : { ...composed.data, exhibits: [] },
    { templatesDir: tools.templates, template: brief.template, date: request.date },
    tools.signal,
  );
  const plan = planBundle({
    title: `${brief.title}: ${info.title}`,
    author: info.representative || null,
    date: request.date,
    paper: brief.paper,
    frontPages: front.pages,
    exhibits: bundled.map(bundleExhibit),
    targets: targetsOf(opened, bundled),
  });
  const byId = new Map(bundled.map((e) => [e.row.id, e]));
  const made = await runBundle(plan, {
    front: front.pdf,
    read: async (id) => await exhibitBytes(opened, tools, found(byId.get(id), 'this exhibit')),
    ...(tools.signal === undefined ? {} : { signal: tools.signal }),
    onProgress: ({ done, of, what }) => tools.onProgress?.(done, of, what),
  });
  const checks = [...made.checks.map(named), citeCheck(composed.deadCites), privilegeCheck(opened, exhibits)];
  const warnings = [
    ...composed.warnings,
    ...unproduced(opened, exhibits),
    ...front.warnings,
    ...made.warnings.map((w) => `${w.label}: ${w.detail}`),
    ...bundled.flatMap((e) =>
      e.form.kind === 'slip-sheet'
        ? [`${e.row.label}: cannot be printed (${e.form.why}); a slip sheet stands for it`]
        : [],
    ),
  ];
  const sha256 = createHash('sha256').update(made.pdf).digest('hex');
  return {
    pdf: made.pdf,
    sha256,
    pages: plan.pages,
    ok: checks.every((c) => c.ok),
    checks,
    warnings,
    exhibits: bundled,
  };
}

/**
 * Exports the brief: made, checked, and only then written, whole or not at all. The Bates numbers that it prints are issued for
 * good before the file is there, so that no file can ever bear a number that is issued again; the export is entered into the log
 * once it is; a file that cannot be entered goes. Throws `check-failed` with the names of the checks, `conflict` for a path that
 * is the case's own; then there is no file.
 */
export async function exportBrief(
  opened: WritableCase,
  request: BriefRequest & { readonly path: string; readonly fileName: string },
  tools: BriefTools,
): Promise<{ made: MadeBrief; export: BriefExport }> {
  if (isOwnFile(opened.layout, request.path)) {
    throw new AppError('conflict', 'a brief cannot take the place of a file of the case', { data: { field: 'out' } });
  }
  const made = await makeBrief(opened, request, tools);
  tools.onChecked?.(made);
  if (!made.ok) throw checkFailed(made.checks);
  if (tools.signal?.aborted === true) throw new AppError('cancelled', 'the export was cancelled');
  issueBates(
    opened,
    made.exhibits.flatMap(({ bates }) => bates ?? []),
  );
  await writeFileAtomic(request.path, made.pdf);
  const row: BriefExport = {
    id: opened.ids.next(),
    brief: request.brief,
    fileName: request.fileName,
    issuedOn: request.date,
    exportedAt: opened.clock.now(),
    sha256: made.sha256,
    bytes: made.pdf.byteLength,
    pages: made.pages,
    bundle: request.bundle,
    checks: made.checks.map((check) => ({ ...check, items: [...check.items] })),
    overrides: [],
    manifest: null,
    object: null,
    servedOn: null,
    servedTo: '',
  };
  const details = { sources: made.exhibits.map((e) => e.row.source), sha256: made.sha256 };
  try {
    write(opened, { label: 'export brief', kind: 'act', details }, (edit) => edit.insert('brief_export', row));
  } catch (cause) {
    await rm(request.path, { force: true });
    throw cause;
  }
  return { made, export: row };
}

/** Gives the error that names each failing check and what it found. */
export function checkFailed(checks: readonly NamedCheck[]): AppError {
  const failing = checks.filter((check) => !check.ok);
  const lines = failing.map((check) => `${check.title}: ${check.detail}`);
  return new AppError('check-failed', `nothing was written: ${lines.join('; ')}`, {
    data: { checks: failing.map((check) => check.check), lines },
  });
}

function named(check: { check: string; ok: boolean; detail: string; items: readonly string[] }): NamedCheck {
  return { ...check, title: checkTitles[check.check] ?? check.check, items: [...check.items] };
}

function citeCheck(dead: readonly DeadCite[]): NamedCheck {
  return named({
    check: 'cites-resolve',
    ok: dead.length === 0,
    detail:
      dead.length === 0
        ? 'every cite in the text has its exhibit'
        : `${dead.length} cites in the text have no exhibit in this bundle`,
    items: dead.map(({ target }) => target),
  });
}

function privilegeCheck(opened: ReadableCase, exhibits: readonly PreparedExhibit[]): NamedCheck {
  const sources = new Map(listSources(opened).map((source) => [source.id, source]));
  const barred = exhibits.filter((e) => {
    const source = sources.get(e.row.source);
    return source === undefined || !exportable(source);
  });
  return named({
    check: 'not-privileged',
    ok: barred.length === 0,
    detail:
      barred.length === 0
        ? 'no exhibit is privileged, compelled, sealed or under a protective order'
        : `${barred.length} exhibits are withheld: privileged, compelled, sealed or under a protective order`,
    items: barred.map((e) => e.row.label),
  });
}
