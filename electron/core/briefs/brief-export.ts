import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NamedCheck } from '../../../shared/contract/views.ts';
import { found } from '../../../shared/assert.ts';
import { placeExhibits, type BriefData } from '../../../shared/domain/brief.ts';
import type { Brief, BriefExport, Override } from '../../../shared/domain/briefs.ts';
import type { BundlePlan, PlannedExhibit } from '../../../shared/domain/bundle.ts';
import type { EvidenceObject } from '../../../shared/domain/sources.ts';
import type { CaseInfo } from '../../../shared/domain/cases.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { exportName } from '../../../shared/domain/export-name.ts';
import { AppError } from '../../../shared/errors.ts';
import { planBundle } from '../bundle/plan.ts';
import type { PdfAbout } from '../bundle/metadata.ts';
import { runSurvey } from '../bundle/run-survey.ts';
import { surveyAbout } from '../bundle/survey.ts';
import type { BundleReport } from '../bundle/make-bundle.ts';
import { runBundle, type RunBundleInput } from '../bundle/run-bundle.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { writeOnRecord, type TempFile } from '../case-file/begun-exports.ts';
import { isOwnFile } from '../case-file/layout.ts';
import { issueBates } from '../exhibits/exhibits-commands.ts';
import { allRows, rowById } from '../journal/read.ts';
import { write } from '../journal/write.ts';
import { cutWarnings, namesOfCut, partsOfExhibits, writeFiles, type Cut, type WrittenFile } from './brief-files.ts';
import { composeBrief } from './compose.ts';
import { exhibitBytes } from './exhibit-form.ts';
import type { ComposedExhibit } from './ground.ts';
import { gateChecks, passGate } from './export-gate.ts';
import { enterObject, keepCopy } from './kept-copies.ts';
import { passwordChecks } from './locked-exhibits.ts';
import { missingGlyphs } from './missing-glyphs.ts';
import { bundleExhibit, prepareExhibits, targetsOf } from './prepared-exhibits.ts';
import { citeCheckAsJob } from './cite-check.ts';
import { citeChecks, repeatFindings } from './gate-findings.ts';
import { standardDocument } from './standard-documents.ts';
import { manifestOf, metadataCheck } from './export-manifest.ts';
import { measureCut } from './measure-cut.ts';
import { tabTitles } from './tab-titles.ts';
import type { Typesetter } from './typesetter.ts';

export type BriefRequest = {
  readonly brief: string;
  /** A paper that is not kept in the case, in place of the one of that id. */
  readonly unkept?: Brief;
  /** With the exhibits, or the brief alone. */
  readonly bundle: boolean;
  /** Date of issue, YYYY-MM-DD. */
  readonly date: string;
  /** The name that the file is to have, for the check of it; without one, that which is suggested. Null for what is no file. */
  readonly fileName?: string | null;
};

export type BriefTools = {
  readonly templates: string;
  readonly typesetter: Typesetter;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number, what: string) => void) | undefined;
  /** Told what was made and checked, before any file has its name. */
  readonly onChecked?: (made: CheckedBrief) => void;
};

/** What is known of a brief that was made and read again. */
export type CheckedBrief = {
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  /** False when a check fails that no reason lets pass. */
  readonly ok: boolean;
  readonly checks: readonly NamedCheck[];
  readonly warnings: readonly string[];
  readonly exhibits: readonly ComposedExhibit[];
  /** What the file says of itself. */
  readonly about: PdfAbout;
  /** Exhibits with their first pages. */
  readonly planned: readonly PlannedExhibit[];
};

export type MadeBrief = CheckedBrief & { readonly pdf: Uint8Array };

/**
 * Makes the PDF in memory and checks it; writes nothing. The same case and date of issue give the same bytes.
 * Throws `invalid-input` for a day that is none, `unreadable-file` for an exhibit that cannot be reproduced, `cancelled`.
 */
export async function makeBrief(opened: ReadableCase, request: BriefRequest, tools: BriefTools): Promise<MadeBrief> {
  let pdf: Uint8Array = new Uint8Array();
  const checked = await makeWith(opened, request, tools, async (plan, input) => {
    const made = await runBundle(plan, input);
    ({ pdf } = made);
    return made;
  });
  const last = metadataCheck(surveyAbout(pdf), checked.about);
  return { ...checked, ok: checked.ok && last.ok, checks: [...checked.checks, last], pdf };
}

