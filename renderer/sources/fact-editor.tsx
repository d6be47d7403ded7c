import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ExcerptView, SourceRow } from '../../shared/contract/views.ts';
import type { Side } from '../../shared/domain/facts.ts';
import { failureOf, useAct } from '../api.ts';
import { open } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { dateWords, typedDate } from '../ui/date-words.ts';
import { FormField } from '../ui/form-field.tsx';
import { showUndoToast } from '../ui/toast.tsx';
import type { Picked } from '../viewer/picked.ts';
import { failureLine, sideWords } from '../words.ts';

/** A fact made from picked words: one sentence, its date and whom it helps; the words become its excerpt. */
export function FactEditor(props: {
  readonly source: SourceRow;
  readonly picked: Picked;
  readonly makeExcerpt: () => Promise<ExcerptView>;
  readonly onDone: (excerpt: string | null) => void;
}): ReactNode {
  const create = useAct('facts.create');
  const [text, setText] = useState(props.picked.quote.replaceAll(/\s+/g, ' '));
  const [date, setDate] = useState(dateWords(props.source.date));
  const [side, setSide] = useState<Side>('neutral');
  const [made, setMade] = useState<ExcerptView | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    setFailure(null);
    try {
      const edtf = typedDate(date);
      const excerpt = made ?? (await props.makeExcerpt());
      setMade(excerpt);
      const fact = await create.mutateAsync({
        fact: { text: text.trim(), date: edtf, side },
        excerpts: [{ excerpt: excerpt.id, bearing: 'supports' }],
      });
      props.onDone(excerpt.id);
      await showUndoToast(`Added fact on ${fact.pins[0]?.pin ?? excerpt.pin}`);
    } catch (cause) {
      setFailure(failureLine(failureOf(cause)));
    }
  };
  return (
    <form
      className="fact-editor"
      aria-label="New fact"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label className="field">
        <span className="quiet">Fact, as one sentence</span>
        <textarea
          className="input serif"
          rows={3}
          autoFocus
          value={text}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              void save();
            }
          }}
        />
      </label>
      <div className="fact-editor-row">
        <FormField label="Date" value={date} placeholder="for example 9 Feb 2026" onChange={setDate} />
        <fieldset className="side-choice">
          <legend className="quiet">Side</legend>
          {(['helps', 'hurts', 'neutral'] as const).map((each) => (
            <label key={each}>
              <input type="radio" name="side" checked={side === each} onChange={() => setSide(each)} />
              {sideWords[each]}
            </label>
          ))}
        </fieldset>
      </div>
      {failure === null ? null : (
        <p role="alert" className="field-failure">
          {failure}
        </p>
      )}
      <div className="fact-editor-row">
        <Button type="submit" look="primary" disabled={create.isPending || text.trim() === ''}>
          Add fact
        </Button>
        <Button onClick={() => props.onDone(made?.id ?? null)}>Cancel</Button>
        <Button look="link" onClick={() => open({ screen: 'facts' })}>
          Chronology
        </Button>
      </div>
    </form>
  );
}
