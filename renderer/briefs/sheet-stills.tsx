import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { mediaClock } from '../../shared/domain/excerpts.ts';
import { call, useCall } from '../api.ts';
import { evidenceAddress } from '../shell-state.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useRun } from '../ui/use-run.ts';
import { pictureAt } from '../viewer/picture-at.ts';

/** What pictures the sheet of a recording shows, and a button that takes one where it lacks one. */
export function SheetStills({ source }: { readonly source: SourceRow }): ReactNode {
  const sheet = useCall('stills.sheet', { source: source.id }, { keep: true }).data;
  const { run, failure, busy } = useRun();
  if (source.format === 'audio') {
    return <p className="quiet">A sheet stands for this recording. It has sound alone, so the sheet shows no still.</p>;
  }
  if (sheet === undefined) return null;
  const { shown, taken, next } = sheet;
  const take = async (seconds: number) => {
    const picture = await pictureAt(evidenceAddress(source.id), seconds);
    await call('stills.create', { source: source.id, ...picture });
  };
  return (
    <div className="sheet-stills">
      <p>
        {shown.length === 0
          ? 'A sheet stands for this recording. No still was taken for it.'
          : `A sheet stands for this recording. It shows ${stillsWords(shown, taken)}.`}
      </p>
      {next !== null && source.unreadable === null && (
        <Button disabled={busy} onClick={() => void run(() => take(next), `Took a still at ${mediaClock(next)}`)}>
          {busy ? 'Taking a still' : `Take a still at ${mediaClock(next)}`}
        </Button>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
    </div>
  );
}

function stillsWords(shown: readonly number[], taken: number): string {
  const times = shown.map((seconds) => mediaClock(seconds)).join(', ');
  const which = shown.length === 1 ? 'the still' : 'the stills';
  return taken > shown.length ? `${which} at ${times}, of ${taken} that were taken` : `${which} at ${times}`;
}
