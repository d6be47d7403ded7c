import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { failureOf } from '../api.ts';
import { bringInCopy, cancelBringIn, openCase, type ShellState } from '../shell-state.ts';
import { Button } from '../ui/button.tsx';
import { InstantText } from '../ui/date-text.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { NewCaseDialog } from './new-case-dialog.tsx';
import { askForNewCase, useNewCaseAsked } from './new-case-request.ts';
import './welcome.css';

/** What stands in a window without a case: begin one, open one, or go on with a recent one. */
export function WelcomeScreen({ recents, bringingIn }: Pick<ShellState, 'recents' | 'bringingIn'>): ReactNode {
  const [failure, setFailure] = useState<AppError | null>(null);
  const asked = useNewCaseAsked();
  const attempt = async (open: () => Promise<void>) => {
    setFailure(null);
    try {
      await open();
    } catch (cause) {
      const why = failureOf(cause);
      if (why.code !== 'cancelled') setFailure(why);
    }
  };
  const openIt = (recent: string | null) => attempt(() => openCase(recent));
  return (
    <main className="welcome">
      <div className="welcome-page">
        <h1>Loudermill</h1>
        <p className="welcome-lead">
          The case file for those who defend public employees. Everything stays in one folder on this computer.
        </p>
        <div className="welcome-actions">
          <Button look="primary" onClick={askForNewCase}>
            New case
          </Button>
          <Button onClick={() => void openIt(null)}>Open case</Button>
          <Button disabled={bringingIn !== null} onClick={() => void attempt(bringInCopy)}>
            Bring in a portable copy
          </Button>
        </div>
        {bringingIn === null ? null : (
          <ProgressLine
            words="Comparing every part of the copy"
            done={bringingIn.done}
            total={bringingIn.total}
            onCancel={() => void cancelBringIn()}
          />
        )}
        {failure === null ? null : <ErrorNote failure={failure} />}
        <section aria-labelledby="recent-cases">
          <h2 id="recent-cases">Recent</h2>
          {recents.length === 0 ? (
            <p className="quiet">Cases that you open are listed here.</p>
          ) : (
            <ul className="recent-list">
              {recents.map((recent) => (
                <li key={recent.token}>
                  <button type="button" onClick={() => void openIt(recent.token)}>
                    <span className="recent-title">{recent.title}</span>
                    <span className="quiet recent-folder">{recent.folder}</span>
                    <span className="quiet">
                      <InstantText at={recent.openedAt} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
        <p className="quiet">
          The sample case, built from public reports on a Detroit police sergeant, shows a whole file: open its folder
          with “Open case”.
        </p>
      </div>
      {asked ? <NewCaseDialog /> : null}
    </main>
  );
}