async function makeWith(
  opened: ReadableCase,
  request: BriefRequest,
  tools: BriefTools,
  run: (plan: BundlePlan, input: RunBundleInput) => Promise<BundleReport>,
  cut: Cut | null = null,
): Promise<CheckedBrief> {
  parseDay(request.date);
  const brief = request.unkept ?? found(rowById(opened, 'brief', request.brief), 'this brief');
  const info = found(allRows(opened, 'case_info')[0], 'the case');
  const exhibits = prepareExhibits(opened, info.batesPrefix, brief.settings.bundle, { toCopy: request.bundle });
  const composed = composeBrief(opened, brief, { ...request, exhibits, info });
  const bundled = request.bundle ? exhibits : [];
  const front = await tools.typesetter.brief(
    request.bundle ? placeExhibits(inParts(composed.data, cut)) : composed.data,
    {
      templatesDir: tools.templates,
      template: brief.template,
      date: request.date,
      // With exhibits it cannot be a PDF/A, so its own part is not made as one.
      standard: request.bundle ? 'ua-1' : brief.settings.standard,
    },
    tools.signal,
  );
  const plan = planBundle({
    title: `${brief.title}: ${info.title}`,
    author: info.representative || null,
    date: request.date,
    paper: brief.paper,
    reducePictures: brief.settings.bundle.reducePictures === true,
    frontPages: front.pages,
    standard: request.bundle ? null : brief.settings.standard,
    exhibits: bundled.map(bundleExhibit),
    targets: targetsOf(opened, bundled),
  });
  const byId = new Map(bundled.map((e) => [e.row.id, e]));
  const made = await run(plan, {
    front: front.pdf,
    read: async (id) => await exhibitBytes(opened, tools, found(byId.get(id), 'this exhibit')),
    ...(tools.signal === undefined ? {} : { signal: tools.signal }),
    onProgress: ({ done, of, what }) => tools.onProgress?.(done, of, what),
  });
  const cites = await citeCheckAsJob(
    opened,
    brief,
    brief.document ?? standardDocument(brief),
    tools.signal === undefined ? {} : { signal: tools.signal },
  );
  const checks = gateChecks(opened, {
    info,
    more: [...passwordChecks(opened, bundled), tabTitles(bundled), ...citeChecks(cites)],
    repeats: repeatFindings(cites),
    exhibits,
    made: made.checks,
    deadCites: composed.deadCites,
    missing: missingGlyphs(front.missing, composed.data.blocks),
    printed: composed.data,
    fileName: request.fileName === undefined ? suggestedName(info, brief, request.bundle) : request.fileName,
  });
  const warnings = [
    ...composed.warnings,
    ...front.warnings,
    ...made.warnings.map((w) => `${w.label}: ${w.detail}`),
    ...bundled.flatMap((e) =>
      e.form.kind === 'slip-sheet'
        ? [`${e.row.label}: cannot be printed (${e.form.why}); a slip sheet stands for it`]
        : [],
    ),
  ];
  return {
    sha256: made.sha256,
    bytes: made.bytes,
    pages: plan.pages,
    ok: checks.every((check) => check.ok || check.severity !== 'closed'),
    checks,
    warnings,
    exhibits: bundled,
    about: plan,
    planned: plan.exhibits,
  };
}

const suggestedName = ({ title, hearingOn }: CaseInfo, brief: Brief, bundle: boolean): string =>
  exportName({ caseTitle: title, paperTitle: brief.title, bundle, hearingOn });

/** The brief's data with the part in which each exhibit is. */
function inParts(data: BriefData, cut: Cut | null): BriefData {
  if (cut === null) return data;
  const parts = partsOfExhibits(cut);
  return { ...data, exhibits: data.exhibits.map((one) => ({ ...one, part: parts.get(one.id) ?? 1 })) };
}

/** Gives how a bundle that has a size cap is cut, or null where it is one file. */
async function cutOf(opened: ReadableCase, request: ExportRequest, tools: BriefTools): Promise<Cut | null> {
  const { sizeCap } = found(rowById(opened, 'brief', request.brief), 'this brief').settings.bundle;
  if (!request.bundle || sizeCap === null) return null;
  const to = { fileName: request.fileName, limit: sizeCap * 1_000_000 };
  return await measureCut(to, (cut, run) => makeWith(opened, request, tools, run, cut));
}

/** Parts lie beside the place that was chosen, and replace nothing that is there. */
function pathsOf(request: ExportRequest, cut: Cut | null): readonly string[] {
  if (cut === null) return [request.path];
  return namesOfCut(cut).map((name) => {
    const path = join(dirname(request.path), name);
    if (!existsSync(path)) return path;
    throw new AppError('conflict', `there is a file named ${name} already`, {
      data: { field: 'out', reason: 'part-taken' },
    });
  });
}

/** What a person asks for when a brief leaves the case. */
export type ExportRequest = BriefRequest & {
  readonly path: string;
  readonly fileName: string;
  /** Why a check that may be let pass is let pass. */
  readonly overrides?: readonly Override[];
  /** Keep the exact bytes in the case. */
  readonly keep?: boolean;
  /** Says that this file is served, on a day and to whom; the exact bytes are then kept. */
  readonly served?: { readonly on: string; readonly to: string } | null;
};

