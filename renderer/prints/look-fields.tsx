import { useId, type ReactNode } from 'react';
import { sheetFits, sheetSizes, type SheetFit, type SheetSize } from '../../shared/domain/prints.ts';
import { useCall } from '../api.ts';
import { FieldNote } from '../ui/text-field.tsx';
import { counted } from '../words.ts';
import { fitWords } from './print-words.ts';

type Props = {
  /** The source that is printed, if it is one. */
  readonly source: string | null;
  readonly hasHead: boolean;
  readonly disabled: boolean;
  readonly sheet: SheetSize;
  readonly fit: SheetFit;
  readonly withHead: boolean;
  readonly redacted: boolean;
  readonly setSheet: (sheet: SheetSize) => void;
  readonly setFit: (fit: SheetFit) => void;
  readonly setWithHead: (withHead: boolean) => void;
  readonly setRedacted: (redacted: boolean) => void;
};

/** How the pages lie on the paper, and what of a source is on them. */
export function LookFields(props: Props): ReactNode {
  const { source, disabled } = props;
  const redactions = useCall('redactions.list', { id: source ?? '' }, { enabled: source !== null });
  const count = source === null ? 0 : (redactions.data?.length ?? 0);
  const sheets = Object.entries(sheetSizes).map(([value, { title }]) => [value as SheetSize, title] as const);
  return (
    <>
      <Choice
        label="Paper"
        hint="Choose the same paper in the system’s dialog."
        value={props.sheet}
        options={sheets}
        disabled={disabled}
        onChange={props.setSheet}
      />
      <Choice
        label="Size on the paper"
        value={props.fit}
        options={sheetFits.map((fit) => [fit, fitWords[fit]] as const)}
        disabled={disabled}
        onChange={props.setFit}
      />
      {props.hasHead && (
        <label className="check">
          <input
            type="checkbox"
            checked={props.withHead}
            disabled={disabled}
            onChange={(event) => props.setWithHead(event.target.checked)}
          />
          <span>Head line with case, title and page</span>
        </label>
      )}
      {count > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={props.redacted}
            disabled={disabled}
            onChange={(event) => props.setRedacted(event.target.checked)}
          />
          <span>
            Take out what is redacted ({counted(count, 'place')})
            <br />
            <span className="quiet small">
              {props.redacted ? 'As it is when it is produced.' : 'Each sheet says “Unredacted”, and so does the log.'}
            </span>
          </span>
        </label>
      )}
    </>
  );
}

/** A choice for this print alone, so it can be made in a case that is open for reading only as well. */
function Choice<V extends string>(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly disabled: boolean;
  readonly onChange: (value: V) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        className="input"
        value={props.value}
        disabled={props.disabled}
        aria-describedby={`${id}-note`}
        onChange={(event) => props.onChange(event.target.value as V)}
      >
        {props.options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <FieldNote id={`${id}-note`} failure={null}>
        {props.hint}
      </FieldNote>
    </div>
  );
}
