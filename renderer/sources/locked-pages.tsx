import { useMemo, type ReactNode } from 'react';
import type { PasswordView, SourceRow } from '../../shared/contract/views.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { PdfViewer } from '../viewer/pdf-viewer.tsx';
import { PasswordForm } from './password-form.tsx';

/** In the place of pages that were read in a former session and open with a password only. */
export function LockedPages(props: {
  readonly source: SourceRow;
  readonly lock: PasswordView;
  readonly onText: () => void;
}): ReactNode {
  const { source, lock, onText } = props;
  return (
    <div className="unreadable">
      <h2>The file is protected by a password.</h2>
      <p>Its words, excerpts and cites are in the case from an earlier session. To see its pages, type the password.</p>
      <PasswordForm key={source.id} source={lock} />
      <p>
        <Button look="link" onClick={onText}>
          Read its text without the pages
        </Button>
      </p>
    </div>
  );
}

/** The pages of a PDF whose words cannot be read into the case, as where it is open for reading only. */
export function UnreadPdf({ source, total }: { readonly source: SourceRow; readonly total: number }): ReactNode {
  const { id } = source;
  const bytes = useMemo(
    () => ({
      total,
      read: async (offset: number, length: number) => (await call('sources.read', { id, offset, length })).bytes,
    }),
    [id, total],
  );
  return <PdfViewer bytes={bytes} label={source.title} hasRail takesFocus />;
}
