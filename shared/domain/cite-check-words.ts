import type { CiteCheck, Finding, FindingKind, FindingSeverity } from './cite-check.ts';

/** What each kind of finding is called as the head of a group, on screen and on paper. */
export const findingTitles: Readonly<Record<FindingKind, string>> = {
  'dead-target': 'Cites that lead nowhere',
  'outside-source': 'Cites beyond the end of their source',
  withheld: 'Cites to what is withheld',
  redacted: 'Words and places that are redacted in an exhibit',
  'not-exhibit': 'Cites to sources that are not exhibits',
  'excerpt-changed': 'Excerpts whose words have moved',
  'quote-differs': 'Quotations that differ from their source',
  'quote-elsewhere': 'Quotations that stand in another place',
  'no-cite': 'Statements without a source',
  'date-differs': 'Dates that differ from the source',
  'name-differs': 'Names and ranks that differ from the source',
  contradiction: 'Facts that contradict each other',
  'not-produced': 'Exhibits that were never produced',
  gap: 'Gaps to fill in',
  'empty-object': 'Parts that print nothing',
  'quote-unchecked': 'Quotations to compare yourself',
  'quote-marked': 'Quotations with changes',
};
const order = Object.keys(findingTitles) as readonly FindingKind[];

export const findingSeverityWords: Readonly<Record<FindingSeverity, string>> = {
  stops: 'Stops the export',
  asks: 'Needs a look',
  notes: 'Note',
};

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** Gives the check in one line: "38 cites, 38 land; 2 quotes differ; 5 sentences without a source". */
export function citeCheckLine({ counts }: Pick<CiteCheck, 'counts'>): string {
  const { cites, land, quotes, differ, uncited } = counts;
  const parts = [cites === 0 ? 'No cites' : `${counted(cites, 'cite')}, ${land} ${land === 1 ? 'lands' : 'land'}`];
  if (differ > 0) parts.push(`${counted(differ, 'quote')} ${differ === 1 ? 'differs' : 'differ'}`);
  else if (quotes > 0) parts.push(quotes === 1 ? '1 quote agrees' : `${quotes} quotes agree`);
  parts.push(`${counted(uncited, 'sentence')} without a source`);
  return parts.join('; ');
}

export type FindingGroup = { readonly kind: FindingKind; readonly findings: readonly Finding[] };

const rank: Readonly<Record<FindingSeverity, number>> = { stops: 0, asks: 1, notes: 2 };

/** Gives findings by kind: groups that stop the export first, those that only note last; within a group by severity, then by place. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = order.flatMap((kind): FindingGroup[] => {
    const own = findings.filter((finding) => finding.kind === kind);
    return own.length === 0
      ? []
      : [{ kind, findings: own.toSorted((a, b) => rank[a.severity] - rank[b.severity] || a.block - b.block) }];
  });
  const first = ({ findings: [worst] }: FindingGroup) => (worst === undefined ? 2 : rank[worst.severity]);
  return groups.toSorted((a, b) => first(a) - first(b) || order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** Gives the gravest severity among findings, or null for none. */
export function gravestSeverity(findings: readonly Finding[]): FindingSeverity | null {
  const [worst] = findings.map(({ severity }) => severity).toSorted((a, b) => rank[a] - rank[b]);
  return worst ?? null;
}
