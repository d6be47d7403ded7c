import { z } from 'zod';
import type { Override } from './briefs.ts';

/**
 * What a failing check of an export means. `closed`: no file, whatever a person says. `reason`: a person may let it pass, and the
 * reason goes to the log. `note`: said, and stops nothing.
 */
export const severities = ['closed', 'reason', 'note'] as const;
export type Severity = (typeof severities)[number];

/** Where to look at what a check found: a page of the PDF as it was set, a block of the brief (from 0), a page of a source. */
export const checkPlaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), page: z.number().int().min(1) }),
  z.object({ kind: z.literal('block'), block: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('source'), source: z.string(), page: z.number().int().min(1) }),
]);
export type CheckPlace = z.infer<typeof checkPlaceSchema>;

type Rule = { readonly title: string; readonly severity: Severity };

/** Every check of the gate: what it is called, and what its failure means. The numbers are those of the bundle rules (domain). */
export const gateRules = {
  passwords: { title: 'Every exhibit under a password could be opened', severity: 'reason' },
  restrictions: { title: 'No exhibit came with limits on printing or copying', severity: 'note' },
  'not-privileged': { title: 'Nothing privileged and no work product', severity: 'closed' },
  'not-sealed': { title: 'Nothing sealed or under a protective order', severity: 'closed' },
  'not-compelled': { title: 'No compelled statement', severity: 'reason' },
  confidential: { title: 'No confidential exhibit', severity: 'reason' },
  produced: { title: 'Every exhibit was produced to the other side', severity: 'reason' },
  'cites-resolve': { title: 'Every cite in the text has its exhibit', severity: 'closed' },
  glyphs: { title: 'Every character can be printed', severity: 'reason' },
  'tab-titles': { title: 'Each tab prints its title as it is written', severity: 'reason' },
  'cites-stand': { title: 'Every cite leads to what it names, and to nothing that is kept back', severity: 'closed' },
  quotes: { title: 'Every quoted passage agrees with its source', severity: 'reason' },
  'no-cite': { title: 'Every sentence of fact has a source', severity: 'reason' },
  gaps: { title: 'No gap is left to fill in', severity: 'reason' },
  'dates-and-names': { title: 'Dates and names agree with the sources', severity: 'reason' },
  'other-findings': { title: 'The check of the cites found nothing else', severity: 'reason' },
  'empty-parts': { title: 'No part of the brief is empty', severity: 'note' },
  'redacted-words': { title: 'The brief does not print what is redacted', severity: 'closed' },
  'redacted-parts': { title: 'The brief does not touch what is redacted', severity: 'reason' },
  redacted: { title: 'What is redacted is gone from the file', severity: 'closed' },
  resolution: { title: 'Pictures have at most 300 dots to the inch', severity: 'note' },
  'page-numbers': { title: 'Printed number, page label and page agree', severity: 'closed' },
  links: { title: 'Every cite and index entry lands on its page', severity: 'closed' },
  bookmarks: { title: 'Every section and exhibit is bookmarked with its page', severity: 'closed' },
  searchable: { title: 'Typed pages can be searched', severity: 'closed' },
  orientation: { title: 'Pages keep their orientation', severity: 'closed' },
  'no-text': { title: 'Every page of an exhibit can be searched', severity: 'note' },
  stamps: { title: 'Stamps cover no words', severity: 'note' },
  'upside-down': { title: 'No page is upside down', severity: 'reason' },
  'late-last': { title: 'Late exhibits stand at the end', severity: 'closed' },
  'file-name': { title: 'The file is named after the case and the hearing day', severity: 'note' },
  'no-active-content': { title: 'No scripts, actions, forms or attached files', severity: 'closed' },
  'covered-text': { title: 'No exhibit hides text under a box', severity: 'reason' },
  metadata: { title: 'The file says of itself only what it should', severity: 'closed' },
  saved: { title: 'The saved file is the one that was checked', severity: 'closed' },
} as const satisfies Readonly<Record<string, Rule>>;
export type GateCheckName = keyof typeof gateRules;

/** The checks that a reason may let pass. */
export const decidedChecks: readonly string[] = Object.entries(gateRules).flatMap(([check, { severity }]) =>
  severity === 'reason' ? [check] : [],
);

/** Gives what a check is called and what its failure means; one that has no rule is closed. */
export function gateRule(check: string): Rule {
  const known: Readonly<Record<string, Rule>> = gateRules;
  return known[check] ?? { title: check, severity: 'closed' };
}

/** What the gate needs to know of a check. */
export type Judged = { readonly check: string; readonly ok: boolean; readonly severity: Severity };

/** How failing checks stand against the reasons that a person gave. */
export type Verdict<T extends Judged> = {
  /** What no reason lets pass. */
  readonly closed: readonly T[];
  /** What a reason would let pass, and none was given for. */
  readonly owed: readonly T[];
  /** The reasons that let a failing check pass: what goes to the log. */
  readonly taken: readonly Override[];
};

/** Judges checks by the reasons given; a blank reason is none, and a reason for a check that passes is dropped. */
export function judge<T extends Judged>(checks: readonly T[], overrides: readonly Override[]): Verdict<T> {
  const reasons = new Map(overrides.map(({ check, reason }) => [check, reason.trim()]));
  const failing = checks.filter((check) => !check.ok);
  const decided = failing.filter((check) => check.severity === 'reason');
  return {
    closed: failing.filter((check) => check.severity === 'closed'),
    owed: decided.filter(({ check }) => (reasons.get(check) ?? '') === ''),
    taken: decided.flatMap(({ check }) => {
      const reason = reasons.get(check) ?? '';
      return reason === '' ? [] : [{ check, reason }];
    }),
  };
}
