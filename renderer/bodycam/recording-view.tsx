import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ExcerptView, SourceRow } from '../../shared/contract/views.ts';
import { pinCite } from '../../shared/domain/exhibits.ts';
import { failureOf, useAct, useCall } from '../api.ts';
import { evidenceAddress } from '../shell-state.ts';
import { copyText } from '../ui/copy-text.ts';
import { showToast, showUndoToast } from '../ui/toast.tsx';
import { pictureOf, MediaScrubber, MediaStage } from '../viewer/media-stage.tsx';
import { runMediaKey } from '../viewer/media-keys.ts';
import { useMedia } from '../viewer/use-media.ts';
import { useViewPlace } from '../viewer/view-places.ts';
import { failureLine } from '../words.ts';
import { toMillisecond, useMarks } from './marks.ts';
import { MediaClocks } from './media-clocks.tsx';
import { MediaToolbar } from './media-toolbar.tsx';
import { ObservationLog } from './observation-log.tsx';
import './bodycam.css';

/**
 * A recording under review: the player above, its two clocks, the log below. Everything is done with the keys of the player:
 * moving, marking, writing, citing, keeping a still.
 */
export function RecordingView(props: {
  readonly source: SourceRow;
  readonly meta: Readonly<Record<string, string>>;
  /** The excerpt that the reader was sent to; it is played from its beginning. */
  readonly excerpt: ExcerptView | null;
  /** A new object for each arrival, so that the same excerpt is played again. */
  readonly arrival: object;
}): ReactNode {
  const { source, excerpt } = props;
  const { place, note } = useViewPlace(source.id);
  const control = useMedia({
    source: source.id,
    frameSeconds: frameSecondsOf(props.meta),
    duration: source.seconds,
    startAt: excerpt?.secondsFrom ?? place.seconds ?? 0,
  });
  const { marks, acts } = useMarks(control);
  const stage = useRef<HTMLDivElement>(null);
  const entry = useRef<HTMLInputElement>(null);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [isFull, setFull] = useState(false);
  const [zoom, setZoom] = useState(1);
  const createExcerpt = useAct('excerpts.create');
  const keepStill = useAct('stills.create');
  const log = useCall('observations.list', { source: source.id }, { keep: true });
  const ticks = [...new Set((log.data ?? []).flatMap(({ secondsFrom }) => secondsFrom ?? []))];

  const leave = useEffectEvent(() => note({ seconds: toMillisecond(control.now()) }));
  useEffect(() => {
    const timer = setInterval(leave, 3000);
    return () => {
      clearInterval(timer);
      leave();
    };
  }, []);
  const arrive = useEffectEvent((_arrival: object, target: string | null) => {
    if (target === null || excerpt === null || excerpt.secondsFrom === null) return;
    control.seek(excerpt.secondsFrom);
    control.play();
  });
  const target = excerpt?.id ?? null;
  useEffect(() => arrive(props.arrival, target), [props.arrival, target]);

  const said = (act: () => Promise<string>) =>
    act().then(
      (words) => showUndoToast(words),
      (cause: unknown) => showToast(failureLine(failureOf(cause))),
    );
  const excerptMarks = () => {
    if (marks.from === null) return showToast('Mark the beginning first: I marks in, O marks out.');
    const { from: secondsFrom, to: secondsTo } = marks;
    void said(async () => {
      const given = { source: source.id, kind: 'span', page: 1, secondsFrom, secondsTo } as const;
      const made = await createExcerpt.mutateAsync(given);
      acts.clear();
      return `Added excerpt ${made.pin}`;
    });
  };
  const still = () => {
    if (video === null || video.videoWidth === 0) return showToast('There is no picture to keep.');
    control.pause();
    const seconds = toMillisecond(control.now());
    void said(async () => {
      await keepStill.mutateAsync({ source: source.id, seconds, bytes: await pictureOf(video) });
      return `Kept a still at ${pinCite({ ...bare, secondsFrom: seconds }, '').replace(/^ at /, '')}`;
    });
  };
  const copyPin = () => {
    const span = { ...bare, secondsFrom: marks.from ?? toMillisecond(control.now()), secondsTo: marks.to };
    const pin = pinCite(span, source.label ?? source.title);
    copyText(pin);
    showToast(`Copied ${pin}`);
  };
  const write = () => entry.current?.focus();
  const keys = {
    ...acts,
    clearMarks: acts.clear,
    write,
    excerpt: excerptMarks,
    still,
    full: () => setFull(!isFull),
  };
  const focusStage = () => stage.current?.focus();
  return (
    <div
      className={`recording viewer${isFull ? ' full' : ''}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isFull && !event.defaultPrevented) {
          event.stopPropagation();
          return setFull(false);
        }
        runMediaKey(event, control, keys);
      }}
    >
      <div className="media-player">
        <MediaStage
          address={evidenceAddress(source.id)}
          title={source.title}
          kind={source.format === 'audio' || source.kind === 'audio' ? 'audio' : 'video'}
          control={control}
          stageRef={stage}
          zoom={zoom}
          onVideo={setVideo}
        />
        <MediaScrubber control={control} marks={marks} ticks={ticks} />
        <MediaToolbar
          control={control}
          marks={marks}
          hasPicture={source.format === 'video'}
          acts={keys}
          copyPin={copyPin}
          isFull={isFull}
          zoom={zoom}
          onZoom={setZoom}
        />
        <MediaClocks source={source} control={control} />
      </div>
      <ObservationLog source={source} player={{ control, marks, clearMarks: acts.clear, entry, leave: focusStage }} />
    </div>
  );
}

const bare = { kind: 'span', page: 1, lineFrom: null, lineTo: null, secondsFrom: null, secondsTo: null } as const;

/** How long one picture stands, in seconds: from the rate that the file states, else a thirtieth. */
export function frameSecondsOf(meta: Readonly<Record<string, string>>): number {
  const rate = Number.parseFloat(meta['frameRate'] ?? '');
  return rate >= 1 && rate <= 1000 ? 1 / rate : 1 / 30;
}
