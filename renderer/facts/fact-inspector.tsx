import { useState, type ReactNode } from 'react';
import type { FactView } from '../../shared/contract/views.ts';
import type { Fact } from '../../shared/domain/facts.ts';
import { call } from '../api.ts';
import { PersonSelect } from '../people/person-select.tsx';
import { FindDay } from '../search/find-day.tsx';
import { FuzzyDateField } from '../ui/date-field.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { factKindWords, factStatusWords, sideWords } from '../words.ts';
import { FactContradictions } from './fact-contradictions.tsx';
import { FactIssues } from './fact-issues.tsx';
import { FactPins } from './fact-pins.tsx';
import '../ui/screen.css';
import './facts.css';

type Patch = Partial<Omit<Fact, 'id'>>;
type PartProps = { readonly fact: FactView; readonly save: (patch: Patch) => Promise<unknown> };

/** All of one fact: what is said, when, by whom, on which pins, for which issues, and what contradicts it. */
export function FactInspector({ fact }: { readonly fact: FactView }): ReactNode {
  const save = (patch: Patch) => call('facts.update', { id: fact.id, patch });
  return (
    <div className="inspector-body" key={fact.id}>
      <TextArea label="Fact" value={fact.text} lines={2} onCommit={(text) => save({ text: text.trim() })} />
      <FuzzyDateField label="Date" value={fact.date} onCommit={(date) => save({ date })} />
      <FindDay date={fact.date} />
      <div className="field-pair">
        <Select label="Kind" value={fact.kind} options={optionsOf(factKindWords)} onCommit={(kind) => save({ kind })} />
        <PersonSelect label="Asserted by" value={fact.assertedBy} onCommit={(assertedBy) => save({ assertedBy })} />
      </div>
      <div className="field-pair">
        <Select
          label="Status"
          value={fact.status}
          options={optionsOf(factStatusWords)}
          onCommit={(status) => save({ status })}
        />
        <Select label="Side" value={fact.side} options={optionsOf(sideWords)} onCommit={(side) => save({ side })} />
      </div>
      {fact.kind === 'instruction' && <Instruction fact={fact} save={save} />}
      {fact.kind === 'statement' && <Statement fact={fact} save={save} />}
      <FactPins fact={fact} />
      <FactIssues fact={fact} />
      <FactContradictions fact={fact} />
      <TextArea label="Note, for this office only" value={fact.note} lines={2} onCommit={(note) => save({ note })} />
    </div>
  );
}

function Instruction({ fact, save }: PartProps): ReactNode {
  return (
    <section className="inspector-part" aria-label="Instruction">
      <h2>Instruction</h2>
      <div className="field-pair">
        <PersonSelect label="Given by" value={fact.giver} onCommit={(giver) => save({ giver })} />
        <PersonSelect label="Given to" value={fact.recipient} onCommit={(recipient) => save({ recipient })} />
      </div>
      <TextField
        label="Channel"
        value={fact.channel}
        placeholder="for example radio, phone, in person"
        onCommit={(channel) => save({ channel })}
      />
      <ExactWords fact={fact} save={save} />
      <TextField label="Witnesses" value={fact.witnesses} onCommit={(witnesses) => save({ witnesses })} />
    </section>
  );
}

function Statement({ fact, save }: PartProps): ReactNode {
  return (
    <section className="inspector-part" aria-label="Statement">
      <h2>Statement</h2>
      <PersonSelect label="Speaker" value={fact.speaker} onCommit={(speaker) => save({ speaker })} />
      <div className="field-pair">
        <TextField label="Audience" value={fact.audience} onCommit={(audience) => save({ audience })} />
        <TextField label="Venue" value={fact.venue} onCommit={(venue) => save({ venue })} />
      </div>
      <ExactWords fact={fact} save={save} />
    </section>
  );
}

/** The exact words, with the quotes of the pins at hand so that they need not be typed again. */
function ExactWords({ fact, save }: PartProps): ReactNode {
  const [offered] = useState(() => fact.words === '');
  const quote = fact.pins.find((pin) => pin.bearing === 'supports' && pin.quote !== '')?.quote;
  return (
    <>
      <TextArea
        label="Exact words"
        value={fact.words}
        lines={2}
        serif
        hint={fact.words === '' ? 'Only words that a source has.' : undefined}
        onCommit={(words) => save({ words })}
      />
      {offered && fact.words === '' && quote !== undefined && (
        <button type="button" className="button link" onClick={() => void save({ words: quote })}>
          Take the words of its first pin
        </button>
      )}
    </>
  );
}
