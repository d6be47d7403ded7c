import type { ReactNode } from 'react';
import { exhibitNumberSchema, type SeriesRow } from '../../shared/domain/exhibits.ts';
import type { SourceRow } from '../../shared/contract/views.ts';
import { isRecording } from '../../shared/domain/recordings.ts';
import { AppError } from '../../shared/errors.ts';
import { CheckField } from '../ui/check-field.tsx';
import { Select } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { changeSeries, isNumberTaken, setLate, setNumber, type ListedExhibit } from './exhibit-list.ts';
import { SheetStills } from './sheet-stills.tsx';

type Props = {
  readonly list: readonly ListedExhibit[];
  readonly series: readonly SeriesRow[];
  readonly one: ListedExhibit;
  readonly label: string;
  /** The source of the exhibit; undefined for one that was removed. */
  readonly source: SourceRow | undefined;
  readonly onSet: (list: ListedExhibit[]) => void;
  /** Whether it goes with the paper that is open; undefined where there is none or the exhibit is not saved yet. */
  readonly goes: boolean | undefined;
  readonly onGoes: (goes: boolean) => Promise<unknown>;
};

/** What a person decides of one exhibit beside its place: a number of its own, that it is late, that a paper goes without it. */
export function ExhibitDetail({ list, series, one, label, source, onSet, goes, onGoes }: Props): ReactNode {
  return (
    <section className="exhibit-detail" aria-label={label}>
      <h2>{label}</h2>
      <div className="exhibit-choices">
        <TextField
          key={`${one.source} ${one.number}`}
          label="Number by choice"
          value={one.number ?? ''}
          placeholder="counted"
          onCommit={(typed) => onSet(setNumber(list, one.source, typedNumber(list, one, typed)))}
        />
        <Select
          label="Series"
          value={one.series}
          options={series.map(({ id, name }) => [id, name])}
          onCommit={(next) => onSet(changeSeries(list, one.source, next, series))}
        />
        <div className="exhibit-checks">
          <CheckField
            label="Offered late, at the end"
            value={one.late}
            onCommit={(late) => onSet(setLate(list, one.source, late, series))}
          />
          {goes !== undefined && <CheckField label="Goes with this paper" value={goes} onCommit={onGoes} />}
        </div>
      </div>
      {source !== undefined && isRecording(source) && <SheetStills source={source} />}
    </section>
  );
}

/** Gives a typed number, or null to count on. Throws `invalid-input` for what is none or is taken. */
function typedNumber(list: readonly ListedExhibit[], one: ListedExhibit, typed: string): string | null {
  const number = typed.trim();
  if (number === '') return null;
  if (!exhibitNumberSchema.safeParse(number).success) {
    throw new AppError('invalid-input', 'no number of an exhibit', { data: { reason: 'no-number' } });
  }
  if (isNumberTaken(list, one, number))
    throw new AppError('invalid-input', 'the number is taken', { data: { reason: 'number-taken' } });
  return number;
}
