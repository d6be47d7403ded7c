import { useContext, useId } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { failureLine } from '../words.ts';
import { ReadField, ReadOnly } from './read-only.tsx';
import { RowTabIndex } from './row-context.ts';
import { revertByEditing, useDraft } from './use-draft.ts';
import './field.css';

export type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  /** Saves the words; what it rejects with is shown under the field, and the words stay. */
  readonly onCommit: (text: string) => Promise<unknown> | void;
  /** The label is for screen readers only. */
  readonly bare?: boolean;
  readonly placeholder?: string;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** Set in the document serif. */
  readonly serif?: boolean;
  /** Offered while typing; any other words are taken too. One line only. */
  readonly suggestions?: readonly string[];
  /** Told at every key, with what stands in the field. */
  readonly onDraft?: (text: string) => void;
  /** Told when Esc leaves a field in which nothing was typed. */
  readonly onLeave?: () => void;
};

/** One line that is edited in place: Enter or leaving saves, Esc turns back. */
export function TextField(props: TextFieldProps): ReactNode {
  return <Editable {...props} lines={1} />;
}

/** Several lines edited in place: leaving or Ctrl+Enter saves, Esc turns back; it grows with its words. */
export function TextArea(props: TextFieldProps & { readonly lines?: number }): ReactNode {
  return <Editable {...props} lines={props.lines ?? 3} multiline />;
}

function Editable(props: TextFieldProps & { readonly lines: number; readonly multiline?: boolean }): ReactNode {
  const { label, value, bare = false, multiline = false } = props;
  const id = useId();
  const tabIndex = useContext(RowTabIndex);
  const isReadOnly = useContext(ReadOnly);
  const draft = useDraft(value, props.onCommit);
  if (isReadOnly) return <ReadField label={label} value={value} bare={bare} serif={props.serif ?? false} />;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      draft.commit();
    } else if (event.key === 'Escape') {
      if (draft.dirty) {
        event.stopPropagation();
        event.preventDefault();
        if (!revertByEditing(event.currentTarget, value)) draft.revert();
      } else props.onLeave?.();
    }
  };
  const offered = !multiline && props.suggestions !== undefined && props.suggestions.length > 0;
  const shared = {
    id,
    tabIndex,
    className: `input${props.serif === true ? ' serif' : ''}`,
    value: draft.text,
    disabled: props.disabled,
    placeholder: props.placeholder,
    autoFocus: props.autoFocus,
    spellCheck: false,
    'aria-invalid': draft.failure !== null || undefined,
    'aria-describedby': `${id}-note`,
    onKeyDown,
    onBlur: draft.commit,
    onChange: (event: { target: { value: string } }) => {
      draft.change(event.target.value);
      props.onDraft?.(event.target.value);
    },
  };
  return (
    <div className={`field${bare ? ' bare' : ''}`}>
      <label htmlFor={id} className={bare ? 'hidden-text' : undefined}>
        {label}
      </label>
      {multiline ? (
        <textarea {...shared} rows={props.lines} style={{ minHeight: `calc(${props.lines}lh + 0.5rem)` }} />
      ) : (
        <input {...shared} type="text" list={offered ? `${id}-list` : undefined} autoComplete="off" />
      )}
      {offered ? (
        <datalist id={`${id}-list`}>
          {props.suggestions?.map((words) => (
            <option key={words} value={words} />
          ))}
        </datalist>
      ) : null}
      <FieldNote id={`${id}-note`} failure={draft.failure === null ? null : failureLine(draft.failure)}>
        {props.hint}
      </FieldNote>
    </div>
  );
}

/** What stands under a field: why it was not saved, or else its hint. */
export function FieldNote(props: { id: string; failure: string | null; children?: ReactNode }): ReactNode {
  if (props.failure !== null) {
    return (
      <p id={props.id} role="alert" className="field-failure">
        {props.failure}
      </p>
    );
  }
  const empty = props.children === undefined || props.children === null;
  return empty ? null : (
    <p id={props.id} className="field-hint">
      {props.children}
    </p>
  );
}
