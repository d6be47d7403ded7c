import type { NamedCheck } from '../../../shared/contract/views.ts';
import type { CiteCheck, Finding as CiteFinding, FindingKind } from '../../../shared/domain/cite-check.ts';
import type { GateCheckName } from '../../../shared/domain/export-gate.ts';
import { checkOf, type Finding, type RepeatFinding } from './export-gate.ts';

/** Which check of the gate a finding that a person must decide on belongs to. */
const groups = {
  quotes: ['quote-differs', 'quote-elsewhere', 'quote-unchecked', 'excerpt-changed'],
  'no-cite': ['no-cite'],
  gaps: ['gap'],
  'dates-and-names': ['date-differs', 'name-differs'],
  'empty-parts': ['empty-object'],
  'redacted-parts': ['redacted'],
} as const satisfies Partial<Record<GateCheckName, readonly FindingKind[]>>;

/** The gate looks for these itself, over all exhibits, so that they are asked once. */
const askedElsewhere: ReadonlySet<FindingKind> = new Set(['not-produced', 'withheld']);

const passes: Readonly<Record<keyof typeof groups, string>> = {
  quotes: 'Every quoted passage stands in its source, or its changes are marked',
  'no-cite': 'Every sentence of fact has a source, or somebody let it stand without one',
  gaps: 'No words in brackets are left to fill in',
  'dates-and-names': 'No date or name of a sentence differs from the words that it cites',
  'empty-parts': 'Every part that takes its words from the case has some',
  'redacted-parts': 'No cite or sentence touches a place that is redacted in an exhibit',
};

/** Gives what the check of the cites found as checks of the gate: what stops the export, then what a person must decide, by kind. */
export function citeChecks({ findings, counts }: CiteCheck): NamedCheck[] {
  const asked = findings.filter(({ severity, kind }) => severity === 'asks' && !askedElsewhere.has(kind));
  const grouped: ReadonlySet<string> = new Set(Object.values(groups).flat());
  const stops = findings.filter(({ severity, kind }) => severity === 'stops' && kind !== 'redacted');
  return [
    checkOf('cites-stand', stops.map(asFinding), {
      passes: `All ${counts.cites} cites lead to what they name`,
      fails: (count) => (count === 1 ? 'One cite does not' : `${count} cites do not`),
    }),
    ...(Object.keys(groups) as (keyof typeof groups)[]).map((name) => {
      const kinds: readonly FindingKind[] = groups[name];
      const own = asked.filter(({ kind }) => kinds.includes(kind));
      return checkOf(name, own.map(asFinding), { passes: passes[name], fails: (count) => placesWords(count) });
    }),
    checkOf('other-findings', asked.filter(({ kind }) => !grouped.has(kind)).map(asFinding), {
      passes: 'No fact of the brief contradicts another',
      fails: (count) => placesWords(count),
    }),
  ];
}

/** Gives where the paper repeats what is redacted in an exhibit, for the check that looks for it in all that is printed. */
export function repeatFindings({ findings }: CiteCheck): RepeatFinding[] {
  return findings
    .filter(({ severity, kind }) => severity === 'stops' && kind === 'redacted')
    .map((finding) => ({ ...asFinding(finding), redacted: finding.place }));
}

const placesWords = (count: number): string => `${count === 1 ? 'One place' : `${count} places`} to look at`;

const longest = 160;

function asFinding({ text, detail, block }: CiteFinding): Finding {
  const said = text.length <= longest ? text : `${text.slice(0, longest)}\u2026`;
  return { text: said === '' ? detail : `${said} (${detail})`, place: { kind: 'block', block } };
}
