import type { ReactNode } from 'react';
import type { PasswordView } from '../../shared/contract/views.ts';
import { useCall } from '../api.ts';
import { counted } from '../words.ts';
import { PasswordForm } from './password-form.tsx';

/** Gives the sources that ask for a password, and whether each is open; undefined until that is known. */
export function usePasswords(options: { enabled: boolean } = { enabled: true }): readonly PasswordView[] | undefined {
  const { data, error } = useCall('passwords.list', {}, options);
  return error === null ? data : [];
}

/** Asks for the passwords of those among the given sources whose pages cannot be copied without; nothing where there are none. */
export function PasswordsAsked(props: {
  readonly sources: readonly string[];
  /** `fields` where words beside say already what is asked. */
  readonly look?: 'folded' | 'fields';
}): ReactNode {
  const own = new Set(props.sources);
  const asking = (usePasswords() ?? []).filter(({ source, isOpen, isRead }) => own.has(source) && !(isOpen && isRead));
  if (asking.length === 0) return null;
  const what =
    asking.length === 1
      ? '1 file opens with a password only.'
      : `${counted(asking.length, 'file')} open with a password only.`;
  const forms = (
    <ul className="password-forms">
      {asking.map((one) => (
        <li key={one.source}>
          <PasswordForm source={one} label={passwordLabel(one)} />
        </li>
      ))}
    </ul>
  );
  if (props.look === 'fields') return forms;
  if (props.look === 'folded') {
    return (
      <details className="passwords-asked">
        <summary>{what} Type it to have the pages in the bundle.</summary>
        {forms}
      </details>
    );
  }
  return (
    <section className="passwords-asked" aria-label="Passwords of files">
      <p>{what} Without it, the pages cannot be copied.</p>
      {forms}
    </section>
  );
}

/** Gives what the field for the password of a source is called where several stand together. */
export function passwordLabel({ label, title }: Pick<PasswordView, 'label' | 'title'>): string {
  return `Password of ${label === null ? title : `${label}, ${title}`}`;
}
