import { useContext } from 'react';
import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import type { Redaction } from '../../shared/domain/redactions.ts';
import { isRecording } from '../../shared/domain/recordings.ts';
import { failureOf, useAct, useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { TextField } from '../ui/text-field.tsx';
import { showToast, showUndoToast } from '../ui/toast.tsx';
import { failureLine } from '../words.ts';
import { askToFind } from './find-request.ts';
import { markedWords, patternWords } from './redaction-words.ts';
import { redactionReasons } from '../../shared/domain/redactions.ts';
import './redactions.css';

/** What is marked for redaction in a source: where, why, and what to do about it. */
export function SourceRedactions({ source }: { readonly source: SourceRow }): ReactNode {
  const { data = [] } = useCall('redactions.list', { id: source.id }, { keep: true });
  const isReadOnly = useContext(ReadOnly);
  if (source.unreadable !== null && !isRecording(source)) return null;
  return (
    <section aria-labelledby="source-redactions">
      <h2 id="source-redactions">Redactions ({data.length})</h2>
      {isRecording(source) ? (
        <p className="quiet">
          Recordings cannot be redacted here. Keep a recording out of what leaves the case instead.
        </p>
      ) : (
        <>
          <p className="quiet">
            {data.length === 0
              ? 'Select words or a region on the page and choose “Redact”.'
              : 'Marked, not removed: the source stays whole. Copies that leave the case have black boxes and nothing under them.'}
          </p>
          {isReadOnly ? null : <Button onClick={() => askToFind(source)}>Find and mark</Button>}
          <ul className="redaction-list">
            {data.map((redaction) => (
              <RedactionLine key={redaction.id} redaction={redaction} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function RedactionLine({ redaction }: { readonly redaction: Redaction }): ReactNode {
  const { select } = useNavigate();
  const isReadOnly = useContext(ReadOnly);
  const update = useAct('redactions.update');
  const remove = useAct('redactions.remove');
  const words = markedWords(redaction);
  const removeIt = () =>
    remove
      .mutateAsync({ ids: [redaction.id] })
      .then(() => showUndoToast('Removed a redaction'))
      .catch((cause: unknown) => showToast(failureLine(failureOf(cause))));
  return (
    <li>
      <button type="button" className="excerpt-quote" onClick={() => select({ page: redaction.page })}>
        {words}
      </button>
      <div className="redaction-line">
        <span className="quiet">
          Page {redaction.page}
          {redaction.pattern === '' ? '' : `, found as ${patternWords[redaction.pattern].toLowerCase()}`}
        </span>
        {isReadOnly ? null : (
          <Button look="quiet" aria-label={`Remove the redaction of ${words}`} onClick={() => void removeIt()}>
            Remove
          </Button>
        )}
      </div>
      <TextField
        label="Reason, printed on the box"
        value={redaction.reason}
        suggestions={Object.keys(redactionReasons)}
        onCommit={(reason) => update.mutateAsync({ id: redaction.id, patch: { reason: reason.trim() } })}
      />
    </li>
  );
}
