import type { ReactNode } from 'react';
import type { Deadline } from '../../shared/domain/grievances.ts';
import { call, useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { DayField } from '../ui/date-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { ClockExtension } from './clock-extension.tsx';
import { ClockTerms } from './clock-terms.tsx';
import { ClockTrace } from './clock-trace.tsx';
import { actorLabel } from './clock-words.ts';
import type { ClockRow } from './clocks.ts';
import { ConfirmReading } from './confirm-reading.tsx';

/** All of one clock: its readings and who confirmed one, the trace in plain English, when it was met, its extension. */
export function ClockInspector(props: { readonly row: ClockRow; readonly onRemove: () => void }): ReactNode {
  const { deadline, result } = props.row;
  const info = useCall('case.info', {});
  const save = (patch: Partial<Omit<Deadline, 'id' | 'result'>>) =>
    call('deadlines.update', { id: deadline.id, patch });
  return (
    <div className="inspector-body">
      <TextField label="Clock" value={deadline.title} onCommit={(title) => save({ title: title.trim() })} />
      {result !== null && (
        <>
          <ConfirmReading
            key={`${deadline.due} ${deadline.confirmedBy}`}
            deadline={deadline}
            result={result}
            suggested={info.data?.representative ?? ''}
            onConfirm={(due, confirmedBy) => save({ due, confirmedBy })}
          />
          <ClockTrace result={result} />
        </>
      )}
      <div className="field-pair">
        <DayField label="Met on" value={deadline.metOn} onCommit={(metOn) => save({ metOn })} />
        <TextField
          label="Whose act"
          value={actorLabel(deadline.actor)}
          onCommit={(actor) => save({ actor: actor.trim() })}
        />
      </div>
      <ClockExtension deadline={deadline} onSave={save} />
      <ClockTerms deadline={deadline} onSave={save} />
      <TextArea
        label="Authority"
        lines={1}
        value={deadline.authority}
        onCommit={(authority) => save({ authority: authority.replaceAll(/\s+/g, ' ').trim() })}
      />
      <TextArea label="Note" lines={2} value={deadline.note} onCommit={(note) => save({ note })} />
      <Button onClick={props.onRemove}>Remove clock</Button>
    </div>
  );
}