/**
 * Exports the brief: made under a temp name as it is written, checked, read again from the disk, entered into the log, and only then
 * renamed: whole or not at all, and never off record. The Bates numbers that it prints are issued for good before the file has its
 * name, so that no file can ever bear a number that is issued again. A check that may be let pass needs a reason, which goes to the log. Throws
 * `check-failed` with the names of the checks, `conflict` for a path that is the case's own; then there is no file.
 */
export async function exportBrief(
  opened: WritableCase,
  request: ExportRequest,
  tools: BriefTools,
): Promise<{ made: CheckedBrief; export: BriefExport; exports: readonly BriefExport[] }> {
  if (isOwnFile(opened.layout, request.path)) {
    throw new AppError('conflict', 'a brief cannot take the place of a file of the case', { data: { field: 'out' } });
  }
  const served = request.served ?? null;
  if (served !== null) parseDay(served.on);
  const cut = await cutOf(opened, request, tools);
  const wanted = pathsOf(request, cut).map((path) => ({ path, row: opened.ids.next() }));
  const id = wanted[0]?.row ?? '';
  const label = served === null ? 'export brief' : 'export and serve brief';
  const result = await writeOnRecord(opened, id, wanted, {
    fill: async (temps) => {
      let files: readonly WrittenFile[] = [];
      const to = { fileName: request.fileName, temps: temps.map(({ temp }) => temp), cut };
      const run = async (plan: BundlePlan, input: RunBundleInput) => {
        const written = await writeFiles(plan, input, to);
        ({ files } = written);
        return written.report;
      };
      const checked = await makeWith(opened, request, tools, run, cut);
      const made = { ...checked, warnings: [...cutWarnings(files, cut), ...checked.warnings] };
      tools.onChecked?.(made);
      const { taken } = passGate(made.checks, request.overrides ?? []);
      if (tools.signal?.aborted === true) throw new AppError('cancelled', 'the export was cancelled');
      issueBates(
        opened,
        made.exhibits.flatMap(({ bates }) => bates ?? []),
      );
      return { made, taken, files };
    },
    look: async ({ made, taken, files }, temps) => {
      const keep = served !== null || request.keep === true;
      const exportedAt = opened.clock.now();
      const entries: { row: BriefExport; kept: EvidenceObject | null }[] = [];
      let checks = made.checks;
      for (const [at, file] of files.entries()) {
        const temp = tempOf(temps[at]);
        const survey = await runSurvey(temp, { sha256: file.sha256, signal: tools.signal });
        const last = [metadataCheck(survey, made.about)];
        passGate(last, []);
        const kept = keep ? await keepCopy(opened, temp, file) : null;
        checks = [...made.checks, ...last];
        const row: BriefExport = {
          id: wanted[at]?.row ?? '',
          brief: request.brief,
          fileName: file.fileName,
          issuedOn: request.date,
          exportedAt,
          sha256: file.sha256,
          bytes: file.bytes,
          pages: file.pages,
          bundle: request.bundle,
          checks: checks.map(asJson),
          overrides: [...taken],
          manifest: manifestOf({ ...file, exhibits: exhibitsIn(made, file) }, file.fileName, survey),
          object: kept?.name ?? null,
          servedOn: served?.on ?? null,
          servedTo: served?.to ?? '',
        };
        entries.push({ row, kept });
      }
      return { made: { ...made, checks }, entries, taken };
    },
    enter: ({ made, entries, taken }) => {
      const details = {
        sources: made.exhibits.map((e) => e.row.source),
        sha256: made.sha256,
        fileName: entries.map(({ row }) => row.fileName).join(', '),
        ...(taken.length === 0 ? {} : { overrides: taken }),
        ...(served === null ? {} : { served }),
      };
      write(
        opened,
        { label, kind: 'act', details, touches: entries.some(({ kept }) => kept !== null) ? ['object'] : [] },
        (edit, db) => {
          for (const { row, kept } of entries) {
            if (kept !== null) enterObject(db, kept);
            edit.insert('brief_export', row);
          }
        },
      );
    },
    drop: () =>
      dropExport(
        opened,
        wanted.map(({ row }) => row),
        request.fileName,
      ),
  });
  const exports = result.entries.map(({ row }) => row);
  return { made: result.made, export: found(exports[0], 'the export'), exports };
}

const exhibitsIn = (made: CheckedBrief, file: WrittenFile): readonly ComposedExhibit[] => {
  const own = new Set(file.planned.map(({ id }) => id));
  return made.exhibits.filter(({ row }) => own.has(row.id));
};

const tempOf = (file: TempFile | undefined): string => found(file, 'the file of the export').temp;

const asJson = ({ items, places, ...check }: NamedCheck) => ({ ...check, items: [...items], places: [...places] });

/** Takes an export off record whose file could not be put in its place. */
function dropExport(opened: WritableCase, ids: readonly string[], fileName: string): void {
  const about = { label: 'export failed, no file was written', kind: 'act', details: { fileName } } as const;
  write(opened, about, (edit) => {
    for (const id of ids) edit.remove('brief_export', id);
  });
}
