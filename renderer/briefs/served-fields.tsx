import type { ReactNode } from 'react';
import { typedDay } from '../ui/date-words.ts';
import { FormField } from '../ui/form-field.tsx';

/** Gives the day that was typed, or null where it is none. */
export function readDay(text: string): string | null {
  try {
    return typedDay(text);
  } catch {
    return null;
  }
}

/** Asks on what day a file was served and to whom. */
export function ServedFields(props: {
  readonly on: string;
  readonly to: string;
  readonly disabled: boolean;
  readonly onDay: (text: string) => void;
  readonly onTo: (text: string) => void;
}): ReactNode {
  return (
    <div className="served-fields">
      <FormField
        label="Served on"
        value={props.on}
        disabled={props.disabled}
        failure={readDay(props.on) === null ? 'Name one day, such as 19 Feb 2026.' : null}
        onChange={props.onDay}
      />
      <FormField
        label="Served to"
        value={props.to}
        disabled={props.disabled}
        placeholder="Hearing officer, opposing counsel"
        onChange={props.onTo}
      />
    </div>
  );
}
