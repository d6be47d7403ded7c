import type { ReactNode } from 'react';
import type { Brief } from '../../shared/domain/briefs.ts';
import type { BriefSettings } from '../../shared/domain/brief-settings.ts';
import type { CalendarDay } from '../../shared/domain/dates.ts';
import { call, useCall } from '../api.ts';
import { CheckField } from '../ui/check-field.tsx';
import { DayField } from '../ui/date-field.tsx';
import { DateText } from '../ui/date-text.tsx';
import { Select } from '../ui/select-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { TemplateSection } from './template-section.tsx';
import { BundleSettings } from './bundle-settings.tsx';

const papers = [
  ['us-letter', 'US Letter'],
  ['a4', 'A4'],
] as const;
const standards = [
  ['ua-1', 'PDF/UA-1, tagged for screen readers'],
  ['a-2a', 'PDF/A-2a, for archives'],
] as const;

type Props = { readonly brief: Brief; readonly today: CalendarDay };

/** What a person sets for one paper beside its words. */
export function SettingsPane({ brief, today }: Props): ReactNode {
  const info = useCall('case.info', {}, { keep: true }).data;
  const { settings } = brief;
  const save = (patch: Partial<Omit<Brief, 'id'>>) => call('briefs.update', { id: brief.id, patch });
  const set = (patch: Partial<BriefSettings>) => save({ settings: { ...settings, ...patch } });
  const caption = (key: keyof BriefSettings['caption'], label: string, standing: string) => (
    <TextField
      label={label}
      value={settings.caption[key]}
      placeholder={standing}
      onCommit={(words) => set({ caption: { ...settings.caption, [key]: words.trim() } })}
    />
  );
  const sign = (key: 'name' | 'role' | 'organization', label: string, standing: string) => (
    <TextField
      label={label}
      value={settings.signature[key]}
      placeholder={standing}
      onCommit={(words) => set({ signature: { ...settings.signature, [key]: words.trim() } })}
    />
  );
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
        <Select
          label="Kind of PDF"
          value={settings.standard}
          options={standards}
          onCommit={(standard) => set({ standard })}
        />
        {settings.standard === 'a-2a' && (
          <p className="quiet small">
            PDF/A-2a holds for the paper exported alone. With exhibits the file is no PDF/A: they are as they were
            received.
          </p>
        )}
        <CheckField
          label="Number the lines in the margin"
          value={settings.lineNumbers}
          onCommit={(lineNumbers) => set({ lineNumbers })}
        />
        <section className="inspector-part" aria-label="Letter">
          <h2>Letter</h2>
          <TextArea
            label="Letterhead, line by line"
            value={settings.letterhead}
            lines={3}
            onCommit={(letterhead) => set({ letterhead })}
          />
          <TextArea
            label="Addressee, line by line"
            value={settings.addressee}
            lines={3}
            onCommit={(addressee) => set({ addressee })}
          />
        </section>
        <section className="inspector-part" aria-label="Caption">
          <h2>Caption</h2>
          <p className="quiet small">An empty line takes what the case says.</p>
          {caption('forum', 'Forum', info?.forum ?? '')}
          {caption('title', 'Case', info?.title ?? '')}
          {caption('employee', 'Employee', info?.client ?? '')}
          {caption('employer', 'Employer', info?.employer ?? '')}
          {caption('matter', 'Matter number', info?.matterNumber ?? '')}
        </section>
        <section className="inspector-part" aria-label="Signature">
          <h2>Signature</h2>
          {sign('name', 'Name', info?.representative ?? '')}
          {sign('role', 'Role', 'For the employee')}
          {sign('organization', 'Organization', info?.union ?? '')}
          <TextArea
            label="Address, telephone, mail, line by line"
            value={settings.signature.contact}
            lines={3}
            onCommit={(contact) => set({ signature: { ...settings.signature, contact } })}
          />
        </section>
        <TemplateSection template={brief.template} />
        <BundleSettings settings={settings} onSet={(bundle) => set({ bundle })} />
      </div>
    </div>
  );
}
