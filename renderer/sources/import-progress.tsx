import type { ReactNode } from 'react';
import type { ImportProgress } from '../../shared/domain/imports.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { phaseWords, progressWords } from './import-words.ts';

/** Files in hand that are named at once. */
const named = 3;

/** An import under way: how far it is, the files in hand, pause and cancel. */
export function ImportProgressLines(props: { readonly job: string; readonly progress: ImportProgress }): ReactNode {
  const { job, progress } = props;
  const { bytes, totalBytes, files, totalFiles, paused, now } = progress;
  const byBytes = totalBytes !== null && totalBytes > 0;
  const max = byBytes ? totalBytes : (totalFiles ?? 0);
  const words = paused ? 'Import paused' : 'Importing';
  return (
    <section className="import-live" aria-label="Import under way">
      <div className="import-head">
        <p className="figures">
          <strong>{words}:</strong> {progressWords(progress)}
        </p>
        <span className="import-acts">
          <Button look="quiet" onClick={() => void call('imports.pause', { job, paused: !paused })}>
            {paused ? 'Resume' : 'Pause'}
          </Button>
          <Button look="quiet" onClick={() => void call('jobs.cancel', { job })}>
            Cancel
          </Button>
        </span>
      </div>
      <progress
        aria-label={words}
        max={max === 0 ? undefined : max}
        value={max === 0 ? undefined : byBytes ? bytes : files}
      />
      <ul className="import-now">
        {now.slice(0, named).map((file) => (
          <li key={file.name}>
            <span className="import-name">{file.name.split(/[\\/]/).at(-1)}</span>
            <span className="quiet figures">{phaseWords(file)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
