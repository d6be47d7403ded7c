import type { JustCauseBlock } from '../../../shared/domain/brief-blocks.ts';
import type { Issue } from '../../../shared/domain/issues.ts';
import type { IssueView } from '../issues/issues-queries.ts';
import { counted, type Ground, paragraphsOf, sentenceOf } from './ground.ts';
import { issuesBelow, sideOf } from './live-argument.ts';

const answerWords: Readonly<Record<NonNullable<Issue['answer']>, string>> = {
  yes: 'Yes',
  no: 'No',
  unclear: 'Unclear',
};

/** Gives the tests of just cause that the case asks, with what a person answered and what the exhibits show; never a score. */
export function justCauseOf(ground: Ground, level: number): JustCauseBlock {
  const tests = testsOf(ground);
  if (tests.length === 0) {
    ground.warnings.add(
      'the tests of just cause are not among the issues of this case; open their checklist under Issues',
    );
  }
  return {
    kind: 'just-cause',
    at: ground.block,
    level,
    caution: 'Not a formula: arbitrators weigh them.',
    tests: tests.map((test) => {
      const all = [test, ...issuesBelow(ground, test)];
      const [supports, undermines] = [sideOf(ground, all, 'supports'), sideOf(ground, all, 'undermines')];
      return {
        title: test.title,
        question: test.question,
        answer: test.answer === null ? null : answerWords[test.answer],
        answeredBy: test.answer === null ? '' : test.answeredBy,
        blocks: all.flatMap((issue) => paragraphsOf(ground, issue.argument)),
        supports,
        undermines,
        gap: gapOf(ground, all, supports.length + undermines.length),
      };
    }),
  };
}

/** The issues that are tests of just cause, in their order. */
export function testsOf(ground: Ground): IssueView[] {
  return ground.issues
    .filter((issue) => issue.kind === 'just-cause')
    .flatMap((cause) => ground.issues.filter((issue) => issue.parent === cause.id && issue.kind === 'test'));
}

/** What is missing for a test. Subtle: facts that may not be printed are counted, never told. */
function gapOf(ground: Ground, all: readonly IssueView[], shown: number): string | null {
  const linked = new Set(all.flatMap((issue) => issue.facts).map((link) => link.fact));
  const unproven = [...linked].filter((fact) => sentenceOf(ground, fact) === null).length;
  const parts = [
    ...(shown === 0 ? ['no exhibit speaks to it'] : []),
    ...(unproven > 0
      ? [`${counted(unproven, 'fact', 'facts')} linked to it ${unproven === 1 ? 'has' : 'have'} no exhibit`]
      : []),
  ];
  const text = parts.join('; ');
  return text === '' ? null : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
