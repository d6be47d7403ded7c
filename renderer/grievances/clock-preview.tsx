import type { ReactNode } from 'react';
import type { CallInput } from '../../shared/contract/contract.ts';
import { explainDeadline } from '../../shared/domain/deadline-trace.ts';
import { useCall } from '../api.ts';
import { DateText } from '../ui/date-text.tsx';
import { weekdayWords } from '../ui/date-words.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { resultOf } from './clocks.ts';

export type ClockRule = CallInput<'deadlines.preview'>;

const noRule: ClockRule = {
  triggerOn: '2000-01-01',
  count: 0,
  unit: 'days',
  mode: 'calendar',
  calendar: 'none',
  service: 'none',
  backward: false,
};

/** The day on which a clock would end, with every reading and how it was counted; nothing is written. */
export function ClockPreview({ rule }: { readonly rule: ClockRule | null }): ReactNode {
  const preview = useCall('deadlines.preview', rule ?? noRule, { enabled: rule !== null, keep: true });
  if (rule === null) return <p className="quiet">Name the day it runs from to see when it ends.</p>;
  if (preview.error !== null) return <ErrorNote failure={preview.error} />;
  const result = resultOf(preview.data);
  if (result === null) return null;
  return (
    <div className="clock-preview" role="status">
      <p>
        Ends{' '}
        {result.readings.map((reading, index) => (
          <span key={reading.due}>
            {index > 0 && ' or '}
            <strong>
              {weekdayWords(reading.due).slice(0, 3)} <DateText date={reading.due} />
            </strong>{' '}
            ({reading.label})
          </span>
        ))}
      </p>
      <p className="quiet small">{explainDeadline(result)}</p>
    </div>
  );
}
