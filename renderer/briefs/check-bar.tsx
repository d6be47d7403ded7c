import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { NamedCheck } from '../../shared/contract/views.ts';
import { Button } from '../ui/button.tsx';
import { counted } from '../words.ts';
import { checksLine, failingFirst, gateGroups, sentence, standWord } from './check-words.ts';

type Props = { readonly made: CallOutput<'briefs.preview'> | null; readonly busy: boolean };

/** The check list along the bottom: one line, and each check with what it found when it is opened. */
export function CheckBar({ made, busy }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  if (made === null) return null;
  const { closed, decide } = gateGroups(made.checks);
  const look = closed.length > 0 ? 'check-fails' : decide.length > 0 ? 'check-asks' : 'check-passes';
  return (
    <section className="check-bar" aria-label="Checks">
      <div className="check-line">
        <span className={look} role="status">
          {checksLine(made.checks)}
        </span>
        <span className="figures quiet">{counted(made.pages, 'page')}</span>
        {made.warnings.length > 0 && <span className="warn-mark">{counted(made.warnings.length, 'note')}</span>}
        {busy && <span className="quiet">of the former state</span>}
        <Button look="quiet" className="toolbar-end" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide checks' : 'Show checks'}
        </Button>
      </div>
      {open && (
        <div className="check-details">
          <CheckList checks={made.checks} />
          <Notes warnings={made.warnings} />
        </div>
      )}
    </section>
  );
}

/** Checks in plain words, those that fail first, each with the places that it names. */
export function CheckList({ checks }: { readonly checks: readonly NamedCheck[] }): ReactNode {
  return (
    <ul className="check-list">
      {failingFirst(checks).map((check) => (
        <li key={check.check}>
          <span className={check.ok ? 'check-passes' : check.severity === 'closed' ? 'check-fails' : 'check-asks'}>
            {standWord(check)}
          </span>
          <div>
            <p>{check.title}</p>
            <p className="quiet small">{sentence(check.detail)}</p>
            {check.items.length > 0 && (
              <details>
                <summary>{counted(check.items.length, 'place')}</summary>
                <ul className="small">
                  {[...new Set(check.items)].map((item) => (
                    <li key={item}>{item}</li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What a person should know before the export; none of it stops one. */
export function Notes({ warnings }: { readonly warnings: readonly string[] }): ReactNode {
  if (warnings.length === 0) return null;
  return (
    <ul className="check-notes">
      {[...new Set(warnings)].map((warning) => (
        <li key={warning} className="small">
          {sentence(warning)}.
        </li>
      ))}
    </ul>
  );
}
