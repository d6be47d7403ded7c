import { useState, type ReactNode } from 'react';
import type { CiteCheck, Finding, WordRun } from '../../../shared/domain/cite-check.ts';
import { stoppingKinds } from '../../../shared/domain/cite-check.ts';
import {
  findingSeverityWords,
  findingTitles,
  groupFindings,
  type FindingGroup,
} from '../../../shared/domain/cite-check-words.ts';
import { call, failureOf } from '../../api.ts';
import { useNavigate } from '../../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { showToast, showUndoToast } from '../../ui/toast.tsx';
import { counted, failureLine } from '../../words.ts';
import { showBlock } from '../editor/editor-control.ts';

/** So many findings of a kind are shown at once; the rest is a click away. */
const firstShown = 12;

/** The findings of a check by kind, each with its place in the paper and in the source. */
export function FindingList({ brief, check }: { readonly brief: string; readonly check: CiteCheck }): ReactNode {
  const groups = groupFindings(check.findings);
  return (
    <div className="finding-list">
      {groups.length === 0 && <p className="quiet">Nothing to look at. What a person must judge, no check can find.</p>}
      {groups.map((group) => (
        <FindingGroupView key={group.kind} brief={brief} group={group} />
      ))}
      {check.dismissed.length > 0 && (
        <details className="finding-group">
          <summary>{counted(check.dismissed.length, 'dismissed finding')}</summary>
          <ul>
            {check.dismissed.map(({ finding, dismissal }) => (
              <li key={finding.key} className="finding" data-severity="notes">
                <p className="finding-text">{finding.text}</p>
                <p className="small quiet">
                  {findingTitles[finding.kind]}. Dismissed by {dismissal.by}
                  {dismissal.reason === '' ? '' : `: ${dismissal.reason}`}
                </p>
                <Button look="link" aria-label={`Restore: ${finding.text}`} onClick={() => void restore(dismissal.id)}>
                  Restore
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function FindingGroupView({ brief, group }: { readonly brief: string; readonly group: FindingGroup }): ReactNode {
  const [all, setAll] = useState(false);
  const { kind, findings } = group;
  const shown = all ? findings : findings.slice(0, firstShown);
  return (
    <section className="finding-group">
      <h2>
        {findingTitles[kind]} <span className="quiet figures">{findings.length}</span>
      </h2>
      <ul>
        {shown.map((finding) => (
          <FindingView key={finding.key} brief={brief} finding={finding} />
        ))}
      </ul>
      {shown.length < findings.length && (
        <Button look="link" onClick={() => setAll(true)}>
          Show {counted(findings.length - shown.length, 'more')}
        </Button>
      )}
    </section>
  );
}

function FindingView({ brief, finding }: { readonly brief: string; readonly finding: Finding }): ReactNode {
  const { open } = useNavigate();
  const { severity, text, detail, difference, pin, place, block, others, within, kind } = finding;
  const short = text.length > 60 ? `${text.slice(0, 59)}\u2026` : text;
  return (
    <li className="finding" data-severity={severity}>
      <p className="finding-text">{difference.length > 0 ? <Difference runs={difference} /> : text}</p>
      <p className="small">
        <span className={`finding-severity ${severity}`}>{findingSeverityWords[severity]}.</span> {detail}
        {others.length > 0 && ` Found in ${counted(others.length, 'further place')}.`}
      </p>
      <p className="finding-acts">
        {within?.kind === 'issue' || within?.kind === 'fact' ? (
          <Button
            look="link"
            aria-label={`Open the ${within.kind}: ${short}`}
            onClick={() => open({ screen: within.kind === 'issue' ? 'issues' : 'facts', id: within.id })}
          >
            Open the {within.kind}
          </Button>
        ) : (
          <Button look="link" aria-label={`Show in the paper: ${short}`} onClick={() => showBlock(block)}>
            Show in the paper
          </Button>
        )}
        {place !== null && (
          <Button
            look="link"
            aria-label={`${pin === '' ? 'Open the source' : `Open ${pin}`}: ${short}`}
            onClick={() =>
              open({
                screen: 'sources',
                id: place.source,
                page: place.page,
                excerpt:
                  finding.target?.startsWith('excerpt/') === true && kind !== 'quote-elsewhere'
                    ? finding.target.slice(8)
                    : null,
              })
            }
          >
            {pin === '' ? 'Open the source' : `Open ${pin}`}
          </Button>
        )}
        {!stoppingKinds.has(kind) && (
          <Button look="link" aria-label={`Dismiss: ${short}`} onClick={() => void dismiss(brief, finding)}>
            Dismiss
          </Button>
        )}
      </p>
    </li>
  );
}

/** The paper held against the source: what is only in the paper is struck, what is only in the source is underlined; each is said. */
function Difference({ runs }: { readonly runs: readonly WordRun[] }): ReactNode {
  return (
    <>
      {runs.map((run, at) => {
        const blank = at === 0 ? '' : ' ';
        const key = `${at} ${run.side}`;
        if (run.side === 'both') return <span key={key}>{`${blank}${run.text}`}</span>;
        return (
          <span key={key}>
            {blank}
            {run.side === 'paper' ? (
              <del>
                <span className="hidden-text">only in the paper: </span>
                {run.text}
              </del>
            ) : (
              <ins>
                <span className="hidden-text">only in the source: </span>
                {run.text}
              </ins>
            )}
          </span>
        );
      })}
    </>
  );
}

async function dismiss(brief: string, { key, kind, text }: Finding): Promise<void> {
  try {
    await call('cite-check.dismiss', { brief, finding: { key, kind, text } });
    await showUndoToast('Dismissed a finding');
  } catch (cause) {
    showToast(failureLine(failureOf(cause)));
  }
}

async function restore(id: string): Promise<void> {
  try {
    await call('cite-check.undismiss', { id });
    await showUndoToast('Restored a finding');
  } catch (cause) {
    showToast(failureLine(failureOf(cause)));
  }
}
