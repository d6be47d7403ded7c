import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import {
  clockNote,
  clockStartFrom,
  isWallClock,
  mediaTime,
  parseMediaTime,
  wallClockAt,
} from '../../shared/domain/recordings.ts';
import type { SourceDetails } from '../../shared/domain/source-details.ts';
import { AppError } from '../../shared/errors.ts';
import { useAct } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { MediaControl } from '../viewer/media-control.ts';
import { useMediaState } from '../viewer/use-media.ts';

/** Both clocks of a recording: how far into it this is, and what time of what day that was. */
export function MediaClocks(props: { readonly source: SourceRow; readonly control: MediaControl }): ReactNode {
  const { source, control } = props;
  const [isSetting, setSetting] = useState(false);
  const duration = useMediaState(control, (state) => state.duration);
  return (
    <>
      <div className="media-clocks figures">
        <span className="media-clock">
          <span className="quiet">Offset</span>
          <OffsetBox control={control} />
          {duration === 0 ? null : <span className="quiet">of {mediaTime(duration)}</span>}
        </span>
        <span className="media-clock">
          <span className="quiet">Wall clock</span>
          <WallClock source={source} control={control} />
          <Button look="quiet" aria-expanded={isSetting} onClick={() => (control.pause(), setSetting(!isSetting))}>
            {isSetting ? 'Close clock' : 'Set clock'}
          </Button>
        </span>
      </div>
      {isSetting ? <ClockForm source={source} control={control} /> : null}
    </>
  );
}

function WallClock(props: { readonly source: SourceRow; readonly control: MediaControl }): ReactNode {
  const { details } = props.source;
  const clock = useMediaState(props.control, (state) => wallClockAt(details.clockStart, state.time));
  if (clock === null) return <span>not known</span>;
  return (
    <>
      <span className="media-time">{clock}</span>
      <span className={details.clockVerified === true ? 'quiet' : 'warn-mark'}>{clockNote(details)}</span>
    </>
  );
}

/** The offset in view; one that is typed is gone to. */
function OffsetBox({ control }: { readonly control: MediaControl }): ReactNode {
  const time = useMediaState(control, (state) => mediaTime(state.time));
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const seconds = typed === null ? null : parseMediaTime(typed);
    if (seconds !== null) control.seek(seconds);
    setTyped(null);
  };
  return (
    <input
      className="input media-offset media-time"
      aria-label="Go to offset"
      title="Type an offset, such as 3:15, and press Enter"
      spellCheck={false}
      value={typed ?? time}
      onFocus={(event) => {
        control.pause();
        event.target.select();
      }}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={go}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          go();
          event.currentTarget.closest('.recording')?.querySelector<HTMLElement>('.media-stage')?.focus();
        } else if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}

/** What a person says of the clock of the recording; it can be set from what the picture shows at the offset in view. */
function ClockForm(props: { readonly source: SourceRow; readonly control: MediaControl }): ReactNode {
  const { source, control } = props;
  const { details } = source;
  const note = useId();
  const update = useAct('sources.update');
  // Subtle: the whole seconds, so that the field is not drawn anew with each picture.
  const at = useMediaState(control, (state) => Math.floor(state.time));
  const save = (change: Partial<SourceDetails>) =>
    update.mutateAsync({ id: source.id, patch: { details: { ...details, ...change } } });
  const saveClock = (typed: string, seconds: number) => {
    const clockStart = typed.trim() === '' ? '' : clockStartFrom(typed, seconds);
    if (clockStart !== null) return save({ clockStart, ...(clockStart === '' ? { clockVerified: false } : {}) });
    return Promise.reject(new AppError('invalid-input', 'not a day and time'));
  };
  return (
    <div className="clock-form" role="group" aria-labelledby={note}>
      <TextField
        label={`Day and time shown at ${mediaTime(at).slice(0, 8)}`}
        value={wallClockAt(details.clockStart, at) ?? ''}
        placeholder="2026-02-09 18:23:15"
        onCommit={(typed) => saveClock(typed, at)}
      />
      <TextField
        label="Zone"
        value={details.clockZone ?? ''}
        placeholder="for example EST"
        onCommit={(clockZone) => save({ clockZone: clockZone.trim() })}
      />
      <TextField
        label="Verified by, and how"
        value={details.clockVerifiedBy ?? ''}
        onCommit={(clockVerifiedBy) => save({ clockVerifiedBy: clockVerifiedBy.trim() })}
      />
      <CheckField
        label="Clock verified"
        value={details.clockVerified === true}
        disabled={!isWallClock(details.clockStart ?? '')}
        onCommit={(clockVerified) => save({ clockVerified })}
      />
      <p id={note} className="quiet">
        The clock of a camera may be wrong. Mark it as verified once someone has compared it with another clock, such as
        the dispatch log. Until then each wall clock says that it was not verified.
      </p>
    </div>
  );
}
