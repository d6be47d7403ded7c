import { useState, type FormEvent, type ReactNode } from 'react';
import type { Issue, IssueKind } from '../../shared/domain/issues.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useRun } from '../ui/use-run.ts';

/** What stands below what: a charge has elements, just cause has tests (domain rules, "Issue"). */
const kindBelow: Partial<Record<IssueKind, IssueKind>> = {
  charge: 'element',
  'just-cause': 'test',
  penalty: 'factor',
  'due-process': 'step',
  defense: 'element',
};

type Props = {
  /** The selected issue, below which a new one may stand. */
  readonly above: Pick<Issue, 'id' | 'kind' | 'title'> | null;
  readonly onAdded: (id: string) => void;
};

/** A row for a new issue: Enter adds it at the top of the tree, the second button below the selected one. */
export function NewIssueRow({ above, onAdded }: Props): ReactNode {
  const [title, setTitle] = useState('');
  const { run, failure, busy } = useRun();
  const add = async (parent: Props['above']) => {
    if (busy || title.trim() === '') return;
    const kind = parent === null ? 'charge' : (kindBelow[parent.kind] ?? 'other');
    const done = await run(async () => {
      const issue = await call('issues.create', { title: title.trim(), kind, parent: parent?.id ?? null });
      onAdded(issue.id);
    });
    if (done) setTitle('');
  };
  return (
    <form
      className="new-issue"
      aria-label="New issue"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void add(null);
      }}
    >
      <input
        className="input"
        aria-label="New issue"
        placeholder="Add an issue, then Enter"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      {title.trim() !== '' && (
        <div className="new-issue-ways">
          <Button type="submit" disabled={busy}>
            Add at top
          </Button>
          {above !== null && (
            <Button disabled={busy} onClick={() => void add(above)}>
              Add below {above.title}
            </Button>
          )}
        </div>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
    </form>
  );
}
