import { useId, useState, type ReactNode } from 'react';
import type { DeadlineResult } from '../../shared/domain/deadline-schema.ts';
import type { Deadline } from '../../shared/domain/grievances.ts';
import { Button } from '../ui/button.tsx';
import { weekdayWords } from '../ui/date-words.ts';
import { DateText } from '../ui/date-text.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { useRun } from '../ui/use-run.ts';

type Props = {
  readonly deadline: Pick<Deadline, 'due' | 'confirmedBy'>;
  readonly result: DeadlineResult;
  /** A name to begin with; the person decides. */
  readonly suggested: string;
  readonly onConfirm: (due: string, confirmedBy: string) => Promise<unknown>;
};

/** Every reading of the count, earliest first, and the person who confirms which holds. */
export function ConfirmReading({ deadline, result, suggested, onConfirm }: Props): ReactNode {
  const name = useId();
  const [due, setDue] = useState(deadline.due);
  const [who, setWho] = useState(deadline.confirmedBy === '' ? suggested : deadline.confirmedBy);
  const { run, failure, busy } = useRun();
  const several = result.readings.length > 1;
  const changed = due !== deadline.due || who.trim() !== deadline.confirmedBy;
  return (
    <section className="inspector-part" aria-label="Readings">
      <h2>{several ? `${result.readings.length} readings` : 'One reading'}</h2>
      <div className="reading-list" role="radiogroup" aria-label="Reading that holds">
        {result.readings.map((reading) => (
          <label key={reading.due} className="check">
            <input type="radio" name={name} checked={due === reading.due} onChange={() => setDue(reading.due)} />
            <span>
              <strong>
                {weekdayWords(reading.due).slice(0, 3)} <DateText date={reading.due} />
              </strong>{' '}
              {[reading.label, ...reading.alike].join('; ')}
            </span>
          </label>
        ))}
      </div>
      <FormField label="Confirmed by" value={who} onChange={setWho} />
      <div>
        <Button
          disabled={busy || who.trim() === '' || !changed}
          onClick={() => void run(() => onConfirm(due, who.trim()))}
        >
          Confirm this reading
        </Button>
      </div>
      {deadline.confirmedBy === '' && several && (
        <p className="warn-mark small">Nobody has confirmed a reading. The earliest is kept.</p>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
    </section>
  );
}
