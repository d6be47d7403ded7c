import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { FormField } from '../ui/form-field.tsx';
import './exhibits.css';

type Props = {
  /** What is asked about, and what follows from it. */
  readonly children: ReactNode;
  /** The verb of what is done with a reason. */
  readonly act: string;
  /** The verb of leaving it. */
  readonly leave: string;
  readonly onAct: (reason: string) => Promise<unknown>;
  readonly onLeave: () => void;
};

/** Asks why a compelled statement goes further than its mark lets it by itself; the reason goes to the log. */
export function CompelledReason({ children, act, leave, onAct, onLeave }: Props): ReactNode {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const given = reason.trim();
  return (
    <form
      className="compelled-reason"
      aria-label="Compelled statement"
      onSubmit={(event) => {
        event.preventDefault();
        if (given === '' || busy) return;
        setBusy(true);
        void onAct(given).finally(() => setBusy(false));
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onLeave();
      }}
    >
      <p className="small">{children}</p>
      <FormField autoFocus label="Reason (kept in the log)" value={reason} disabled={busy} onChange={setReason} />
      <p className="compelled-acts">
        <Button onClick={onLeave}>{leave}</Button>
        <Button type="submit" disabled={given === '' || busy}>
          {act}
        </Button>
      </p>
    </form>
  );
}
