import type { ReactNode } from 'react';
import type { CalendarDay } from '../../shared/domain/dates.ts';
import type { Brief } from '../../shared/domain/briefs.ts';
import { call } from '../api.ts';
import { DayField } from '../ui/date-field.tsx';
import { DateText } from '../ui/date-text.tsx';
import { Select } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { CiteArea } from './cite-area.tsx';

const papers = [
  ['us-letter', 'US Letter'],
  ['a4', 'A4'],
] as const;

/** What a person writes and decides for a brief; facts, issues, comparators and exhibits come from the case. */
export function BriefTexts({ brief, today }: { readonly brief: Brief; readonly today: CalendarDay }): ReactNode {
  const save = (patch: Partial<Omit<Brief, 'id'>>) => call('briefs.update', { id: brief.id, patch });
  return (
    <div className="inspector-scroll">
      <div className="inspector-body">
        <TextField label="Title" value={brief.title} onCommit={(title) => save({ title: title.trim() })} />
        <div className="field-pair">
          <DayField
            label="Date of issue"
            value={brief.issuedOn}
            placeholder="the day of export"
            onCommit={(issuedOn) => save({ issuedOn })}
          />
          <Select label="Paper" value={brief.paper} options={papers} onCommit={(paper) => save({ paper })} />
        </div>
        {brief.issuedOn === null && (
          <p className="quiet small">
            Without a date of issue the preview shows today, <DateText date={today} />.
          </p>
        )}
        <CiteArea label="Summary" lines={6} value={brief.summary} onCommit={(summary) => save({ summary })} />
        <CiteArea
          label="Conclusion"
          lines={5}
          value={brief.conclusion}
          onCommit={(conclusion) => save({ conclusion })}
        />
        <CiteArea
          label="Remedy, one order a line"
          lines={5}
          value={brief.remedy}
          onCommit={(remedy) => save({ remedy })}
        />
        <p className="quiet small">
          The facts section, the argument by issue, the comparators and the exhibit list come from the case as it
          stands.
        </p>
      </div>
    </div>
  );
}
