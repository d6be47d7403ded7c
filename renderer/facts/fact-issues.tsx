import type { ReactNode } from 'react';
import type { FactView } from '../../shared/contract/views.ts';
import { call, useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Picker } from '../ui/picker.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { issueBearingWords } from '../words.ts';

/** The issues that a fact bears on, and which way. */
export function FactIssues({ fact }: { readonly fact: FactView }): ReactNode {
  const issues = useCall('issues.list', {}).data ?? [];
  const { open } = useNavigate();
  const { run, failure } = useRun();
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const linked = new Set(fact.issues.map((link) => link.issue));
  return (
    <section className="inspector-part" aria-label="Issues">
      <h2>Issues</h2>
      <ul className="pin-list">
        {fact.issues.map((link) => {
          const title = byId.get(link.issue)?.title ?? 'Removed issue';
          return (
            <li key={link.link} className="pin-row">
              <Button look="link" onClick={() => open({ screen: 'issues', id: link.issue })}>
                {title}
              </Button>
              <Select
                bare
                label={`Bearing on ${title}`}
                value={link.bearing}
                options={optionsOf(issueBearingWords)}
                onCommit={(bearing) => call('facts.link-issue', { fact: fact.id, issue: link.issue, bearing })}
              />
              <Button
                look="quiet"
                aria-label={`Unlink ${title}`}
                title="Unlink issue"
                onClick={() => void run(() => call('facts.unlink-issue', { link: link.link }), 'Unlinked an issue')}
              >
                ×
              </Button>
            </li>
          );
        })}
      </ul>
      <Picker
        words="Link issue"
        label="Filter issues"
        items={issues
          .filter((issue) => !linked.has(issue.id))
          .map((issue) => ({
            id: issue.id,
            words: issue.title,
            detail: issue.parent === null ? '' : (byId.get(issue.parent)?.title ?? ''),
          }))}
        none="No issue yet. Open a checklist on the Issues screen."
        onPick={(issue) =>
          call('facts.link-issue', {
            fact: fact.id,
            issue,
            bearing: fact.side === 'helps' ? 'supports' : fact.side === 'hurts' ? 'undermines' : 'neutral',
          })
        }
      />
      {failure !== null && <ErrorNote failure={failure} />}
    </section>
  );
}
