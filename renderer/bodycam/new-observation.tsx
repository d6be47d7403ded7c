import { useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { mediaTime, parseMediaTime } from '../../shared/domain/recordings.ts';
import { useAct } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { useRun } from '../ui/use-run.ts';
import type { MediaControl } from '../viewer/media-control.ts';
import { useMediaState } from '../viewer/use-media.ts';
import { failureLine } from '../words.ts';
import { toMillisecond, type Marks } from './marks.ts';

/** What the log needs of the player above it. */
export type LogPlayer = {
  readonly control: MediaControl;
  readonly marks: Marks;
  readonly clearMarks: () => void;
  readonly entry: RefObject<HTMLInputElement | null>;
  /** Gives the keys back to the player. */
  readonly leave: () => void;
};

/**
 * One line that writes an observation at the offset at which its writing began, or over the marks: Enter saves it and gives the
 * keys back to the player, which goes on as it was; Esc goes back and keeps the words.
 */
export function NewObservation(props: { readonly source: string; readonly player: LogPlayer }): ReactNode {
  const { control, marks, clearMarks, entry, leave } = props.player;
  const create = useAct('observations.create');
  const { run, failure, busy } = useRun();
  const [text, setText] = useState('');
  const [held, setHeld] = useState<number | null>(null);
  const wasPlaying = useRef(false);
  const hold = () => {
    if (held === null) setHeld(toMillisecond(control.now()));
    wasPlaying.current ||= control.state().playing;
    control.pause();
  };
  const back = () => {
    leave();
    if (wasPlaying.current) control.play();
    wasPlaying.current = false;
  };
  const save = async () => {
    const at = held ?? toMillisecond(control.now());
    const span = marks.from === null ? { secondsFrom: at, secondsTo: null } : spanOf(marks);
    const isSaved = await run(() => create.mutateAsync({ source: props.source, text: text.trim(), ...span }));
    if (!isSaved) return;
    setText('');
    setHeld(null);
    clearMarks();
    back();
  };
  return (
    <form
      className="new-observation"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '' && !busy) void save();
      }}
    >
      <EntryTime control={control} marks={marks} held={held} />
      <input
        ref={entry}
        className="input"
        aria-label="New observation"
        placeholder="What is seen or heard. Enter saves it."
        value={text}
        onFocus={hold}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text === '') setHeld(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          back();
        }}
      />
      <Button type="submit" look="primary" disabled={busy || text.trim() === ''}>
        Add
      </Button>
      {failure === null ? null : (
        <p role="alert" className="field-failure">
          {failureLine(failure)}
        </p>
      )}
    </form>
  );
}

function spanOf({ from, to }: Marks): { secondsFrom: number | null; secondsTo: number | null } {
  return { secondsFrom: from, secondsTo: to };
}

/** The time that the line will be written at: that of the marks, else where its writing began, else the offset in view. */
function EntryTime(props: { readonly control: MediaControl; readonly marks: Marks; readonly held: number | null }) {
  const now = useMediaState(props.control, (state) => mediaTime(state.time).slice(0, 8));
  const { from, to } = props.marks;
  const words = from !== null ? spanWords(from, to) : props.held !== null ? mediaTime(props.held).slice(0, 8) : now;
  return <span className={`media-time${props.held !== null || from !== null ? '' : ' quiet'}`}>{words}</span>;
}

/** Gives a span as it is read in the log: "00:03:15" or "00:03:15–00:03:42". */
export function spanWords(from: number, to: number | null): string {
  const first = mediaTime(from).slice(0, -4);
  return to === null ? first : `${first}–${mediaTime(to).slice(0, -4)}`;
}

/** The same for a note on a recording that is not in view: the offset and the time of day are typed. */
export function TypedObservation(props: {
  readonly source: string;
  /** A recording that cannot be played here, rather than a note on one. */
  readonly isRecording: boolean;
}): ReactNode {
  const { source } = props;
  const create = useAct('observations.create');
  const { run, failure, busy } = useRun();
  const [offset, setOffset] = useState('');
  const [wallClock, setWallClock] = useState('');
  const [text, setText] = useState('');
  const words = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const span = typedSpan(offset);
  const save = async () => {
    if (span === null) return;
    const given = { source, text: text.trim(), wallClock: wallClock.trim(), ...span };
    if (!(await run(() => create.mutateAsync(given)))) return;
    setOffset('');
    setWallClock('');
    setText('');
    first.current?.focus();
  };
  return (
    <form
      className="new-observation typed"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') words.current?.focus();
        else if (!busy) void save();
      }}
    >
      <input
        ref={first}
        className="input media-time"
        aria-label="Offset"
        placeholder="Offset"
        title="Such as 3:15, or 3:15-3:42"
        aria-invalid={span === null || undefined}
        value={offset}
        onChange={(event) => setOffset(event.target.value)}
      />
      <input
        className="input"
        aria-label="Time of day"
        placeholder="Time of day"
        value={wallClock}
        onChange={(event) => setWallClock(event.target.value)}
      />
      <input
        ref={words}
        className="input"
        aria-label="New observation"
        placeholder={props.isRecording ? 'What is seen or heard' : 'What the note says was seen or heard'}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" look="primary" disabled={busy || text.trim() === '' || span === null}>
        Add
      </Button>
      {span !== null && failure === null ? null : (
        <p role="alert" className="field-failure">
          {span === null ? 'Write the offset as 3:15 or 3:15-3:42.' : failure === null ? '' : failureLine(failure)}
        </p>
      )}
    </form>
  );
}

/** Gives the span that was typed, `3:15` or `3:15-3:42`; none for nothing, null for what means no span. */
export function typedSpan(
  typed: string,
): { readonly secondsFrom: number | null; readonly secondsTo: number | null } | null {
  if (typed.trim() === '') return { secondsFrom: null, secondsTo: null };
  const [first = '', last, more] = typed.split(/\s*[-–]\s*/);
  const secondsFrom = parseMediaTime(first);
  const secondsTo = last === undefined ? null : parseMediaTime(last);
  if (more !== undefined || secondsFrom === null || (last !== undefined && secondsTo === null)) return null;
  return secondsTo !== null && secondsTo < secondsFrom ? null : { secondsFrom, secondsTo };
}
