import type { ReactNode } from 'react';
import type { ContractTemplate } from '../../shared/domain/contracts.ts';
import { contractBanner } from '../../shared/domain/contracts.ts';
import type { CalendarDay } from '../../shared/domain/dates.ts';
import type { Grievance } from '../../shared/domain/grievances.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { DayField } from '../ui/date-field.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { stepStateWords } from '../words.ts';
import type { GrievanceRow } from './grievance-list.tsx';

type Props = {
  readonly grievance: GrievanceRow;
  readonly contracts: readonly ContractTemplate[];
  readonly today: CalendarDay;
  readonly onRemoved: () => void;
};

/** All of one grievance: its contract, its days, what it asks, and its steps. */
export function GrievanceInspector({ grievance, contracts, today, onRemoved }: Props): ReactNode {
  const { run, failure, busy } = useRun();
  const save = (patch: Partial<Omit<Grievance, 'id'>>) => call('grievances.update', { id: grievance.id, patch });
  const contract = contracts.find((each) => each.id === grievance.contract) ?? null;
  const banner = contract === null ? null : contractBanner(contract, today);
  return (
    <div className="inspector-body">
      <TextField label="Grievance" value={grievance.title} onCommit={(title) => save({ title: title.trim() })} />
      <Select
        label="Contract"
        value={grievance.contract}
        options={[
          ['', 'None chosen'],
          ...contracts.filter((each) => each.kind === 'contract').map((each) => [each.id, each.title] as const),
        ]}
        hint={banner === null ? undefined : <span className="warn-mark">{banner}</span>}
        onCommit={(next) => save({ contract: next })}
      />
      <TextField label="Article" value={grievance.article} onCommit={(article) => save({ article })} />
      <div className="field-pair">
        <DayField label="Occurred on" value={grievance.occurredOn} onCommit={(occurredOn) => save({ occurredOn })} />
        <DayField label="Filed on" value={grievance.filedOn} onCommit={(filedOn) => save({ filedOn })} />
      </div>
      <TextArea label="Remedy asked for" lines={2} value={grievance.remedy} onCommit={(remedy) => save({ remedy })} />
      <section className="inspector-part" aria-label="Steps">
        <h2>Steps</h2>
        {grievance.steps.length === 0 && (
          <>
            <p className="quiet">
              {contract === null
                ? 'Choose a contract to open its steps.'
                : grievance.occurredOn === null
                  ? 'Opens every step. State when it occurred first, and the first clocks start too.'
                  : 'Opens every step and starts the clocks that run from the occurrence.'}
            </p>
            <Button
              disabled={busy || contract === null}
              onClick={() => void run(() => call('grievances.open-steps', { id: grievance.id }), 'Opened the steps')}
            >
              Open the steps
            </Button>
          </>
        )}
        <ol className="step-list">
          {grievance.steps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </ol>
      </section>
      {contract !== null && contract.rules.length > 0 && (
        <details className="inspector-part">
          <summary>Rules of this contract</summary>
          {contract.rules.map((rule) => (
            <p key={rule.id}>
              <strong>{rule.title}.</strong> {rule.text}
            </p>
          ))}
          <p className="quiet small">{contract.source}</p>
        </details>
      )}
      <TextArea
        label="Note, for this office only"
        lines={2}
        value={grievance.note}
        onCommit={(note) => save({ note })}
      />
      {failure !== null && <ErrorNote failure={failure} />}
      <Button
        disabled={busy}
        onClick={() =>
          void run(() => call('grievances.remove', { id: grievance.id }), `Removed ${grievance.title}`).then((done) => {
            if (done) onRemoved();
          })
        }
      >
        Remove with its steps and clocks
      </Button>
    </div>
  );
}

type StepPatch = Partial<Omit<GrievanceRow['steps'][number], 'id' | 'grievance'>>;

function Step({ step }: { readonly step: GrievanceRow['steps'][number] }): ReactNode {
  const save = (patch: StepPatch) => call('grievances.update-step', { id: step.id, patch });
  return (
    <li className="step">
      <div className="step-head">
        <TextField bare label="Step" value={step.name} onCommit={(name) => save({ name: name.trim() })} />
        <Select
          bare
          label={`State of ${step.name}`}
          value={step.state}
          options={optionsOf(stepStateWords)}
          onCommit={(state) => save({ state })}
        />
      </div>
      <div className="field-pair">
        <DayField label="Opened" value={step.openedOn} onCommit={(openedOn) => save({ openedOn })} />
        <DayField label="Answered" value={step.answeredOn} onCommit={(answeredOn) => save({ answeredOn })} />
      </div>
      {step.ifUnanswered !== '' && <p className="quiet small">If it is not answered: {step.ifUnanswered}</p>}
    </li>
  );
}
