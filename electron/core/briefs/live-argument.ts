import type { ArgumentBlock, ArgumentSection, Block, Run } from '../../../shared/domain/brief-blocks.ts';
import type { IssueView } from '../issues/issues-queries.ts';
import { type Ground, paragraphsOf, sentenceOf } from './ground.ts';

/** Headings are numbered down to this level; what lies deeper is said under it. */
const deepest = 4;

/** Gives the questions that the hearing decides, of the issues with something to say. */
export function issuesOf(ground: Ground): Block {
  const questions = ground.issues
    .filter((issue) => issue.parent === null && argued(ground, issue))
    .map((issue): Run[] => [{ kind: 'text', text: issue.question || issue.title }]);
  return { kind: 'issues', at: ground.block, questions };
}

/** Gives every issue with something to say, each before those below it. */
export function argumentOf(ground: Ground, level: number): ArgumentBlock {
  const roots = ground.issues.filter((issue) => issue.parent === null && argued(ground, issue));
  return { kind: 'argument', at: ground.block, sections: roots.flatMap((issue) => sectionsOf(ground, issue, level)) };
}

/** Gives one issue with those below it. */
export function issueOf(ground: Ground, issue: IssueView, level: number): ArgumentBlock {
  return { kind: 'argument', at: ground.block, sections: sectionsOf(ground, issue, level) };
}

/** The facts of issues on one side, each once. */
export function sideOf(ground: Ground, issues: readonly IssueView[], bearing: 'supports' | 'undermines') {
  const links = issues.flatMap((issue) => issue.facts).filter((link) => link.bearing === bearing);
  return [...new Set(links.map((link) => link.fact))].flatMap((fact) => sentenceOf(ground, fact) ?? []);
}

function sectionsOf(ground: Ground, issue: IssueView, level: number): ArgumentSection[] {
  const below = level < deepest ? [] : issuesBelow(ground, issue);
  const children = level < deepest ? childrenOf(ground, issue).filter((child) => argued(ground, child)) : [];
  return [
    {
      issue: issue.id,
      level,
      heading: issue.title,
      question: issue.question || null,
      blocks: [...paragraphsOf(ground, issue.argument), ...below.flatMap((deeper) => headedParagraphs(ground, deeper))],
      supports: sideOf(ground, [issue, ...below], 'supports'),
      undermines: sideOf(ground, [issue, ...below], 'undermines'),
    },
    ...children.flatMap((child) => sectionsOf(ground, child, level + 1)),
  ];
}

function argued(ground: Ground, issue: IssueView): boolean {
  return (
    issue.argument.trim() !== '' ||
    issue.facts.some((link) => link.bearing !== 'neutral' && sentenceOf(ground, link.fact) !== null) ||
    childrenOf(ground, issue).some((child) => argued(ground, child))
  );
}

function childrenOf(ground: Ground, issue: IssueView): IssueView[] {
  return ground.issues.filter((one) => one.parent === issue.id);
}

/** Gives the issues below one, each before its own, in their order. */
export function issuesBelow(ground: Ground, issue: IssueView): IssueView[] {
  return childrenOf(ground, issue).flatMap((child) => [child, ...issuesBelow(ground, child)]);
}

/** The argument of an issue that has no heading of its own: its title leads in. */
function headedParagraphs(ground: Ground, issue: IssueView): Block[] {
  const title: Run = { kind: 'text', text: `${issue.title}. `, marks: ['italic'] };
  return paragraphsOf(ground, issue.argument).map((block, at) =>
    at === 0 && block.kind === 'paragraph' ? { ...block, runs: [title, ...block.runs] } : block,
  );
}
