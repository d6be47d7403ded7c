import type { ReactNode } from 'react';
import type { CaseInfo } from '../../shared/domain/cases.ts';
import { useAct } from '../api.ts';
import { DayField } from '../ui/date-field.tsx';
import { TextField } from '../ui/text-field.tsx';

type Line = Exclude<keyof CaseInfo, 'id' | 'createdAt' | 'hearingOn' | 'incidentOn' | 'title'>;

const lines: readonly (readonly [Line, string, string])[] = [
  ['client', 'Client', ''],
  ['employer', 'Employer', 'Who disciplines'],
  ['union', 'Union', 'Who represents'],
  ['forum', 'Forum', 'The body that hears the matter'],
  ['matterNumber', 'Matter number', 'As the forum numbers it'],
  ['representative', 'Representative', 'Who signs the brief'],
  ['marking', 'Marking', 'for example Attorney work product'],
  ['batesPrefix', 'Bates prefix', 'Capitals and digits'],
];

/** The caption of the case, each line edited where it stands. */
export function Caption({ info }: { readonly info: CaseInfo }): ReactNode {
  const update = useAct('case.update');
  const save = (patch: Partial<Omit<CaseInfo, 'id' | 'createdAt'>>) => update.mutateAsync({ patch });
  return (
    <header className="caption">
      {info.banner === '' ? null : <p className="caption-banner">{info.banner}</p>}
      <div className="caption-title">
        <TextField label="Title of the case" bare value={info.title} onCommit={(title) => save({ title })} />
      </div>
      <div className="caption-lines">
        {lines.map(([key, label, hint]) => (
          <TextField
            key={key}
            label={label}
            value={info[key]}
            placeholder={hint}
            onCommit={(text) => save({ [key]: key === 'batesPrefix' ? text.trim().toUpperCase() : text.trim() })}
          />
        ))}
        <DayField label="Incident" value={info.incidentOn} onCommit={(incidentOn) => save({ incidentOn })} />
        <DayField label="Hearing" value={info.hearingOn} onCommit={(hearingOn) => save({ hearingOn })} />
      </div>
    </header>
  );
}
