import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import type { SourceDetails } from '../../shared/domain/source-details.ts';
import { isRecording } from '../../shared/domain/recordings.ts';
import { useAct } from '../api.ts';
import { ObservationLog } from '../bodycam/observation-log.tsx';
import { useNames } from '../people/use-names.ts';
import { CheckField } from '../ui/check-field.tsx';
import { ClockField, DayField, FuzzyDateField } from '../ui/date-field.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { acknowledgedWords, compelledHint, sourceKindWords } from '../words.ts';
import { ChargesForm } from './charges-form.tsx';
import { FactOfSource } from './fact-of-source.tsx';
import { InForce } from './in-force.tsx';
import { kindFields, type KindField } from './kind-fields.ts';
import { ProvisionsForm } from './provisions-form.tsx';

/** What the kind of a source asks beyond what every source has. */
export function KindForm({ source }: { readonly source: SourceRow }): ReactNode {
  const update = useAct('sources.update');
  const save = (details: SourceDetails) => update.mutateAsync({ id: source.id, patch: { details } });
  const fields = kindFields[source.kind];
  const { kind } = source;
  if (fields.length === 0) return null;
  return (
    <>
      <section aria-labelledby="source-kind">
        <h2 id="source-kind">{sourceKindWords[kind]}</h2>
        <div className="inspector-fields">
          {kind === 'interview' ? <Compelled source={source} /> : null}
          {fields.map((each) => (
            <DetailField key={each.name} field={each} details={source.details} save={save} />
          ))}
        </div>
        {kind === 'policy' || kind === 'contract' ? <InForce details={source.details} /> : null}
        {kind === 'instruction' || kind === 'press-statement' ? <FactOfSource source={source} /> : null}
      </section>
      {kind === 'policy' || kind === 'contract' ? <ProvisionsForm source={source} /> : null}
      {kind === 'bodycam-audit-note' && !isRecording(source) ? <ObservationLog source={source} /> : null}
      {kind === 'notice-of-charges' ? <ChargesForm source={source} /> : null}
    </>
  );
}

type FieldProps = {
  readonly field: KindField;
  readonly details: SourceDetails;
  readonly save: (change: SourceDetails) => Promise<unknown>;
};

function DetailField({ field, details, save }: FieldProps): ReactNode {
  const { name, label, form, hint } = field;
  const people = useNames();
  const held = details[name];
  const value = typeof held === 'string' ? held : '';
  const commit = (next: string | null) => save({ [name]: next });
  const placeholder = hint === undefined ? {} : { placeholder: hint };
  switch (form) {
    case 'check':
      return <CheckField label={label} value={held === true} onCommit={(checked) => save({ [name]: checked })} />;
    case 'acknowledged':
      return (
        <Select
          label={label}
          value={details.acknowledged ?? 'unknown'}
          options={optionsOf(acknowledgedWords)}
          onCommit={(acknowledged) => save({ acknowledged })}
        />
      );
    case 'day':
      return <DayField label={label} value={value === '' ? null : value} onCommit={commit} {...placeholder} />;
    case 'date':
      return <FuzzyDateField label={label} value={value === '' ? null : value} onCommit={commit} {...placeholder} />;
    case 'clock':
      return (
        <ClockField
          label={label}
          value={value === '' ? null : value}
          onCommit={(at) => commit(at ?? '')}
          {...placeholder}
        />
      );
    case 'words':
      return <TextArea serif label={label} lines={2} value={value} onCommit={commit} {...placeholder} />;
    case 'name':
    case 'names':
      return <TextField label={label} value={value} suggestions={people} onCommit={(text) => commit(text.trim())} />;
    default:
      return <TextField label={label} value={value} onCommit={(text) => commit(text.trim())} {...placeholder} />;
  }
}

type Compulsion = 'not-stated' | 'voluntary' | 'compelled';

const compulsionWords: Readonly<Record<Compulsion, string>> = {
  'not-stated': 'Not stated',
  voluntary: 'Voluntary',
  compelled: 'Compelled',
};

/** Whether an interview was compelled, with what follows from it in plain words. */
function Compelled({ source }: { readonly source: SourceRow }): ReactNode {
  const update = useAct('sources.update');
  const value = source.compelled ? 'compelled' : source.details.voluntary === true ? 'voluntary' : 'not-stated';
  return (
    <Select<Compulsion>
      label="Statement"
      value={value}
      options={optionsOf(compulsionWords)}
      hint={source.compelled ? compelledHint : undefined}
      onCommit={(next) =>
        update.mutateAsync({
          id: source.id,
          patch: { compelled: next === 'compelled', details: { voluntary: next === 'voluntary' } },
        })
      }
    />
  );
}
