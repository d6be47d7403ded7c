import { useContext, useId } from 'react';
import type { ReactNode } from 'react';
import type { ObservationView, SourceRow } from '../../shared/contract/views.ts';
import { isRecording } from '../../shared/domain/recordings.ts';
import { useAct, useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { useToday } from '../today.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { useRun } from '../ui/use-run.ts';
import { noteViewPlace } from '../viewer/view-places.ts';
import { failureLine } from '../words.ts';
import { NewObservation, TypedObservation, type LogPlayer } from './new-observation.tsx';
import { ObservationRow } from './observation-row.tsx';
import './bodycam.css';

/**
 * What was seen and heard, in order of time: of the recording in the player above, or, without one, as an audit note has it. The
 * times of a note lead to the video with the same video id, where the case has it.
 */
export function ObservationLog(props: { readonly source: SourceRow; readonly player?: LogPlayer }): ReactNode {
  const { source, player } = props;
  const heading = useId();
  const isReadOnly = useContext(ReadOnly);
  const log = useCall('observations.list', { source: source.id }, { keep: true });
  const rows = (log.data ?? []).filter((one) => one.source === source.id);
  const video = useVideoOf(source);
  const { open } = useNavigate();
  const seekInPlayer = ({ secondsFrom }: ObservationView) => {
    if (secondsFrom !== null) player?.control.seek(secondsFrom);
  };
  const seekInVideo = ({ secondsFrom }: ObservationView) => {
    if (video === null || secondsFrom === null) return;
    noteViewPlace(video.id, { seconds: secondsFrom });
    open({ screen: 'sources', id: video.id });
  };
  const seek = player !== undefined ? seekInPlayer : video !== null ? seekInVideo : undefined;
  return (
    <section className="observation-log" aria-labelledby={heading}>
      <div className="observation-head">
        <h2 id={heading}>Observations ({rows.length})</h2>
        {player === undefined ? null : <PrintLog source={source} disabled={rows.length === 0} />}
      </div>
      {log.error === null ? null : <ErrorNote failure={log.error} onRetry={() => void log.refetch()} />}
      {isReadOnly ? null : player === undefined ? (
        <TypedObservation source={source.id} isRecording={isRecording(source)} />
      ) : (
        <NewObservation source={source.id} player={player} />
      )}
      {rows.length > 0 || log.data === undefined ? null : (
        <p className="quiet observation-none">
          {player !== undefined
            ? 'Press Enter at the player to write down what is seen or heard at that moment.'
            : isRecording(source)
              ? 'Watch it in its own player, and write down what is seen or heard with the offset that it shows.'
              : 'Each thing that the note says was seen or heard, with the offset that it gives.'}
        </p>
      )}
      <ol className="observations">
        {rows.map((one) => (
          <ObservationRow key={one.id} observation={one} onSeek={seek} canCite={isRecording(source)} />
        ))}
      </ol>
    </section>
  );
}

/** The recording that a note is about: the one with the same video id. */
function useVideoOf(note: SourceRow): SourceRow | null {
  const videoId = note.details.videoId?.trim() ?? '';
  const isNote = videoId !== '' && !isRecording(note);
  const list = useCall('sources.list', {}, { enabled: isNote, keep: true });
  if (!isNote) return null;
  return list.data?.find((each) => isRecording(each) && each.details.videoId?.trim() === videoId) ?? null;
}

function PrintLog(props: { readonly source: SourceRow; readonly disabled: boolean }): ReactNode {
  const print = useAct('observations.print');
  const date = useToday();
  const { run, failure, busy } = useRun();
  const make = () =>
    run(
      () => print.mutateAsync({ source: props.source.id, date }),
      `Made the observation log of ${props.source.title}, now in the list of sources`,
    );
  return (
    <>
      {failure === null ? null : (
        <span role="alert" className="field-failure">
          {failureLine(failure)}
        </span>
      )}
      <Button
        look="quiet"
        title="Sets the log as it stands now as a PDF, which becomes a source of its own"
        disabled={props.disabled || busy}
        onClick={() => void make()}
      >
        {busy ? 'Making the exhibit …' : 'Make exhibit of the log'}
      </Button>
    </>
  );
}
