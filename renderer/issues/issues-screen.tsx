import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { call, useCall } from '../api.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { usePrintedList } from '../prints/list-choices.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Panes } from '../ui/panes.tsx';
import { Picker } from '../ui/picker.tsx';
import { Tree, type TreeItem } from '../ui/tree.tsx';
import { useRun, type Run } from '../ui/use-run.ts';
import { counted } from '../words.ts';
import { IssueDetail } from './issue-detail.tsx';
import { IssueMatrixView } from './issue-matrix-view.tsx';
import { IssueTrailing } from './issue-trailing.tsx';
import { idsBelow, moveInTree, nestTree, type NestedNode } from './issue-tree.ts';
import { NewIssueRow } from './new-issue-row.tsx';
import '../ui/screen.css';
import './issues.css';

export type IssueRow = CallOutput<'issues.list'>[number];

/** The issues as a tree with the selected one beside it, or all of them against the evidence. */
export function IssuesScreen(): ReactNode {
  usePrintedList('just-cause-worksheet');
  const issues = useCall('issues.list', {});
  const place = useSelection();
  const [view, setView] = useState<'tree' | 'matrix'>('tree');
  const act = useRun();
  if (issues.error !== null) return <ErrorNote failure={issues.error} onRetry={() => void issues.refetch()} />;
  const rows = issues.data ?? [];
  const views = (
    <div className="toolbar-end view-switch" role="group" aria-label="View">
      <Button look="quiet" aria-pressed={view === 'tree'} onClick={() => setView('tree')}>
        Issue
      </Button>
      <Button look="quiet" aria-pressed={view === 'matrix'} onClick={() => setView('matrix')}>
        Matrix
      </Button>
    </div>
  );
  if (view === 'matrix') {
    return <IssueMatrixView issues={rows} views={views} onIssue={() => setView('tree')} />;
  }
  const issue = rows.find((row) => row.id === place.id);
  return (
    <Panes
      name="issues"
      listTitle="Issues"
      mainTitle="Issue"
      list={<IssueTree rows={rows} selected={place.id} act={act} pending={issues.isPending} />}
      main={
        <div className="screen-column">
          <div className="toolbar">
            <h1>Issues</h1>
            {views}
          </div>
          {act.failure !== null && <ErrorNote failure={act.failure} />}
          {issue === undefined ? (
            <p className="table-note quiet">
              {rows.length === 0 ? 'Nothing to decide yet.' : 'Select an issue to see what speaks for and against it.'}
            </p>
          ) : (
            <IssueDetail key={issue.id} issue={issue} onRemove={() => removeIssue(rows, issue.id, act)} />
          )}
        </div>
      }
    />
  );
}

function removeIssue(rows: readonly IssueRow[], id: string, act: Run): void {
  const below = idsBelow(rows, id).length;
  const title = rows.find((row) => row.id === id)?.title ?? 'an issue';
  void act.run(
    () => call('issues.remove', { id }),
    below === 0 ? `Removed ${title}` : `Removed ${title} with ${counted(below, 'issue')} below`,
  );
}

type TreeProps = {
  readonly rows: readonly IssueRow[];
  readonly selected: string | null;
  readonly act: Run;
  readonly pending: boolean;
};

function IssueTree({ rows, selected, act, pending }: TreeProps): ReactNode {
  const { select } = useNavigate();
  const checklists = useCall('issues.checklists', {});
  const chosen = rows.find((row) => row.id === selected) ?? null;
  const item = ({ node, children }: NestedNode<IssueRow>): TreeItem => ({
    id: node.id,
    title: node.title,
    trailing: <IssueTrailing issue={node} />,
    children: children.map(item),
  });
  const picker = (
    <Picker
      words="Add checklist"
      label="Filter checklists"
      items={(checklists.data ?? []).map(({ id, title, caution }) => ({ id, words: title, detail: caution }))}
      none="No checklist came with the program."
      onPick={async (checklist) => {
        const { ids } = await call('issues.add-checklist', { checklist, parent: null });
        select({ id: ids[0] ?? null });
      }}
    />
  );
  return (
    <>
      <div className="toolbar issue-tools">{picker}</div>
      <NewIssueRow above={chosen} onAdded={(id) => select({ id })} />
      <div className="inspector-scroll">
        {rows.length === 0 ? (
          pending ? null : (
            <EmptyState
              action={
                <Button
                  look="primary"
                  onClick={() =>
                    void act.run(async () => {
                      const { ids } = await call('issues.add-checklist', { checklist: 'just-cause', parent: null });
                      select({ id: ids[0] ?? null });
                    })
                  }
                >
                  Open the seven tests
                </Button>
              }
              link={<span>Or choose another checklist above.</span>}
            >
              The questions that the hearing decides belong here: charges, tests of just cause, defenses.
            </EmptyState>
          )
        ) : (
          <Tree
            label="Issues"
            items={nestTree(rows).map(item)}
            selected={selected}
            onSelect={(id) => select({ id })}
            onRemove={(id) => removeIssue(rows, id, act)}
            onMove={(id, way) => nudge(rows, id, way, act)}
            menu={(id) => [
              { words: 'Move up', keys: 'Alt+Up', act: () => nudge(rows, id, 'up', act) },
              { words: 'Move down', keys: 'Alt+Down', act: () => nudge(rows, id, 'down', act) },
              { words: 'Move in', keys: 'Alt+Right', act: () => nudge(rows, id, 'in', act) },
              { words: 'Move out', keys: 'Alt+Left', act: () => nudge(rows, id, 'out', act) },
              { words: 'Remove', keys: 'Delete', act: () => removeIssue(rows, id, act) },
            ]}
          />
        )}
      </div>
    </>
  );
}

function nudge(rows: readonly IssueRow[], id: string, way: 'up' | 'down' | 'in' | 'out', act: Run): void {
  const move = moveInTree(rows, id, way);
  if (move !== null) void act.run(() => call('issues.move', move));
}
