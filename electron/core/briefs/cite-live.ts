import type { FactView } from '../../../shared/contract/views.ts';
import type { PassageLive } from '../../../shared/domain/brief-passages.ts';
import type { IssueView } from '../issues/issues-queries.ts';
import type { CiteGround } from './cite-ground-queries.ts';

/** Gives the excerpts of exhibits of this paper that support a fact: what is printed behind its sentence. */
export function citedBySupport(ground: CiteGround, fact: FactView): string[] {
  const pins = fact.pins.filter((pin) => pin.bearing === 'supports' && ground.bundle.has(pin.source));
  return [...new Set(pins.map(({ excerpt }) => excerpt))];
}

/** Tells whether a row stays out of the paper because what it rests on is no exhibit of it. */
export function withheldFromPaper(ground: CiteGround, excerpt: string | null): boolean {
  if (excerpt === null) return false;
  const row = ground.excerpts.get(excerpt);
  return row !== undefined && !ground.bundle.has(row.source);
}

/** Gives the issues whose argument a live object prints. */
export function issuesOfLive(ground: CiteGround, live: PassageLive): IssueView[] {
  if (live.object === 'argument') return ground.issues.filter((issue) => issue.argument.trim() !== '');
  if (live.object !== 'issue' || live.id === null) return [];
  return withBelow(ground.issues, live.id).filter((issue) => issue.argument.trim() !== '');
}

/** Gives the facts that a live object prints: those that an exhibit of this paper proves. */
export function factsOfLive(ground: CiteGround, live: PassageLive): FactView[] {
  const ids = factIds(ground, live);
  if (ids === null) return [];
  return [...ground.facts.values()].filter(
    (fact) => (ids === 'all' || ids.has(fact.id)) && citedBySupport(ground, fact).length > 0,
  );
}

function factIds(ground: CiteGround, live: PassageLive): ReadonlySet<string> | 'all' | null {
  switch (live.object) {
    case 'facts':
      return 'all';
    case 'chronology':
      return new Set([...ground.facts.values()].filter((fact) => fact.date !== null).map(({ id }) => id));
    case 'disputes':
      return new Set(ground.contradictions.flatMap(({ factA, factB }) => [factA, factB]));
    case 'argument':
      return linkedFacts(ground.issues);
    case 'issue':
      return live.id === null ? null : linkedFacts(withBelow(ground.issues, live.id));
    case 'just-cause':
      return linkedFacts(ground.issues.filter((issue) => issue.kind === 'test'));
    default:
      return null;
  }
}

function linkedFacts(issues: readonly IssueView[]): ReadonlySet<string> {
  return new Set(
    issues.flatMap((issue) => issue.facts.filter(({ bearing }) => bearing !== 'neutral').map(({ fact }) => fact)),
  );
}

/** An issue and all below it. */
function withBelow(issues: readonly IssueView[], id: string): IssueView[] {
  const children = new Map<string | null, IssueView[]>();
  for (const issue of issues) children.set(issue.parent, [...(children.get(issue.parent) ?? []), issue]);
  const out: IssueView[] = [];
  const open = issues.filter((issue) => issue.id === id);
  for (let issue = open.pop(); issue !== undefined; issue = open.pop()) {
    out.push(issue);
    open.push(...(children.get(issue.id) ?? []));
  }
  return out;
}
