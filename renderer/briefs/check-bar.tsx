import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { NamedCheck } from '../../shared/contract/views.ts';
import { Button } from '../ui/button.tsx';
import { counted } from '../words.ts';
import { checksLine, failingFirst, sentence } from './check-words.ts';

type Props = { readonly made: CallOutput<'briefs.preview'> | null; readonly busy: boolean };

/** The check list along the bottom: one line, and each check with what it found when it is opened. */
export function CheckBar({ made, busy }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  if (made === null) return null;
  const failing = made.checks.some((check) => !check.ok);
  return (
    <section className="check-bar" aria-label="Checks">
      <div className="check-line">
        <span className={failing ? 'check-fails' : 'check-passes'} role="status">
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
          <span className={check.ok ? 'check-passes' : 'check-fails'}>{check.ok ? 'Pass' : 'Fail'}</span>
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
