import type { Issue } from '../../../shared/domain/issues.ts';
import type { FactIssue } from '../../../shared/domain/facts.ts';
import { groupBy } from '../../../shared/group-by.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';
import { type IssueOrigin, issueOrigins } from '../sources/charges-queries.ts';

export type IssueView = Issue & {
  facts: { link: string; fact: string; bearing: FactIssue['bearing'] }[];
  /** The charge of a notice that it was made of, or null. */
  from: IssueOrigin | null;
};

/** Gives every issue with the facts linked to it and where it is from, siblings in their order. */
export function listIssues(opened: ReadableCase): IssueView[] {
  const links = groupBy(allRows(opened, 'fact_issue'), (link) => link.issue);
  const origins = issueOrigins(opened);
  return allRows(opened, 'issue', 'position, id').map((issue) => ({
    ...issue,
    facts: (links.get(issue.id) ?? []).map(({ id, fact, bearing }) => ({ link: id, fact, bearing })),
    from: origins.get(issue.id) ?? null,
  }));
}

/** Gives the children of an issue (of the root for null), in their order. */
export function childrenOf(opened: ReadableCase, parent: string | null): Issue[] {
  return allRows(opened, 'issue', 'position, id').filter((issue) => issue.parent === parent);
}
