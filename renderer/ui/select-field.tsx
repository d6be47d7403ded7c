import { useContext, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { toAppError } from '../../shared/errors.ts';
import { failureLine } from '../words.ts';
import { FieldNote } from './text-field.tsx';
import { ReadField, ReadOnly } from './read-only.tsx';
import { RowTabIndex } from './row-context.ts';
import './field.css';

export type SelectProps<V extends string> = {
  readonly label: string;
  readonly value: V;
  /** Values with their words, in the order in which they are offered. */
  readonly options: readonly (readonly [V, string])[];
  /** Saves the choice; what it rejects with is shown under the field. */
  readonly onCommit: (value: V) => Promise<unknown> | void;
  readonly bare?: boolean;
  readonly disabled?: boolean;
  readonly hint?: ReactNode;
};

/** A choice among named values that saves at once. */
export function Select<V extends string>(props: SelectProps<V>): ReactNode {
  const id = useId();
  const tabIndex = useContext(RowTabIndex);
  const [failure, setFailure] = useState<string | null>(null);
  const isReadOnly = useContext(ReadOnly);
  const words = props.options.find(([value]) => value === props.value)?.[1] ?? props.value;
  if (isReadOnly) return <ReadField label={props.label} value={words} bare={props.bare ?? false} hint={props.hint} />;
  const commit = async (value: V) => {
    setFailure(null);
    try {
      await props.onCommit(value);
    } catch (cause) {
      setFailure(failureLine(toAppError(cause)));
    }
  };
  return (
    <div className={`field${props.bare === true ? ' bare' : ''}`}>
      <label htmlFor={id} className={props.bare === true ? 'hidden-text' : undefined}>
        {props.label}
      </label>
      <select
        id={id}
        tabIndex={tabIndex}
        className="input"
        value={props.value}
        disabled={props.disabled}
        aria-describedby={`${id}-note`}
        onChange={(event) => void commit(event.target.value as V)}
      >
        {props.options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <FieldNote id={`${id}-note`} failure={failure}>
        {props.hint}
      </FieldNote>
    </div>
  );
}

/** Gives the options of a Select from a table of words, in its order. */
export function optionsOf<V extends string>(words: Readonly<Record<V, string>>): (readonly [V, string])[] {
  return Object.entries(words) as [V, string][];
}
