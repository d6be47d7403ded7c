import type { Charge } from '../../../shared/domain/source-parts.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { prepared } from '../journal/write.ts';
import { partsOf } from './part-tree.ts';
import { sourceLabels } from './sources-queries.ts';

/** Gives the charges of a notice, siblings in their order; a specification has its charge as parent. */
export function listCharges(opened: ReadableCase, source: string): Charge[] {
  return partsOf(opened, 'charge', source);
}

/** Where an issue is from: the charge of a notice that it was made of. `page` from 1 where the charge has an excerpt. */
export type IssueOrigin = {
  readonly charge: string;
  readonly source: string;
  /** The exhibit label of the notice, or its title. */
  readonly title: string;
  readonly label: string;
  readonly excerpt: string | null;
  readonly page: number | null;
};

/** Gives the charge that each issue was made of, by the issue's id. */
export function issueOrigins(opened: ReadableCase): ReadonlyMap<string, IssueOrigin> {
  const labels = sourceLabels(opened);
  const rows = prepared(
    opened.db,
    `SELECT c.issue, c.id AS charge, c.label, c.source, s.title, c.excerpt, e.page
     FROM charge c JOIN source s ON s.id = c.source LEFT JOIN excerpt e ON e.id = c.excerpt
     WHERE c.issue IS NOT NULL ORDER BY c.id`,
  ).all() as (IssueOrigin & { issue: string })[];
  return new Map(
    rows.map(({ issue, ...origin }) => [issue, { ...origin, title: labels.get(origin.source) ?? origin.title }]),
  );
}
