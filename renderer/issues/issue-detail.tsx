import { useId, type ReactNode } from 'react';
import type { Issue } from '../../shared/domain/issues.ts';
import { call, useCall } from '../api.ts';
import { CiteArea } from '../briefs/cite-area.tsx';
import { sortFacts } from '../facts/fact-order.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { issueKindWords } from '../words.ts';
import { FactColumn } from './fact-column.tsx';
import { answerWords } from './issue-trailing.tsx';
import type { IssueRow } from './issues-screen.tsx';

type Patch = Partial<Omit<Issue, 'id' | 'position'>>;

/** One issue: its question, a person's answer, the argument, and what speaks for and against it. */
export function IssueDetail(props: { readonly issue: IssueRow; readonly onRemove: () => void }): ReactNode {
  const { issue } = props;
  const facts = useCall('facts.list', {});
  const save = (patch: Patch) => call('issues.update', { id: issue.id, patch });
  const linked = sortFacts((facts.data ?? []).filter((fact) => fact.issues.some((link) => link.issue === issue.id)));
  const neutral = linked.filter((fact) =>
    fact.issues.some((link) => link.issue === issue.id && link.bearing === 'neutral'),
  );
  return (
    <div className="inspector-scroll">
      <article className="issue-detail">
        <div className="issue-head">
          <Select
            bare
            label="Kind"
            value={issue.kind}
            options={optionsOf(issueKindWords)}
            onCommit={(kind) => save({ kind })}
          />
          <Button look="quiet" onClick={props.onRemove}>
            Remove
          </Button>
        </div>
        <div className="issue-title">
          <TextField bare label="Title" value={issue.title} onCommit={(title) => save({ title: title.trim() })} />
        </div>
        <div className="issue-question">
          <TextArea
            bare
            serif
            lines={1}
            label="Question"
            placeholder="The question that the hearing decides"
            value={issue.question}
            onCommit={(question) => save({ question })}
          />
        </div>
        <IssueOrigin from={issue.from} />
        <Answer issue={issue} save={save} />
        {issue.note !== '' && <p className="quiet small">{issue.note}</p>}
        {facts.error !== null && <ErrorNote failure={facts.error} onRetry={() => void facts.refetch()} />}
        <div className="issue-columns">
          <FactColumn title="For" bearing="supports" issue={issue.id} linked={linked} all={facts.data ?? []} />
          <FactColumn title="Against" bearing="undermines" issue={issue.id} linked={linked} all={facts.data ?? []} />
        </div>
        {neutral.length > 0 && (
          <FactColumn title="Neither" bearing="neutral" issue={issue.id} linked={linked} all={facts.data ?? []} />
        )}
        <CiteArea
          lines={6}
          label="Argument, as the brief prints it under this issue"
          value={issue.argument}
          onCommit={(argument) => save({ argument })}
        />
        <TextArea label="Note, for this office only" lines={1} value={issue.note} onCommit={(note) => save({ note })} />
      </article>
    </div>
  );
}

/** The charge that an issue was made of, with the way back to it. */
function IssueOrigin({ from }: Pick<IssueRow, 'from'>): ReactNode {
  const { open } = useNavigate();
  if (from === null) return null;
  return (
    <p className="quiet small">
      From {from.label === '' ? 'a charge' : from.label} of{' '}
      <Button
        look="link"
        onClick={() => open({ screen: 'sources', id: from.source, excerpt: from.excerpt, page: from.page })}
      >
        {from.title}
      </Button>
    </p>
  );
}

const answers = ['yes', 'no', 'unclear'] as const;

function Answer({
  issue,
  save,
}: {
  readonly issue: IssueRow;
  readonly save: (patch: Patch) => Promise<unknown>;
}): ReactNode {
  const name = useId();
  const { run, failure } = useRun();
  return (
    <div className="issue-answer">
      <fieldset>
        <legend className="hidden-text">Answer</legend>
        {answers.map((answer) => (
          <label key={answer} className="check">
            <input
              type="radio"
              name={name}
              checked={issue.answer === answer}
              onChange={() => void run(() => save({ answer }))}
            />
            {answerWords[answer]}
          </label>
        ))}
        <label className="check">
          <input
            type="radio"
            name={name}
            checked={issue.answer === null}
            onChange={() => void run(() => save({ answer: null }))}
          />
          Not answered
        </label>
      </fieldset>
      {issue.answer !== null && (
        <TextField label="Answered by" value={issue.answeredBy} onCommit={(answeredBy) => save({ answeredBy })} />
      )}
      {failure !== null && <ErrorNote failure={failure} />}
    </div>
  );
}
