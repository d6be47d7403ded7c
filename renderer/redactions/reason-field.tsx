import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { redactionReasons } from '../../shared/domain/redactions.ts';
import { FormField } from '../ui/form-field.tsx';
import { reasonOptions } from './redaction-words.ts';
import '../ui/field.css';

/** The code that is printed on a box: one of the list, or one that a person types. */
export function ReasonField(props: {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly autoFocus?: boolean;
}): ReactNode {
  const { value, onChange } = props;
  const id = useId();
  const [isOwn, setOwn] = useState(!(value in redactionReasons));
  return (
    <>
      <div className="field">
        <label htmlFor={id}>Reason, printed on the box</label>
        <select
          id={id}
          className="input"
          autoFocus={props.autoFocus}
          value={isOwn ? '' : value}
          onChange={({ target }) => {
            setOwn(target.value === '');
            onChange(target.value);
          }}
        >
          {reasonOptions.map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
      </div>
      {isOwn ? (
        <FormField label="Code (up to 24 letters)" value={value} onChange={(text) => onChange(text.slice(0, 24))} />
      ) : null}
    </>
  );
}
