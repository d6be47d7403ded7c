import { useContext, type ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import type { Charge } from '../../shared/domain/source-parts.ts';
import { call, useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted } from '../words.ts';
import { PartOutline } from './part-outline.tsx';

/** The charges of a notice with their specifications, and the issues that are made of them. */
export function ChargesForm({ source }: { readonly source: SourceRow }): ReactNode {
  const list = useCall('charges.list', { source: source.id });
  const detail = useCall('sources.get', { id: source.id }, { keep: true });
  const rows = list.data ?? [];
  return (
    <section aria-labelledby="source-charges">
      <h2 id="source-charges">Charges ({rows.filter((row) => row.parent === null).length})</h2>
      {list.error === null ? null : <ErrorNote failure={list.error} onRetry={() => void list.refetch()} />}
      {rows.length > 0 || list.data === undefined ? null : (
        <p className="form-note quiet">Each charge as the notice words it, with its specifications below it.</p>
      )}
      <PartOutline
        names={{ many: 'Charges and specifications', one: (level) => (level === 1 ? 'charge' : 'specification') }}
        levels={2}
        rows={rows}
        excerpts={detail.data?.source.id === source.id ? detail.data.excerpts : []}
        onCreate={(given) => call('charges.create', { source: source.id, ...given })}
        onUpdate={(id, patch) => call('charges.update', { id, patch })}
        onMove={(move) => call('charges.move', move)}
        onRemove={(id) => call('charges.remove', { id })}
        beside={issueOf}
      />
      {rows.length === 0 ? null : <MakeIssues source={source.id} rows={rows} />}
    </section>
  );
}

function issueOf({ issue }: Charge): ReactNode {
  return issue === null ? null : <IssueLink issue={issue} />;
}

function IssueLink({ issue }: { readonly issue: string }): ReactNode {
  const { open } = useNavigate();
  return (
    <Button look="link" className="part-issue" onClick={() => open({ screen: 'issues', id: issue })}>
      Issue
    </Button>
  );
}

function MakeIssues({ source, rows }: { readonly source: string; readonly rows: readonly Charge[] }): ReactNode {
  const { run, failure, busy } = useRun();
  const isReadOnly = useContext(ReadOnly);
  const open = rows.filter((row) => row.issue === null && (row.label.trim() !== '' || row.text.trim() !== ''));
  const charges = open.filter((row) => row.parent === null).length;
  const specifications = open.length - charges;
  const words = [
    ...(charges === 0 ? [] : [counted(charges, 'charge')]),
    ...(specifications === 0 ? [] : [counted(specifications, 'specification')]),
  ].join(' and ');
  if (open.length === 0) return <p className="form-note quiet">Every charge and specification has its issue.</p>;
  return (
    <div className="form-act">
      <Button
        disabled={busy || isReadOnly}
        onClick={() => void run(() => call('charges.make-issues', { source }), `Made issues of ${words}`)}
      >
        Make issues
      </Button>
      <p className="quiet small">
        {words} {open.length === 1 ? 'has' : 'have'} no issue yet.
      </p>
      {failure === null ? null : <ErrorNote failure={failure} />}
    </div>
  );
}
