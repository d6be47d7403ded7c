import { useState, type ReactNode } from 'react';
import type { Deadline } from '../../shared/domain/grievances.ts';
import { useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { DateText } from '../ui/date-text.tsx';
import { typedDay } from '../ui/date-words.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { Picker } from '../ui/picker.tsx';
import { useRun } from '../ui/use-run.ts';
import { sourceKindWords } from '../words.ts';

type Props = {
  readonly deadline: Pick<Deadline, 'due' | 'extendedTo' | 'extensionSource'>;
  readonly onSave: (patch: Pick<Deadline, 'extendedTo' | 'extensionSource'>) => Promise<unknown>;
};

/** The extension of a clock: its new day together with the signed source that grants it, never one without the other. */
export function ClockExtension({ deadline, onSave }: Props): ReactNode {
  const sources = useCall('sources.list', {}).data ?? [];
  const { open } = useNavigate();
  const { run, failure, busy } = useRun();
  const [granted, setGranted] = useState<string | null>(null);
  const [day, setDay] = useState('');
  const read = readDay(day);
  const titleOf = (id: string | null) => sources.find((source) => source.id === id)?.title ?? 'a removed source';
  if (deadline.extendedTo !== null && deadline.extensionSource !== null) {
    return (
      <section className="inspector-part" aria-label="Extension">
        <h2>Extension</h2>
        <p>
          To <DateText date={deadline.extendedTo} />, by{' '}
          <Button look="link" onClick={() => open({ screen: 'sources', id: deadline.extensionSource })}>
            {titleOf(deadline.extensionSource)}
          </Button>
          . The first day was <DateText date={deadline.due} />.
        </p>
        <div>
          <Button
            disabled={busy}
            onClick={() => void run(() => onSave({ extendedTo: null, extensionSource: null }), 'Removed an extension')}
          >
            Remove extension
          </Button>
        </div>
        {failure !== null && <ErrorNote failure={failure} />}
      </section>
    );
  }
  return (
    <details className="inspector-part">
      <summary>Record an extension</summary>
      <p className="quiet">An extension needs the signed document that grants it. The first day stays visible.</p>
      {granted !== null && <p>Granted by {titleOf(granted)}.</p>}
      <Picker
        words={granted === null ? 'Choose the signed document' : 'Choose another document'}
        label="Filter sources"
        items={sources.map(({ id, title, kind }) => ({ id, words: title, detail: sourceKindWords[kind] }))}
        none="Add the signed document to the evidence first."
        onPick={(id) => Promise.resolve(setGranted(id))}
      />
      <FormField
        label="Extended to"
        value={day}
        placeholder="for example 19 Feb 2026"
        failure={read === undefined ? 'Name one day, such as 19 Feb 2026.' : null}
        hint={typeof read === 'string' ? <DateText date={read} /> : undefined}
        onChange={setDay}
      />
      <div>
        <Button
          disabled={busy || granted === null || typeof read !== 'string'}
          onClick={() => {
            if (typeof read === 'string') void run(() => onSave({ extendedTo: read, extensionSource: granted }));
          }}
        >
          Record extension
        </Button>
      </div>
      {failure !== null && <ErrorNote failure={failure} />}
    </details>
  );
}

/** The day, null for an empty field, undefined for what is no day. */
export function readDay(text: string): string | null | undefined {
  try {
    return typedDay(text);
  } catch {
    return undefined;
  }
}
