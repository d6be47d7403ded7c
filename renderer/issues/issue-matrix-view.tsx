import { useMemo, type ReactNode } from 'react';
import { useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { counted } from '../words.ts';
import { issueMatrix, type MatrixCell } from './issue-matrix.ts';
import { answerWords, Tally } from './issue-trailing.tsx';
import { flattenTree } from './issue-tree.ts';
import type { IssueRow } from './issues-screen.tsx';

type Props = {
  readonly issues: readonly IssueRow[];
  /** The switch between the views. */
  readonly views: ReactNode;
  /** Shows the issue that was selected. */
  readonly onIssue: () => void;
};

/** Issues against the evidence: a cell counts the facts that a source lets speak for (+) and against (−). */
export function IssueMatrixView({ issues, views, onIssue }: Props): ReactNode {
  const facts = useCall('facts.list', {});
  const exhibits = useCall('exhibits.list', {});
  const sources = useCall('sources.list', {});
  const { open, select } = useNavigate();
  const matrix = useMemo(() => {
    const titles = new Map((sources.data ?? []).map((source) => [source.id, source.title]));
    return issueMatrix(facts.data ?? [], exhibits.data ?? [], (source) => titles.get(source) ?? 'Source');
  }, [facts.data, exhibits.data, sources.data]);
  const failed = facts.error ?? exhibits.error ?? sources.error;
  return (
    <div className="screen-column">
      <div className="toolbar">
        <h1>Issues by evidence</h1>
        <span className="quiet">+ facts for, − facts against, empty: a gap</span>
        {views}
      </div>
      {failed !== null && <ErrorNote failure={failed} />}
      {matrix.columns.length === 0 ? (
        <EmptyState action={<Button onClick={onIssue}>Link facts to issues</Button>}>
          A column stands here for every source that speaks to an issue through a fact.
        </EmptyState>
      ) : (
        <div className="matrix-scroll" tabIndex={0} role="region" aria-label="Issues by evidence">
          <table className="matrix">
            <thead>
              <tr>
                <th scope="col">Issue</th>
                {matrix.columns.map((column) => (
                  <th key={column.source} scope="col" title={column.title}>
                    <Button look="link" onClick={() => open({ screen: 'sources', id: column.source })}>
                      {column.label === '' ? column.title : column.label}
                    </Button>
                  </th>
                ))}
                <th scope="col">Answer</th>
              </tr>
            </thead>
            <tbody>
              {flattenTree(issues).map(({ node, level }) => (
                <tr key={node.id} className={level === 1 ? 'matrix-branch' : undefined}>
                  <th scope="row" style={{ paddingInlineStart: `${level * 0.75}rem` }}>
                    <Button
                      look="link"
                      className="fact-link"
                      onClick={() => {
                        select({ id: node.id });
                        onIssue();
                      }}
                    >
                      {node.title}
                    </Button>
                  </th>
                  {matrix.columns.map((column) => (
                    <td key={column.source}>
                      <Cell
                        cell={matrix.cells.get(node.id)?.get(column.source)}
                        onOpen={(ids) => open({ screen: 'facts', id: ids[0] ?? null, ids })}
                      />
                    </td>
                  ))}
                  <td className={node.answer === null ? 'quiet' : undefined}>
                    {node.answer === null ? 'Open' : answerWords[node.answer]}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

type CellProps = { readonly cell: MatrixCell | undefined; readonly onOpen: (facts: readonly string[]) => void };

function Cell({ cell, onOpen }: CellProps): ReactNode {
  if (cell === undefined) return <span className="hidden-text">nothing</span>;
  return (
    <button
      type="button"
      className="matrix-cell figures"
      title={`Open ${counted(cell.facts.length, 'fact')}`}
      onClick={() => onOpen(cell.facts)}
    >
      <Tally plus={cell.plus} minus={cell.minus} />
    </button>
  );
}
