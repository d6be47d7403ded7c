import { useContext, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { toAppError } from '../../shared/errors.ts';
import { failureLine } from '../words.ts';
import { ReadOnly } from './read-only.tsx';
import { FieldNote } from './text-field.tsx';
import './field.css';

/** A yes or no that saves at once. */
export function CheckField(props: {
  readonly label: ReactNode;
  readonly value: boolean;
  readonly onCommit: (value: boolean) => Promise<unknown> | void;
  readonly disabled?: boolean;
  readonly hint?: ReactNode;
}): ReactNode {
  const id = useId();
  const isReadOnly = useContext(ReadOnly);
  const [failure, setFailure] = useState<string | null>(null);
  const commit = async (value: boolean) => {
    setFailure(null);
    try {
      await props.onCommit(value);
    } catch (cause) {
      setFailure(failureLine(toAppError(cause)));
    }
  };
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          checked={props.value}
          disabled={isReadOnly || props.disabled}
          aria-describedby={`${id}-note`}
          onChange={(event) => void commit(event.target.checked)}
        />
        <span>{props.label}</span>
      </label>
      <FieldNote id={`${id}-note`} failure={failure}>
        {props.hint}
      </FieldNote>
    </div>
  );
}
