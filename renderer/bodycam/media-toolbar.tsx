import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { speeds, type MediaControl } from '../viewer/media-control.ts';
import { mediaKeyWords, type MediaActs } from '../viewer/media-keys.ts';
import { useMediaState } from '../viewer/use-media.ts';
import type { Marks } from './marks.ts';
import { spanWords } from './new-observation.tsx';

const zooms = [1, 1.5, 2, 3, 4] as const;

/** What can be done with a recording: play, go by pictures, choose its speed and sound, mark, cite, keep a still. */
export function MediaToolbar(props: {
  readonly control: MediaControl;
  readonly marks: Marks;
  readonly hasPicture: boolean;
  readonly acts: MediaActs;
  readonly copyPin: () => void;
  readonly isFull: boolean;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}): ReactNode {
  const { control, marks, acts } = props;
  const playing = useMediaState(control, (state) => state.playing);
  const cannot = useMediaState(control, (state) => state.failure !== null);
  return (
    <div className="viewer-toolbar media-toolbar" role="toolbar" aria-label="Player">
      <span className="toolbar-group">
        {props.hasPicture ? (
          <Button look="quiet" title="One picture back (,)" disabled={cannot} onClick={() => control.step(-1)}>
            ‹ Frame
          </Button>
        ) : null}
        <Button className="media-play" title="Play or pause (Space)" disabled={cannot} onClick={control.toggle}>
          {playing ? 'Pause' : 'Play'}
        </Button>
        {props.hasPicture ? (
          <Button look="quiet" title="One picture on (.)" disabled={cannot} onClick={() => control.step(1)}>
            Frame ›
          </Button>
        ) : null}
      </span>
      <Speed control={control} />
      <Sound control={control} />
      {props.hasPicture ? (
        <label className="media-choice">
          <span className="quiet">Zoom</span>
          <select
            className="input"
            value={props.zoom}
            onChange={(event) => props.onZoom(Number(event.target.value))}
            title="Drag the picture to see another part of it"
          >
            {zooms.map((each) => (
              <option key={each} value={each}>
                {Math.round(each * 100)} %
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <span className="toolbar-group media-marks">
        <Button look="quiet" title="Mark in (I)" onClick={acts.markIn}>
          In
        </Button>
        <Button look="quiet" title="Mark out (O)" onClick={acts.markOut}>
          Out
        </Button>
        {marks.from === null ? null : (
          <>
            <span className="media-time media-span">{spanWords(marks.from, marks.to)}</span>
            <Button look="quiet" title="Make an excerpt of the marks (E)" onClick={acts.excerpt}>
              Make excerpt
            </Button>
            <Button look="quiet" title="Clear the marks (X)" onClick={acts.clearMarks}>
              Clear
            </Button>
          </>
        )}
        <Button look="quiet" title="Copy the pin of the marks, or of this moment" onClick={props.copyPin}>
          Cite this
        </Button>
      </span>
      {props.hasPicture ? (
        <Button look="quiet" title="Keep a still of this picture (S)" disabled={cannot} onClick={acts.still}>
          Keep still
        </Button>
      ) : null}
      <Button look="quiet" title="Fill the window (F)" aria-pressed={props.isFull} onClick={acts.full}>
        Full window
      </Button>
      <MediaKeys />
    </div>
  );
}

function Speed({ control }: { readonly control: MediaControl }): ReactNode {
  const speed = useMediaState(control, (state) => state.speed);
  return (
    <label className="media-choice">
      <span className="quiet">Speed</span>
      <select
        className="input"
        value={speed}
        title="Slower or faster (< and >)"
        onChange={(event) => control.setSpeed(Number(event.target.value))}
      >
        {speed < 0 ? <option value={speed}>Back {-speed}×</option> : null}
        {speeds.map((each) => (
          <option key={each} value={each}>
            {each}×
          </option>
        ))}
      </select>
    </label>
  );
}

function Sound({ control }: { readonly control: MediaControl }): ReactNode {
  const muted = useMediaState(control, (state) => state.muted);
  const volume = useMediaState(control, (state) => state.volume);
  return (
    <span className="media-choice">
      <Button look="quiet" title="Sound off or on (M)" aria-pressed={muted} onClick={() => control.setMuted(!muted)}>
        Mute
      </Button>
      <input
        type="range"
        className="media-volume"
        aria-label="Volume"
        min={0}
        max={1}
        step={0.05}
        value={muted ? 0 : volume}
        onChange={(event) => control.setVolume(Number(event.target.value))}
        onKeyDown={(event) => {
          // Its own arrow keys, not those of the player.
          if (event.key.startsWith('Arrow')) event.stopPropagation();
        }}
      />
    </span>
  );
}

function MediaKeys(): ReactNode {
  return (
    <details
      className="media-keys"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return;
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.open = false;
      }}
    >
      <summary className="button quiet">Keys</summary>
      <dl>
        {mediaKeyWords.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
