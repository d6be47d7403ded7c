import type { ReactNode } from 'react';
import type { BriefSettings } from '../../shared/domain/brief-settings.ts';
import { AppError } from '../../shared/errors.ts';
import { CheckField } from '../ui/check-field.tsx';
import { Select } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';

type Bundle = BriefSettings['bundle'];

const tabs = [
  ['none', 'None'],
  ['slip-sheets', 'A tab page before each'],
] as const;

/** What goes behind the paper when it is exported with its exhibits. */
export function BundleSettings(props: {
  readonly settings: BriefSettings;
  readonly onSet: (bundle: Bundle) => Promise<unknown>;
}): ReactNode {
  const { bundle } = props.settings;
  const set = (patch: Partial<Bundle>) => props.onSet({ ...bundle, ...patch });
  return (
    <section className="inspector-part" aria-label="With exhibits">
      <h2>With exhibits</h2>
      <div className="field-pair">
        <Select
          label="Tabs between exhibits"
          value={bundle.tabs}
          options={tabs}
          onCommit={(next) => set({ tabs: next })}
        />
        <TextField
          label="Largest part, in megabytes"
          value={bundle.sizeCap === null ? '' : String(bundle.sizeCap)}
          placeholder="one file"
          onCommit={(typed) => set({ sizeCap: typedMegabytes(typed) })}
        />
      </div>
      <CheckField
        label="Reduce pictures above 300 dots to the inch"
        value={bundle.reducePictures === true}
        onCommit={(reducePictures) => set({ reducePictures })}
      />
      <CheckField
        label="Certificate of the exhibits’ hashes"
        value={bundle.certificate}
        onCommit={(certificate) => set({ certificate })}
      />
      <CheckField
        label="Custody record of the exhibits"
        value={bundle.custody}
        onCommit={(custody) => set({ custody })}
      />
    </section>
  );
}

/** Gives typed megabytes, or null for none. Throws `invalid-input` for what is no size. */
export function typedMegabytes(typed: string): number | null {
  if (typed.trim() === '') return null;
  const size = Number(typed.replace(/\s*mb$/iu, ''));
  if (!(size > 0 && size <= 100_000)) throw new AppError('invalid-input', 'no size in megabytes');
  return size;
}
