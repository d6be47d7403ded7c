import { useMemo, useState, type ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { Button } from '../ui/button.tsx';
import { confidentialityWords, privilegeWords } from '../words.ts';
import { anyKind, furtherFilters, namesIn, noFilter, type SourceFilter } from './source-filter.ts';

type Props = {
  readonly rows: readonly SourceRow[];
  readonly filter: SourceFilter;
  readonly onChange: (part: Partial<SourceFilter>) => void;
};

/** Filters that are asked for less often, behind a button that says how many of them are set. */
export function FurtherFilters({ rows, filter, onChange }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const count = furtherFilters(filter);
  const { privilege, confidentiality, custodian, receivedFrom } = noFilter;
  return (
    <>
      <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {count === 0 ? 'More filters' : `More filters (${count} set)`}
      </Button>
      {count === 0 ? null : (
        <Button look="quiet" onClick={() => onChange({ privilege, confidentiality, custodian, receivedFrom })}>
          Clear them
        </Button>
      )}
      {isOpen ? <Selects rows={rows} filter={filter} onChange={onChange} /> : null}
    </>
  );
}

function Selects({ rows, filter, onChange }: Props): ReactNode {
  const custodians = useMemo(() => namesIn(rows, 'custodian'), [rows]);
  const givers = useMemo(() => namesIn(rows, 'receivedFrom'), [rows]);
  return (
    <div className="more-filters">
      <Choice
        label="Privilege"
        value={filter.privilege}
        options={[[anyKind, 'Any privilege'], ...entriesOf(privilegeWords, 'No privilege')]}
        onPick={(privilege) => onChange({ privilege })}
      />
      <Choice
        label="Confidentiality"
        value={filter.confidentiality}
        options={[[anyKind, 'Any confidentiality'], ...entriesOf(confidentialityWords, 'Not confidential')]}
        onPick={(confidentiality) => onChange({ confidentiality })}
      />
      <Choice
        label="Custodian"
        value={filter.custodian ?? ''}
        options={[['', 'Any custodian'], ...custodians.map((name) => [name, name] as const)]}
        onPick={(name) => onChange({ custodian: name === '' ? null : name })}
      />
      <Choice
        label="Received from"
        value={filter.receivedFrom ?? ''}
        options={[['', 'Received from anyone'], ...givers.map((name) => [name, name] as const)]}
        onPick={(name) => onChange({ receivedFrom: name === '' ? null : name })}
      />
    </div>
  );
}

function entriesOf<V extends string>(
  words: Readonly<Record<V | 'none', string>>,
  none: string,
): (readonly [V, string])[] {
  return (Object.entries(words) as [V, string][]).map(([value, word]) => [value, value === 'none' ? none : word]);
}

function Choice<V extends string>(props: {
  readonly label: string;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onPick: (value: V) => void;
}): ReactNode {
  return (
    <select
      className="input"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onPick(event.target.value as V)}
    >
      {props.options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}
