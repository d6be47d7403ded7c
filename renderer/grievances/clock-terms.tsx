import type { ReactNode } from 'react';
import type { Deadline } from '../../shared/domain/grievances.ts';
import {
  deadlineModes,
  serviceKinds,
  type DeadlineMode,
  type ServiceKind,
} from '../../shared/domain/deadline-schema.ts';
import { AppError } from '../../shared/errors.ts';
import { useCall } from '../api.ts';
import { CheckField } from '../ui/check-field.tsx';
import { DayField } from '../ui/date-field.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { modeWords, serviceWords, unitWords } from './clock-words.ts';

type Props = {
  readonly deadline: Deadline;
  readonly onSave: (patch: Partial<Omit<Deadline, 'id' | 'result'>>) => Promise<unknown>;
};

/** What a clock is counted from and how; a change counts it anew and drops the confirmation. */
export function ClockTerms({ deadline, onSave }: Props): ReactNode {
  const calendars = useCall('deadlines.calendars', {}).data ?? [];
  return (
    <details className="inspector-part">
      <summary>Change what is counted</summary>
      <p className="quiet">A change counts the clock anew and drops the confirmation.</p>
      <DayField
        label="Runs from"
        value={deadline.triggerOn}
        onCommit={(day) => (day === null ? Promise.reject(needed('triggerOn')) : onSave({ triggerOn: day }))}
      />
      <TextField label="What happened then" value={deadline.trigger} onCommit={(trigger) => onSave({ trigger })} />
      <div className="field-pair">
        <TextField
          label="Count"
          value={String(deadline.count)}
          onCommit={(text) => onSave({ count: wholeNumber(text) })}
        />
        <Select
          label="Unit"
          value={deadline.unit}
          options={optionsOf(unitWords)}
          onCommit={(unit) => onSave({ unit })}
        />
      </div>
      <Select
        label="Way of counting"
        value={deadlineModes.find((mode) => mode === deadline.mode) ?? 'unspecified'}
        options={optionsOf<DeadlineMode>(modeWords)}
        onCommit={(mode) => onSave({ mode })}
      />
      <Select
        label="Holidays"
        value={deadline.calendar}
        options={calendars.map((calendar) => [calendar.name, calendar.title] as const)}
        onCommit={(calendar) => onSave({ calendar })}
      />
      <Select
        label="Service"
        value={serviceKinds.find((kind) => kind === deadline.service) ?? 'none'}
        options={optionsOf<ServiceKind>(serviceWords)}
        onCommit={(service) => onSave({ service })}
      />
      <CheckField
        label="Counted backward, to a day before"
        value={deadline.backward}
        onCommit={(backward) => onSave({ backward })}
      />
    </details>
  );
}

/** Gives the number that was typed; throws `invalid-input` for anything but a whole number from 0 to 3660. */
export function wholeNumber(text: string): number {
  const number = Number(text.trim());
  if (/^\d{1,4}$/.test(text.trim()) && number <= 3660) return number;
  throw new AppError('invalid-input', 'not a whole number from 0 to 3660', { data: { field: 'count' } });
}

function needed(field: string): AppError {
  return new AppError('invalid-input', `${field} is needed`, { data: { field } });
}
