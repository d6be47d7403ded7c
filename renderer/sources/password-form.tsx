import { useContext, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { PasswordView } from '../../shared/contract/views.ts';
import type { UnreadableReason } from '../../shared/domain/sources.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { useRun } from '../ui/use-run.ts';
import { unreadableWords } from '../words.ts';
import './password-form.css';

/** Where a password goes, and where it does not. */
const keeping =
  'The password stays in memory until you lock or close the case, and is never saved. You will be asked again next time.';

/**
 * Asks for the password of a source where its pages would be. One that opens it is kept for this session, and its words are then read
 * into the case where they are not known yet; a wrong one stays in the field. It is no form of its own, so that a dialog can hold it.
 */
export function PasswordForm(props: {
  readonly source: Pick<PasswordView, 'source' | 'isRead'>;
  readonly label?: string;
}): ReactNode {
  const { source, isRead } = props.source;
  const isReadOnly = useContext(ReadOnly);
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [refused, setRefused] = useState<UnreadableReason | null>(null);
  const { run, failure, busy, clear } = useRun();
  const open = () => {
    if (busy || password === '') return;
    setRefused(null);
    void run(async () => {
      const { unreadable } = await call('passwords.give', { id: source, password });
      if (unreadable !== null) return setRefused(unreadable);
      setPassword('');
      if (isRead || isReadOnly) return;
      setRefused((await call('sources.read-again', { id: source })).unreadable);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    // Subtle: in a dialog, Enter would send the whole of it.
    event.preventDefault();
    open();
  };
  return (
    <div
      className="password-form"
      role="group"
      aria-label={props.label ?? 'Password of this file'}
      onKeyDown={onKeyDown}
    >
      <FormField
        label={props.label ?? 'Password'}
        type={isShown ? 'text' : 'password'}
        value={password}
        failure={refused === null ? null : refusedWords(refused)}
        hint={keeping}
        onChange={(text) => {
          setPassword(text);
          setRefused(null);
          clear();
        }}
      />
      <p className="password-acts">
        <Button disabled={busy || password === ''} onClick={open}>
          {busy ? 'Opening' : 'Open with this password'}
        </Button>
        <Button look="quiet" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          Show password
        </Button>
      </p>
      {failure === null ? null : <ErrorNote failure={failure} />}
    </div>
  );
}

/** Gives why a password did not open a file. */
function refusedWords(reason: UnreadableReason): string {
  if (reason === 'encrypted') {
    return 'This password does not open the file. Check Caps Lock, the keyboard layout, and spaces at either end.';
  }
  if (reason === 'unsupported') {
    return 'This file is encrypted in a way that the program cannot open, even with its password. Ask for a copy without a password.';
  }
  return unreadableWords[reason];
}
