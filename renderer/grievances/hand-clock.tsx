import { useState, type ReactNode } from 'react';
import type { DeadlineMode, DeadlineUnit, ServiceKind } from '../../shared/domain/deadline-schema.ts';
import { call, useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { ClockPreview, type ClockRule } from './clock-preview.tsx';
import { wholeNumber } from './clock-terms.tsx';
import { modeWords, serviceWords, unitWords } from './clock-words.ts';

type Props = {
  readonly triggerOn: string | null;
  readonly grievance: string | null;
  readonly onAdded: (id: string) => void;
};

/** A clock whose terms a person types, with the clause that sets them. */
export function HandClock({ triggerOn, grievance, onAdded }: Props): ReactNode {
  const calendars = useCall('deadlines.calendars', {}).data ?? [];
  const { run, failure, busy } = useRun();
  const [title, setTitle] = useState('');
  const [trigger, setTrigger] = useState('');
  const [authority, setAuthority] = useState('');
  const [typed, setTyped] = useState('');
  const [unit, setUnit] = useState<DeadlineUnit>('days');
  const [mode, setMode] = useState<DeadlineMode>('unspecified');
  const [calendar, setCalendar] = useState('');
  const [service, setService] = useState<ServiceKind>('none');
  const [backward, setBackward] = useState(false);
  const count = countOf(typed);
  const table = calendar === '' ? (calendars[0]?.name ?? 'none') : calendar;
  const rule: ClockRule | null =
    triggerOn === null || typeof count !== 'number'
      ? null
      : { triggerOn, count, unit, mode, calendar: table, service, backward };
  const add = () => {
    if (rule === null) return;
    void run(async () => {
      const added = await call('deadlines.create', { ...rule, title: title.trim(), trigger, authority, grievance });
      onAdded(added.id);
    });
  };
  return (
    <>
      <div className="field-pair">
        <FormField label="Clock" value={title} placeholder="for example Appeal to the chief" onChange={setTitle} />
        <FormField label="What happened then" value={trigger} placeholder="for example receipt" onChange={setTrigger} />
        <FormField
          label="Authority"
          value={authority}
          placeholder="The clause or rule that sets it"
          onChange={setAuthority}
        />
      </div>
      <div className="field-pair">
        <FormField
          label="Count"
          value={typed}
          failure={count === undefined ? 'A whole number from 0 to 3,660.' : null}
          onChange={setTyped}
        />
        <Select label="Unit" value={unit} options={optionsOf(unitWords)} onCommit={setUnit} />
        <Select label="Way of counting" value={mode} options={optionsOf(modeWords)} onCommit={setMode} />
        <Select
          label="Holidays"
          value={table}
          options={calendars.map((each) => [each.name, each.title] as const)}
          onCommit={setCalendar}
        />
        <Select label="Service" value={service} options={optionsOf(serviceWords)} onCommit={setService} />
      </div>
      <CheckField label="Counted backward, to a day before" value={backward} onCommit={setBackward} />
      <ClockPreview rule={rule} />
      <div>
        <Button look="primary" disabled={busy || rule === null || title.trim() === ''} onClick={add}>
          Start this clock
        </Button>
      </div>
      {failure !== null && <ErrorNote failure={failure} />}
    </>
  );
}

/** The number, null for an empty field, undefined for what is no number. */
function countOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  try {
    return wholeNumber(text);
  } catch {
    return undefined;
  }
}
