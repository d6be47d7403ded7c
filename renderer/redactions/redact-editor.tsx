import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import type { AppError } from '../../shared/errors.ts';
import { failureOf, useAct } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { isString } from '../ui/is-string.ts';
import { showUndoToast } from '../ui/toast.tsx';
import { useStored } from '../ui/use-stored.ts';
import type { Picked } from '../viewer/picked.ts';
import { failureLine } from '../words.ts';
import { ReasonField } from './reason-field.tsx';
import './redactions.css';

/** Asks for the reason and marks what the reader picked; the source itself stays whole, and it says so. */
export function RedactEditor(props: {
  readonly source: SourceRow;
  readonly picked: Picked;
  readonly onDone: () => void;
}): ReactNode {
  const { source, picked } = props;
  const add = useAct('redactions.add');
  const [reason, setReason] = useStored('redactions.reason', 'PII', isString);
  const [failure, setFailure] = useState<AppError | null>(null);
  const mark = async () => {
    setFailure(null);
    const { kind, page, quote, rects, lineFrom, lineTo } = picked;
    try {
      const at = { source: source.id, page, reason: reason.trim() };
      const made = await add.mutateAsync({ ...at, kind, quote, rects: [...rects], lineFrom, lineTo });
      props.onDone();
      await showUndoToast(`Marked for redaction on page ${made.page}`);
    } catch (cause) {
      setFailure(failureOf(cause));
    }
  };
  return (
    <form
      className="redact-editor"
      aria-label="Redact"
      onSubmit={(event) => {
        event.preventDefault();
        void mark();
      }}
    >
      <ReasonField value={reason} onChange={setReason} autoFocus />
      <p className="quiet">
        This is a mark. The words are taken out of every copy that leaves the case, not of the source.
      </p>
      {failure === null ? null : (
        <p role="alert" className="field-failure">
          {failureLine(failure)}
        </p>
      )}
      <div className="redact-actions">
        <Button onClick={props.onDone}>Cancel</Button>
        <Button type="submit" look="primary" disabled={add.isPending || reason.trim() === ''}>
          Mark for redaction
        </Button>
      </div>
    </form>
  );
}
