import { useContext, useState, type ReactNode } from 'react';
import type { BriefExport } from '../../shared/domain/briefs.ts';
import { call } from '../api.ts';
import { shellCall } from '../shell.ts';
import { Button } from '../ui/button.tsx';
import { dateWords } from '../ui/date-words.ts';
import { DateText } from '../ui/date-text.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { useRun } from '../ui/use-run.ts';
import { showToast } from '../ui/toast.tsx';
import { readDay, ServedFields } from './served-fields.tsx';

type LabelChange = { readonly was: string; readonly now: string | null };

/** What can be done with an exported file: save its kept copy again, say that it was served; and what has changed since. */
export function ExportActs(props: {
  readonly row: BriefExport;
  readonly today: string;
  readonly changes: readonly LabelChange[];
}): ReactNode {
  const { row, changes } = props;
  const [editing, setEditing] = useState(false);
  const [on, setOn] = useState(dateWords(row.servedOn ?? props.today));
  const [to, setTo] = useState(row.servedTo);
  const isReadOnly = useContext(ReadOnly);
  const [reason, setReason] = useState('');
  const { run, failure, busy } = useRun();
  const day = readDay(on);
  const isServed = row.servedOn !== null;
  const why = reason.trim();
  const ready = day !== null && to.trim() !== '' && (!isServed || why !== '');
  const say = (said: { on: string; to: string } | null) =>
    void run(() => call('exports.serve', { id: row.id, on: said?.on ?? null, to: said?.to ?? '', reason: why })).then(
      (done) => {
        setEditing(!done);
        if (done) setReason('');
      },
    );
  const serve = () => {
    if (ready && day !== null) say({ on: day, to: to.trim() });
  };
  const saveAgain = () =>
    void run(async () => {
      const picked = await shellCall('shell.pick-save', { suggestedName: row.fileName.slice(0, 200), kind: 'pdf' });
      if (picked === null) return;
      await call('exports.save-again', { job: crypto.randomUUID(), id: row.id, token: picked.token });
      showToast('Saved the exact file again');
    });
  return (
    <div className="export-acts">
      {row.servedOn !== null && (
        <p>
          <strong>Served</strong> on <DateText date={row.servedOn} /> to {row.servedTo}
        </p>
      )}
      {changes.length > 0 && (
        <details className="warn-mark">
          <summary>Exhibit numbers have changed since</summary>
          <ul className="small">
            {changes.map(({ was, now }) => (
              <li key={was}>
                {was} is {now ?? 'no exhibit'} now
              </li>
            ))}
          </ul>
        </details>
      )}
      {row.object === null ? (
        <p className="quiet small">No exact copy was kept</p>
      ) : isReadOnly ? null : (
        <p className="export-links">
          <Button look="link" disabled={busy} onClick={saveAgain}>
            Save the exact file again
          </Button>
          {!editing && (
            <Button look="link" disabled={busy} onClick={() => setEditing(true)}>
              {isServed ? 'Correct what was served' : 'Mark as served'}
            </Button>
          )}
        </p>
      )}
      {editing && (
        <form
          className="export-serve"
          onSubmit={(event) => {
            event.preventDefault();
            serve();
          }}
        >
          <ServedFields on={on} to={to} disabled={busy} onDay={setOn} onTo={setTo} />
          {isServed ? (
            <FormField
              label="Reason for the correction (kept in the log)"
              value={reason}
              disabled={busy}
              onChange={setReason}
            />
          ) : (
            <p className="quiet small">This goes on record for good. It can be corrected later, with a reason.</p>
          )}
          <p className="export-links">
            <Button type="submit" disabled={busy || !ready}>
              Save
            </Button>
            {isServed && (
              <Button disabled={busy || why === ''} onClick={() => say(null)}>
                It was not served
              </Button>
            )}
            <Button look="quiet" onClick={() => setEditing(false)}>
              Do not save
            </Button>
          </p>
        </form>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
    </div>
  );
}
