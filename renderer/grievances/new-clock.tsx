import { useState, type ReactNode } from 'react';
import type { ContractTemplate } from '../../shared/domain/contracts.ts';
import { contractBanner, ruleOfClock } from '../../shared/domain/contracts.ts';
import type { CalendarDay } from '../../shared/domain/dates.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { DateText } from '../ui/date-text.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { Select } from '../ui/select-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { readDay } from './clock-extension.tsx';
import { ClockPreview, type ClockRule } from './clock-preview.tsx';
import type { GrievanceRow } from './grievance-list.tsx';
import { HandClock } from './hand-clock.tsx';

type Props = {
  readonly contracts: readonly ContractTemplate[];
  readonly grievances: readonly GrievanceRow[];
  /** The grievance in view, to begin with. */
  readonly grievance: GrievanceRow | null;
  readonly today: CalendarDay;
  readonly onAdded: (id: string) => void;
  readonly onCancel: () => void;
};

/** A new clock, from a template or by hand, with the day it would end on computed while it is typed. */
export function NewClock(props: Props): ReactNode {
  const [way, setWay] = useState<'template' | 'hand'>('template');
  const [grievance, setGrievance] = useState(props.grievance?.id ?? '');
  const [day, setDay] = useState('');
  const read = readDay(day);
  const triggerOn = typeof read === 'string' ? read : null;
  return (
    <section
      className="new-clock"
      aria-label="New clock"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && day === '') props.onCancel();
      }}
    >
      <div className="view-switch" role="group" aria-label="How to start the clock">
        <Button look="quiet" aria-pressed={way === 'template'} onClick={() => setWay('template')}>
          From a template
        </Button>
        <Button look="quiet" aria-pressed={way === 'hand'} onClick={() => setWay('hand')}>
          By hand
        </Button>
        <Button look="quiet" className="toolbar-end" onClick={props.onCancel}>
          Close
        </Button>
      </div>
      <div className="field-pair">
        <FormField
          autoFocus
          label="Runs from"
          value={day}
          placeholder="for example 19 Feb 2026"
          failure={read === undefined ? 'Name one day, such as 19 Feb 2026.' : null}
          hint={triggerOn === null ? undefined : <DateText date={triggerOn} />}
          onChange={setDay}
        />
        <Select
          label="Grievance"
          value={grievance}
          options={[['', 'None'], ...props.grievances.map((each) => [each.id, each.title] as const)]}
          onCommit={setGrievance}
        />
      </div>
      {way === 'template' ? (
        <TemplateClock {...props} triggerOn={triggerOn} chosen={grievance === '' ? null : grievance} />
      ) : (
        <HandClock triggerOn={triggerOn} grievance={grievance === '' ? null : grievance} onAdded={props.onAdded} />
      )}
    </section>
  );
}

type TemplateProps = Props & { readonly triggerOn: string | null; readonly chosen: string | null };

function TemplateClock({ contracts, grievance, today, triggerOn, chosen, onAdded }: TemplateProps): ReactNode {
  const [contractId, setContract] = useState(grievance?.contract ?? '');
  const [clockId, setClock] = useState('');
  const { run, failure, busy } = useRun();
  const contract = contracts.find((each) => each.id === contractId) ?? contracts[0];
  const clock = contract?.clocks.find((each) => each.id === clockId) ?? contract?.clocks[0];
  if (contract === undefined || clock === undefined) return <p className="quiet">No template came with the program.</p>;
  const banner = contractBanner(contract, today);
  const { count, unit = 'days', mode } = ruleOfClock(contract, clock);
  const rule: ClockRule | null =
    triggerOn === null
      ? null
      : { triggerOn, count, unit, mode, calendar: contract.calendar, service: 'none', backward: false };
  return (
    <>
      <div className="field-pair">
        <Select
          label="Template"
          value={contract.id}
          options={contracts.map((each) => [each.id, each.title] as const)}
          onCommit={setContract}
        />
        <Select
          label="Clock"
          value={clock.id}
          options={contract.clocks.map((each) => [each.id, `${each.track}: ${each.title}`] as const)}
          onCommit={setClock}
        />
      </div>
      {banner !== null && <p className="warn-mark">{banner}</p>}
      <p className="quiet">
        Runs from {clock.trigger.text}
        {clock.trigger.stated ? '' : ' (the source at hand does not say from which day)'}. {clock.unanswered.text}
      </p>
      <ClockPreview rule={rule} />
      <div>
        <Button
          look="primary"
          disabled={busy || triggerOn === null}
          onClick={() => {
            if (triggerOn === null) return;
            void run(async () => {
              const added = await call('deadlines.from-template', {
                contract: contract.id,
                clock: clock.id,
                triggerOn,
                grievance: chosen,
              });
              onAdded(added.id);
            });
          }}
        >
          Start this clock
        </Button>
      </div>
      {failure !== null && <ErrorNote failure={failure} />}
    </>
  );
}
