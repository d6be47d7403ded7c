import { createContext, type ReactNode } from 'react';
import './field.css';

/** True within a case that is open for reading only: fields then show what they hold as text. */
export const ReadOnly = createContext(false);

/** Around fields that save nothing, such as filters: they can be used in a case that is open for reading only too. */
export function Unsaved({ children }: { readonly children: ReactNode }): ReactNode {
  return <ReadOnly value={false}>{children}</ReadOnly>;
}

/** A field that cannot be changed here: its label and what it holds. */
export function ReadField(props: {
  readonly label: string;
  readonly value: string;
  readonly bare?: boolean;
  readonly serif?: boolean;
  readonly hint?: ReactNode;
}): ReactNode {
  const { label, value, bare = false } = props;
  return (
    <div className={`field${bare ? ' bare' : ''}`}>
      <span className={bare ? 'hidden-text' : 'field-name'}>{label}</span>
      <span className={`field-text${props.serif === true ? ' serif' : ''}`}>
        {value === '' ? <span className="quiet">{bare ? '' : 'Not stated'}</span> : value}
      </span>
      {props.hint === undefined || props.hint === null ? null : <p className="field-hint">{props.hint}</p>}
    </div>
  );
}
