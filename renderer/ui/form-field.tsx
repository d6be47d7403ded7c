import { useId } from 'react';
import type { ReactNode } from 'react';
import { FieldNote } from './text-field.tsx';
import './field.css';

/** A field of a form that is sent as a whole, as in a dialog; it saves nothing by itself. */
export function FormField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly type?: 'text' | 'password';
  readonly failure?: string | null;
  readonly hint?: ReactNode;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
}): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        className="input"
        type={props.type ?? 'text'}
        value={props.value}
        placeholder={props.placeholder}
        disabled={props.disabled}
        autoFocus={props.autoFocus}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={(props.failure ?? null) !== null || undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <FieldNote id={`${id}-note`} failure={props.failure ?? null}>
        {props.hint}
      </FieldNote>
    </div>
  );
}
