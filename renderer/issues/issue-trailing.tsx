import type { ReactNode } from 'react';
import type { Issue } from '../../shared/domain/issues.ts';
import type { FactView } from '../../shared/contract/views.ts';

export const answerWords: Readonly<Record<NonNullable<Issue['answer']>, string>> = {
  yes: 'Yes',
  no: 'No',
  unclear: 'Unclear',
};

type Props = {
  readonly issue: Pick<Issue, 'answer'> & { readonly facts: readonly Pick<FactView['issues'][number], 'bearing'>[] };
};

/** What stands behind an issue in the tree: how many facts for and against, and a person's answer. */
export function IssueTrailing({ issue }: Props): ReactNode {
  const plus = issue.facts.filter((link) => link.bearing === 'supports').length;
  const minus = issue.facts.filter((link) => link.bearing === 'undermines').length;
  return (
    <span className="issue-trailing figures">
      <Tally plus={plus} minus={minus} />
      <span className={issue.answer === null ? 'quiet' : undefined}>
        {issue.answer === null ? 'Open' : answerWords[issue.answer]}
      </span>
    </span>
  );
}

/** Counts for and against by shape and number; nothing where there are none. */
export function Tally({ plus, minus }: { readonly plus: number; readonly minus: number }): ReactNode {
  return (
    <>
      {plus > 0 && (
        <span className="tally-plus">
          <span aria-hidden="true">+{plus}</span>
          <span className="hidden-text">{plus} for</span>
        </span>
      )}
      {minus > 0 && (
        <span className="tally-minus">
          <span aria-hidden="true">−{minus}</span>
          <span className="hidden-text">{minus} against</span>
        </span>
      )}
    </>
  );
}
