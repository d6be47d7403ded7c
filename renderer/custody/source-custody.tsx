import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { custodyEventWords, type CustodyEvent } from '../../shared/domain/custody.ts';
import { useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { InstantText } from '../ui/date-text.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useRun } from '../ui/use-run.ts';
import { printRecord } from './print-record.ts';
import './custody.css';

/** What was done with a source, the oldest first: when, what, by whom, and the entry of the log that has it. */
export function SourceCustody({ source }: { readonly source: SourceRow }): ReactNode {
  const events = useCall('custody.source', { id: source.id }, { keep: true });
  const { run, failure, busy } = useRun();
  return (
    <section aria-labelledby="source-custody">
      <h2 id="source-custody">Custody</h2>
      {events.error === null ? null : <ErrorNote failure={events.error} onRetry={() => void events.refetch()} />}
      <ol className="custody-events">
        {(events.data ?? []).map((event) => (
          <li key={event.step}>
            <span className="custody-event">{custodyEventWords[event.kind]}</span>
            <InstantText at={event.at} />
            <span className="quiet">{saidOf(event)}</span>
            <span className="quiet" title={`Entry ${event.step} of the log, hash ${event.hash}`}>
              {event.actor}, entry {event.step}
            </span>
          </li>
        ))}
      </ol>
      <Button
        disabled={busy}
        onClick={() => void run(() => printRecord([source.id], `Custody record of ${source.title}`))}
      >
        Save custody record
      </Button>
      {failure === null ? null : <ErrorNote failure={failure} />}
    </section>
  );
}

/** What an event says beyond its kind; a hash of 64 signs is for paper. */
function saidOf({ kind, label, detail }: CustodyEvent): string {
  const beyond = detail
    .replace(label, '')
    .replace(/^, /, '')
    .replace(/,? ?SHA-256 [0-9a-f]{64}/, '');
  if (kind === 'received' || kind === 'opened' || kind === 'numbered') return beyond;
  return beyond === '' ? label : `${label}, ${beyond}`;
}
