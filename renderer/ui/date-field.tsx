import { useState } from 'react';
import type { ReactNode } from 'react';
import { dateWords, typedClock, typedDate, typedDay } from './date-words.ts';
import { TextField } from './text-field.tsx';

type DateFieldProps = {
  readonly label: string;
  /** EDTF, or null for none. */
  readonly value: string | null;
  readonly onCommit: (value: string | null) => Promise<unknown> | void;
  readonly bare?: boolean;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
};

/** A date that may be fuzzy, typed in plain words or EDTF, with an echo of how it was understood. */
export function FuzzyDateField(props: DateFieldProps): ReactNode {
  return <Typed {...props} read={typedDate} />;
}

/** One calendar day, typed as "9 Feb 2026", "2/9/2026" or "2026-02-09". */
export function DayField(props: DateFieldProps): ReactNode {
  return <Typed {...props} read={typedDay} />;
}

/** A wall clock to the second, typed as "9 Feb 2026 18:20:05"; kept as `YYYY-MM-DDTHH:MM:SS`. */
export function ClockField(props: DateFieldProps): ReactNode {
  return <Typed {...props} read={typedClock} />;
}

function Typed({ read, ...props }: DateFieldProps & { readonly read: (text: string) => string | null }): ReactNode {
  const [draft, setDraft] = useState<string | null>(null);
  const echo = draft === null ? null : echoOf(draft, read);
  return (
    <TextField
      label={props.label}
      value={dateWords(props.value)}
      placeholder={props.placeholder ?? (props.bare === true ? '' : 'for example 9 Feb 2026')}
      bare={props.bare ?? false}
      disabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      hint={echo === null || echo === draft?.trim() ? undefined : echo}
      onDraft={setDraft}
      onCommit={async (text) => {
        await props.onCommit(read(text));
        setDraft(null);
      }}
    />
  );
}

function echoOf(text: string, read: (text: string) => string | null): string | null {
  try {
    return dateWords(read(text));
  } catch {
    return null;
  }
}
