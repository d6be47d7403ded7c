import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ObservationView } from '../../shared/contract/views.ts';
import { mediaTime } from '../../shared/domain/recordings.ts';
import { AppError } from '../../shared/errors.ts';
import { failureOf, useAct } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { showToast, showUndoToast } from '../ui/toast.tsx';
import { failureLine } from '../words.ts';
import { spanWords, typedSpan } from './new-observation.tsx';

/** One observation: its times, its words to be edited where they stand, its pin. */
export function ObservationRow(props: {
  readonly observation: ObservationView;
  /** Goes to the place in the recording; absent where none is at hand. */
  readonly onSeek?: ((observation: ObservationView) => void) | undefined;
  /** A span of this source can be cited. */
  readonly canCite: boolean;
}): ReactNode {
  const { observation: one, onSeek } = props;
  const [isOpen, setOpen] = useState(false);
  const update = useAct('observations.update');
  const words = one.secondsFrom === null ? '' : spanWords(one.secondsFrom, one.secondsTo);
  const save = (patch: Parameters<typeof update.mutateAsync>[0]['patch']) => update.mutateAsync({ id: one.id, patch });
  return (
    <li className="observation">
      <span className="media-time observation-time">
        {words === '' || onSeek === undefined ? (
          words
        ) : (
          <Button look="link" title="Go to this place" onClick={() => onSeek(one)}>
            {words}
          </Button>
        )}
      </span>
      <span className="media-time quiet observation-clock" title={one.clock ?? undefined}>
        {one.clock === null ? '' : one.clock.replace(/^\d{4}-\d{2}-\d{2} /, '')}
      </span>
      <div className="observation-words">
        <TextArea
          bare
          lines={1}
          label={`Observation ${words}`.trim()}
          value={one.text}
          onCommit={(text) => save({ text })}
        />
      </div>
      <span className="observation-acts">
        <ObservationPin observation={one} canCite={props.canCite} />
        <Button look="quiet" aria-expanded={isOpen} aria-label={`Edit times ${words}`} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Close' : 'Edit'}
        </Button>
      </span>
      {isOpen ? <ObservationFields observation={one} save={save} /> : null}
    </li>
  );
}

function ObservationPin(props: { readonly observation: ObservationView; readonly canCite: boolean }): ReactNode {
  const { id, pin, secondsFrom } = props.observation;
  const cite = useAct('observations.excerpt');
  const make = async () => {
    try {
      const excerpt = await cite.mutateAsync({ id });
      await showUndoToast(`Added excerpt ${excerpt.pin}`);
    } catch (cause) {
      showToast(failureLine(failureOf(cause)));
    }
  };
  if (pin !== null) {
    return (
      <Button
        look="link"
        title="Cite this: copy the pin"
        onClick={() => {
          copyText(pin);
          showToast(`Copied ${pin}`);
        }}
      >
        {pin}
      </Button>
    );
  }
  if (!props.canCite || secondsFrom === null) return null;
  return (
    <Button look="quiet" disabled={cite.isPending} onClick={() => void make()}>
      Make excerpt
    </Button>
  );
}

function ObservationFields(props: {
  readonly observation: ObservationView;
  readonly save: (patch: {
    secondsFrom?: number | null;
    secondsTo?: number | null;
    wallClock?: string;
    observer?: string;
  }) => Promise<unknown>;
}): ReactNode {
  const { observation: one, save } = props;
  const remove = useAct('observations.remove');
  const removeIt = async () => {
    try {
      await remove.mutateAsync({ ids: [one.id] });
      await showUndoToast('Removed observation');
    } catch (cause) {
      showToast(failureLine(failureOf(cause)));
    }
  };
  const saveSpan = (typed: string) => {
    const span = typedSpan(typed);
    return span === null ? Promise.reject(new AppError('invalid-input', 'no span')) : save(span);
  };
  const { secondsFrom: from, secondsTo: to } = one;
  const span = from === null ? '' : `${mediaTime(from)}${to === null ? '' : `-${mediaTime(to)}`}`;
  return (
    <div className="observation-fields">
      <TextField label="Offset, or from-to" value={span} placeholder="3:15 or 3:15-3:42" onCommit={saveSpan} />
      <TextField
        label="Time of day, where stated"
        value={one.wallClock}
        placeholder={one.clock ?? ''}
        onCommit={(wallClock) => save({ wallClock })}
      />
      <TextField label="Observed by" value={one.observer} onCommit={(observer) => save({ observer })} />
      <Button onClick={() => void removeIt()}>Remove observation</Button>
    </div>
  );
}
