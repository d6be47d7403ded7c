import type { BriefDocument } from '../../../shared/domain/brief-document.ts';
import type { Brief } from '../../../shared/domain/briefs.ts';
import type { CiteCheck, Finding } from '../../../shared/domain/cite-check.ts';
import { NameFinder } from '../../../shared/domain/named-people.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { rowsWhere } from '../journal/read.ts';
import { claimsOf } from './cite-claims.ts';
import { Findings } from './cite-findings.ts';
import { readGround } from './cite-ground-queries.ts';
import { contradictionFindings, objectFindings, unprovenFindings } from './cite-objects.ts';
import { redactionFindings } from './cite-redactions.ts';
import { checkClaim } from './cite-sentences.ts';

/** Holds a document, saved or as it stands in the editor, against the case; writes nothing. The same case and words give the same. */
export function citeCheck(opened: ReadableCase, brief: Brief, document: BriefDocument): CiteCheck {
  const steps = checkSteps(opened, brief, document);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** What `citeCheck` gives, in slices of a few milliseconds, so that others have their turn. Throws `cancelled`. */
export async function citeCheckAsJob(
  opened: ReadableCase,
  brief: Brief,
  document: BriefDocument,
  tools: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (done: number, total: number, what: string) => void;
  },
): Promise<CiteCheck> {
  const steps = checkSteps(opened, brief, document);
  const leaveOff = () => {
    if (tools.signal?.aborted === true) throw new AppError('cancelled', 'the check was cancelled');
  };
  leaveOff();
  const begun = performance.now();
  let since = begun;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < 12) continue;
    // A quick check is not worth a word in the status bar.
    if (since - begun > 300) tools.onProgress?.(step.value.done, step.value.total, '');
    await new Promise((resolve) => setImmediate(resolve));
    leaveOff();
    since = performance.now();
  }
}

type Progress = { readonly done: number; readonly total: number };

function* checkSteps(opened: ReadableCase, brief: Brief, document: BriefDocument): Generator<Progress, CiteCheck> {
  const ground = readGround(opened, brief);
  const all = claimsOf(document, ground);
  const { claims, deadFacts, lives } = all;
  const findings = new Findings();
  const counts = { cites: 0, land: 0, quotes: 0, differ: 0, sentences: 0, uncited: 0 };
  const checking = { ground, names: new NameFinder(ground.people), findings, counts };
  for (const { id, block, text } of deadFacts) {
    const detail = 'The fact that stands here is no longer in the case.';
    findings.add({ kind: 'dead-target', severity: 'stops', block, text, detail, about: id });
  }
  for (const each of objectFindings(ground, lives)) findings.add(each);
  for (const [done, claim] of claims.entries()) {
    checkClaim(checking, claim, { before: claims[done - 1] ?? null, after: claims[done + 1] ?? null });
    yield { done, total: claims.length };
  }
  for (const each of redactionFindings(ground, claims)) findings.add(each);
  for (const each of unprovenFindings(ground, claims)) findings.add(each);
  for (const each of contradictionFindings(ground, all)) findings.add(each);
  return { ...withoutDismissed(opened, brief, findings.list()), counts };
}

function withoutDismissed(
  opened: ReadableCase,
  brief: Brief,
  all: readonly Finding[],
): Pick<CiteCheck, 'findings' | 'dismissed'> {
  const dismissals = new Map(rowsWhere(opened, 'cite_dismissal', 'brief', brief.id).map((row) => [row.key, row]));
  const dismissed = all.flatMap((finding) => {
    const dismissal = finding.severity === 'stops' ? undefined : dismissals.get(finding.key);
    return dismissal === undefined ? [] : [{ finding, dismissal }];
  });
  const keys = new Set(dismissed.map(({ finding }) => finding.key));
  return { findings: all.filter(({ key }) => !keys.has(key)), dismissed };
}
