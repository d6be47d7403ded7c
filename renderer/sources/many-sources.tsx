import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import type { Source } from '../../shared/domain/sources.ts';
import { call } from '../api.ts';
import { useNames } from '../people/use-names.ts';
import { FuzzyDateField } from '../ui/date-field.tsx';
import { Select } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { showUndoToast } from '../ui/toast.tsx';
import { confidentialityWords, counted, privilegeWords, sourceKindWords } from '../words.ts';

type Field = 'kind' | 'custodian' | 'receivedOn' | 'receivedFrom' | 'receivedHow' | 'privilege' | 'confidentiality';
type Patch = Partial<Pick<Source, Field>>;

const several = 'Several';

/** What many sources have in common; a field that is changed is changed for all of them, as one step. */
export function ManySources({ rows }: { readonly rows: readonly SourceRow[] }): ReactNode {
  const people = useNames();
  const save = async (patch: Patch) => {
    const { changed } = await call('sources.update-many', { ids: rows.map((row) => row.id), patch });
    await showUndoToast(`Changed ${counted(changed, 'source')}`);
  };
  const text = (field: 'custodian' | 'receivedFrom' | 'receivedHow', label: string, offered: readonly string[]) => {
    const value = commonOf(rows, field);
    return (
      <TextField
        label={label}
        value={value ?? ''}
        suggestions={offered}
        placeholder={value === undefined ? several : ''}
        onCommit={(typed) => save({ [field]: typed.trim() })}
      />
    );
  };
  const receivedOn = commonOf(rows, 'receivedOn');
  return (
    <div className="inspector">
      <p className="inspector-label">{counted(rows.length, 'source')} selected</p>
      <p className="quiet">What you change here is changed for all of them, and undone as one.</p>
      <div className="inspector-fields">
        <Choice label="Kind" value={commonOf(rows, 'kind')} words={sourceKindWords} onPick={(kind) => save({ kind })} />
        <FuzzyDateField
          label="Received on"
          value={receivedOn ?? null}
          placeholder={receivedOn === undefined ? several : ''}
          onCommit={(date) => save({ receivedOn: date })}
        />
        {text('receivedFrom', 'Received from', people)}
        {text('receivedHow', 'Received how', [])}
        {text('custodian', 'Custodian', people)}
        <Choice
          label="Privilege"
          value={commonOf(rows, 'privilege')}
          words={privilegeWords}
          onPick={(privilege) => save({ privilege })}
        />
        <Choice
          label="Confidential"
          value={commonOf(rows, 'confidentiality')}
          words={confidentialityWords}
          onPick={(confidentiality) => save({ confidentiality })}
        />
      </div>
    </div>
  );
}

/** A choice that shows that its rows differ, until one value is chosen for all. */
function Choice<V extends string>(props: {
  readonly label: string;
  readonly value: V | undefined;
  readonly words: Readonly<Record<V, string>>;
  readonly onPick: (value: V) => Promise<unknown>;
}): ReactNode {
  const options = Object.entries(props.words) as [V, string][];
  return (
    <Select<V | ''>
      label={props.label}
      value={props.value ?? ''}
      options={props.value === undefined ? [['', several], ...options] : options}
      onCommit={async (value) => {
        if (value !== '') await props.onPick(value);
      }}
    />
  );
}

/** Gives what all rows have in a field, or undefined where they differ. */
export function commonOf<F extends Field>(rows: readonly Pick<SourceRow, F>[], field: F): SourceRow[F] | undefined {
  const first = rows[0]?.[field];
  return rows.every((row) => row[field] === first) ? first : undefined;
}
