import { type ReactNode, useContext } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import type { UnreadableReason } from '../../shared/domain/sources.ts';
import { useAct } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { PasswordForm } from './password-form.tsx';
import { usePasswords } from './passwords-asked.tsx';
import { sizeWords, unreadableWords } from '../words.ts';

const todo: Readonly<Record<UnreadableReason, string>> = {
  empty: 'Ask for the file again: what was given holds nothing.',
  truncated: 'Ask for the file again: this copy is not whole.',
  damaged: 'Ask for the file again, or for a print of it.',
  encrypted:
    'The program takes the password of a PDF only. Open this file with its password in its own program, save it without one (of an archive: unpack it), then add that; or ask for such a copy. This one stays as it was received.',
  unsupported: 'Save it as PDF in the program that made it, then add that copy. This one stays as it was received.',
  unplayable:
    'Play it with the program that came with it, and ask who made it for a copy as MP4, then add that copy. This one stays as it was received.',
  'too-large': 'Split it, or save it as a smaller PDF, then add that copy.',
  'too-slow': 'Print it to PDF in its own program, then add that copy.',
  'too-many-pages': 'Split it, then add the parts.',
  'out-of-memory': 'Split it, or save it as a simpler PDF, then add that copy.',
  crashed: 'Print it to PDF in its own program, then add that copy.',
};

/** A source that was kept but cannot be shown: why, what was kept, what to do, and another try at reading it. */
export function UnreadableSource(props: { readonly source: SourceRow; readonly reason: UnreadableReason }): ReactNode {
  const { source, reason } = props;
  const isReadOnly = useContext(ReadOnly);
  const lock = usePasswords({ enabled: reason === 'encrypted' })?.find((each) => each.source === source.id);
  return (
    <div className="unreadable">
      <h2>{unreadableWords[reason]}</h2>
      <p>
        “{source.name}” is kept as it came: {sizeWords(source.bytes)}, SHA-256 {source.sha256.slice(0, 16)}… It can be
        produced, and its receipt is in the custody log.{' '}
        {reason === 'unplayable'
          ? 'It can be cited by the offset that its own player shows.'
          : 'Its words cannot be searched or cited.'}
      </p>
      {lock === undefined ? (
        <>
          <p>{todo[reason]}</p>
          {reason === 'empty' ? null : <ReadAgain key={source.id} id={source.id} />}
        </>
      ) : (
        <>
          <p>
            {isReadOnly
              ? 'Type its password to see its pages. This case is open for reading only, so its words are not read in.'
              : 'Type its password to see its pages, and to have its words read in so that you can search, excerpt and cite them.'}{' '}
            If nobody has it, ask for a copy without a password, then add that copy.
          </p>
          <PasswordForm key={source.id} source={lock} />
        </>
      )}
    </div>
  );
}

function ReadAgain(props: { readonly id: string }): ReactNode {
  const again = useAct('sources.read-again');
  const isReadOnly = useContext(ReadOnly);
  return (
    <div className="read-again">
      <Button disabled={isReadOnly || again.isPending} onClick={() => again.mutate({ id: props.id })}>
        {again.isPending ? 'Reading…' : 'Read again'}
      </Button>
      <p role="status">{outcomeWords(again.isPending, again.data?.unreadable ?? null)}</p>
      {again.error === null ? null : <ErrorNote failure={again.error} />}
    </div>
  );
}

function outcomeWords(isPending: boolean, unreadable: UnreadableReason | null): string {
  if (isPending) return 'This may take up to two minutes.';
  return unreadable === null ? '' : `Read again without success. ${unreadableWords[unreadable]}`;
}
