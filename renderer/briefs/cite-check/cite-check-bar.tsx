import { useId, useState, type ReactNode } from 'react';
import { citeCheckLine, gravestSeverity } from '../../../shared/domain/cite-check-words.ts';
import { call, failureOf } from '../../api.ts';
import { shellCall } from '../../shell.ts';
import { localDay } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import { counted, failureLine } from '../../words.ts';
import { FindingList } from './finding-list.tsx';
import { useCiteCheck } from './use-cite-check.ts';
import './cite-check.css';

type Props = {
  readonly brief: string;
  readonly title: string;
  /** When what is typed was last kept: the check follows it. */
  readonly keptAt: string | null;
};

/** The check of cites along the bottom: what it comes to in one line, and a pane of its findings. */
export function CiteCheckBar({ brief, title, keptAt }: Props): ReactNode {
  const { check, failure, busy, again } = useCiteCheck(brief, keptAt);
  const [open, setOpen] = useState(false);
  const pane = useId();
  const worst = check === null ? null : gravestSeverity(check.findings);
  const look = worst === 'stops' ? 'check-fails' : worst === 'asks' ? 'check-asks' : 'check-passes';
  return (
    <section className="check-bar cite-check-bar" aria-label="Cite check">
      <div className="check-line cite-check-line">
        <span className={`cite-check-words ${check === null ? 'quiet' : look}`} role="status">
          {check === null ? 'Checking cites' : citeCheckLine(check)}
        </span>
        {busy && check !== null && <span className="quiet">checking</span>}
        <span className="toolbar-end cite-check-tools">
          <Button look="quiet" aria-expanded={open} aria-controls={pane} onClick={() => setOpen(!open)}>
            {open ? 'Hide findings' : findingsWords(check?.findings.length ?? 0)}
          </Button>
        </span>
      </div>
      {failure !== null && <ErrorNote failure={failure} onRetry={again} />}
      <div id={pane} className="check-details" hidden={!open}>
        {open && check !== null && (
          <>
            <FindingList brief={brief} check={check} />
            <Button onClick={() => void saveReport(brief, title)}>Save report</Button>
          </>
        )}
      </div>
    </section>
  );
}

function findingsWords(count: number): string {
  return count === 0 ? 'Show findings' : `Show ${counted(count, 'finding')}`;
}

/** Asks where to save, and writes the check as a PDF. */
async function saveReport(brief: string, title: string): Promise<void> {
  const picked = await shellCall('shell.pick-save', { suggestedName: `Cite check of ${title}.pdf`, kind: 'pdf' });
  if (picked === null) return;
  try {
    const input = { job: crypto.randomUUID(), brief, token: picked.token, date: localDay(new Date()) };
    const { pages } = await call('cite-check.report', input);
    showToast(`Saved ${picked.name}, ${counted(pages, 'page')}`);
  } catch (cause) {
    showToast(failureLine(failureOf(cause)));
  }
}
