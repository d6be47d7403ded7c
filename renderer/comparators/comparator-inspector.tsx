import type { ReactNode } from 'react';
import { useCall } from '../api.ts';
import { excerptItems } from '../facts/fact-pins.tsx';
import { Button } from '../ui/button.tsx';
import { FuzzyDateField } from '../ui/date-field.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { Picker } from '../ui/picker.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { saveComparator } from './comparator-columns.tsx';
import { ComparatorPin } from './comparator-pin.tsx';
import type { ComparatorRow } from './comparators-screen.tsx';

/** All of one comparator: conduct, rule, decision, result, what is alike, what differs, and the source that proves it. */
export function ComparatorInspector(props: { readonly comparator: ComparatorRow; readonly own: boolean }): ReactNode {
  const { comparator, own } = props;
  const save = (patch: Parameters<typeof saveComparator>[1]) => saveComparator(comparator.id, patch);
  return (
    <div className="inspector-body">
      <TextField
        label="Person, or a description where no name is public"
        value={comparator.person}
        hint={own ? 'The client: this row prints first, for contrast.' : undefined}
        onCommit={(person) => save({ person: person.trim() })}
      />
      <div className="field-pair">
        <TextField label="Unit" value={comparator.unit} onCommit={(unit) => save({ unit })} />
        <FuzzyDateField label="Date" value={comparator.date} onCommit={(date) => save({ date })} />
      </div>
      <TextArea label="Conduct" lines={2} value={comparator.conduct} onCommit={(conduct) => save({ conduct })} />
      <div className="field-pair">
        <TextField label="Rule" value={comparator.rule} onCommit={(rule) => save({ rule })} />
        <TextField
          label="Decision-maker"
          value={comparator.decisionMaker}
          onCommit={(decisionMaker) => save({ decisionMaker })}
        />
      </div>
      <TextField label="Penalty" value={comparator.penalty} onCommit={(penalty) => save({ penalty })} />
      {!own && (
        <>
          <TextArea label="What is alike" lines={2} value={comparator.alike} onCommit={(alike) => save({ alike })} />
          <TextArea
            label="What differs, as the brief prints it"
            lines={2}
            value={comparator.differs}
            onCommit={(differs) => save({ differs })}
          />
        </>
      )}
      <ComparatorSource comparator={comparator} />
    </div>
  );
}

function ComparatorSource({ comparator }: { readonly comparator: ComparatorRow }): ReactNode {
  const excerpts = useCall('excerpts.list', {});
  const { run, failure } = useRun();
  const quote = excerpts.data?.find((each) => each.id === comparator.excerpt)?.quote ?? '';
  return (
    <section className="inspector-part" aria-label="Source">
      <h2>Source</h2>
      {comparator.excerpt === null || comparator.pin === null ? (
        <WarnMark>No source proves this row</WarnMark>
      ) : (
        <>
          <div className="pin-row">
            <ComparatorPin excerpt={comparator.excerpt} pin={comparator.pin} />
            <Button
              look="quiet"
              onClick={() => void run(() => saveComparator(comparator.id, { excerpt: null }), 'Removed a pin')}
            >
              Remove pin
            </Button>
          </div>
          {quote !== '' && <blockquote className="quote">{quote}</blockquote>}
        </>
      )}
      <Picker
        words={comparator.excerpt === null ? 'Add pin' : 'Choose another pin'}
        label="Filter excerpts"
        items={excerptItems(excerpts.data ?? [], new Set(comparator.excerpt === null ? [] : [comparator.excerpt]))}
        none="No excerpt yet. Select words in a source to make one."
        onPick={(excerpt) => saveComparator(comparator.id, { excerpt })}
      />
      {failure !== null && <ErrorNote failure={failure} />}
    </section>
  );
}
