import { useEffect, useRef, useState } from 'react';
import type { PointerEvent, ReactNode, Ref } from 'react';
import { mediaTime } from '../../shared/domain/recordings.ts';
import type { MediaControl } from './media-control.ts';
import { useMediaState } from './use-media.ts';

/** The picture of a video, or what stands for it; it has the keys of the player. */
export function MediaStage(props: {
  readonly address: string;
  readonly title: string;
  readonly kind: 'video' | 'audio';
  readonly control: MediaControl;
  readonly stageRef: Ref<HTMLDivElement>;
  readonly zoom: number;
  /** Told the element, whose picture can be kept. */
  readonly onVideo: (video: HTMLVideoElement | null) => void;
}): ReactNode {
  const { address, title, kind, control, stageRef, zoom, onVideo } = props;
  const media = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const failure = useMediaState(control, (state) => state.failure);
  const picture = useMediaState(control, (state) => state.picture);
  const [pan, setPan] = useState({ x: 0, y: 0 });
  const from = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    const element = media.current;
    if (element === null) return;
    onVideo(kind === 'video' ? element : null);
    const letGo = control.attach(element);
    return () => {
      letGo();
      onVideo(null);
    };
  }, [control, kind, onVideo]);
  const drag = (event: PointerEvent) => {
    if (from.current === null) return;
    const [x, y] = [event.clientX - from.current.x, event.clientY - from.current.y];
    setPan(zoom === 1 ? { x: 0, y: 0 } : { x, y });
  };
  const hidden = failure !== null || (kind === 'video' && picture?.width === 0);
  return (
    <div
      ref={stageRef}
      className={`media-stage ${kind}`}
      // The keys of the player go where the picture is.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={`Player of ${title}`}
      onPointerDown={(event) => (from.current = { x: event.clientX - pan.x, y: event.clientY - pan.y })}
      onPointerMove={drag}
      onPointerUp={() => (from.current = null)}
      onPointerLeave={() => (from.current = null)}
    >
      {kind === 'video' ? (
        <video
          ref={media}
          src={address}
          crossOrigin="anonymous"
          preload="auto"
          disablePictureInPicture
          hidden={hidden}
          aria-label={title}
          style={zoom === 1 ? undefined : { transform: `translate(${pan.x}px, ${pan.y}px) scale(${zoom})` }}
        >
          <track kind="captions" />
        </video>
      ) : (
        <>
          <audio ref={media} src={address} crossOrigin="anonymous" preload="auto" aria-label={title}>
            <track kind="captions" />
          </audio>
          {failure === null ? <p className="media-sound">{title}</p> : null}
        </>
      )}
      {failure === null ? null : <CannotPlay why={failure} />}
      {failure === null && hidden ? (
        <p className="media-note">
          The program cannot show the picture of this video; its sound plays. Offsets, observations and excerpts work.
        </p>
      ) : null}
    </div>
  );
}

function CannotPlay({ why }: { readonly why: 'cannot-play' | 'cannot-read' }): ReactNode {
  return (
    <div className="media-note">
      <p>
        {why === 'cannot-play'
          ? 'This program has no decoder for this recording. It is kept byte for byte and hashed.'
          : 'The stored bytes of this recording could not be read. Verify the case to see what is damaged.'}
      </p>
      {why === 'cannot-play' ? (
        <p>
          Watch it in its own player and type the offset that it shows: observations and excerpts are cited the same
          way.
        </p>
      ) : null}
    </div>
  );
}

/** Where in the recording it is, to be moved by hand or key, with the marks and the observations on it. */
export function MediaScrubber(props: {
  readonly control: MediaControl;
  readonly marks: { readonly from: number | null; readonly to: number | null };
  readonly ticks: readonly number[];
}): ReactNode {
  const { control, marks } = props;
  const time = useMediaState(control, (state) => state.time);
  const duration = useMediaState(control, (state) => state.duration);
  const part = (seconds: number) => `${duration === 0 ? 0 : Math.min(100, (seconds / duration) * 100)}%`;
  return (
    <div className="media-scrubber">
      <div className="media-ticks" aria-hidden="true">
        {props.ticks.map((seconds) => (
          <i key={seconds} style={{ insetInlineStart: part(seconds) }} />
        ))}
        {marks.from === null ? null : (
          <b
            style={{
              insetInlineStart: part(marks.from),
              width: `max(2px, calc(${part(marks.to ?? marks.from)} - ${part(marks.from)}))`,
            }}
          />
        )}
      </div>
      <input
        type="range"
        aria-label="Offset"
        aria-valuetext={mediaTime(time)}
        min={0}
        max={duration}
        step="any"
        value={Math.min(time, duration)}
        disabled={duration === 0}
        onChange={(event) => control.seek(Number(event.target.value))}
      />
    </div>
  );
}

/** Gives what a video shows now as PNG; rejects where it shows nothing. */
export function pictureOf(video: HTMLVideoElement): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('the video shows no picture'));
      else blob.arrayBuffer().then((buffer) => resolve(new Uint8Array(buffer)), reject);
    }, 'image/png');
  });
}
