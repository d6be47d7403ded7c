import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { failureOf } from '../api.ts';
import { closeCase, unlockCase } from '../shell-state.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import './welcome.css';

/** Asks for the passphrase of a case that is locked. */
export function UnlockScreen({ title }: { readonly title: string }): ReactNode {
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const unlock = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await unlockCase(passphrase);
    } catch (cause) {
      setFailure(failureOf(cause));
      setBusy(false);
    }
  };
  const wrong = failure?.code === 'locked';
  return (
    <main className="welcome">
      <form
        className="welcome-page"
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <h1>{title}</h1>
        <p className="quiet">This case is locked.</p>
        <FormField
          label="Passphrase"
          type="password"
          value={passphrase}
          autoFocus
          failure={wrong ? 'That passphrase does not open this case. Check Caps Lock and the keyboard layout.' : null}
          onChange={(text) => {
            setPassphrase(text);
            setFailure(null);
          }}
        />
        {failure === null || wrong ? null : <ErrorNote failure={failure} />}
        <div className="welcome-actions">
          <Button type="submit" look="primary" disabled={busy}>
            {busy ? 'Unlocking' : 'Unlock'}
          </Button>
          <Button onClick={() => void closeCase()}>Close case</Button>
        </div>
        <details className="quiet">
          <summary>Forgotten?</summary>
          <p>
            Nobody can open this case without its passphrase: there is no reset and no back door, and that is what
            protects the client. Ask whoever set it, or look for it where you keep other keys.
          </p>
        </details>
      </form>
    </main>
  );
}
