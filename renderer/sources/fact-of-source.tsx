import { useContext, useState, type ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { quoteStands } from '../../shared/domain/excerpts.ts';
import type { Side } from '../../shared/domain/facts.ts';
import { call, useCall } from '../api.ts';
import { open, useSelection } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { dateWords, typedDate } from '../ui/date-words.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { sideWords } from '../words.ts';
import './parts.css';
import { factDraft, personChoice, unclear, whoOf, type PersonRow, type Who } from './fact-draft.ts';

/** A fact made of what an instruction or a statement to the press says: the button, then the sentence and the people to confirm. */
export function FactOfSource({ source }: { readonly source: SourceRow }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const isReadOnly = useContext(ReadOnly);
  const people = useCall('people.list', {}).data;
  if (isReadOnly) return null;
  const what = source.kind === 'instruction' ? 'instruction' : 'statement';
  return (
    <div className="form-act">
      {isOpen && people !== undefined ? (
        <FactForm source={source} people={people} onClose={() => setOpen(false)} />
      ) : (
        <Button onClick={() => setOpen(true)}>Make a fact of this {what}</Button>
      )}
    </div>
  );
}

type FormProps = {
  readonly source: SourceRow;
  readonly people: readonly PersonRow[];
  readonly onClose: () => void;
};

const none = '';

function FactForm({ source, people, onClose }: FormProps): ReactNode {
  const place = useSelection();
  const [draft] = useState(() => factDraft(source));
  const [text, setText] = useState(draft.text);
  const [date, setDate] = useState(dateWords(draft.date));
  const [side, setSide] = useState<Side>('neutral');
  const [who, setWho] = useState<Readonly<Record<string, Who>>>(() =>
    Object.fromEntries(draft.roles.map(({ role, name }) => [role, whoOf(name, people)])),
  );
  const excerpts = useCall('sources.get', { id: source.id }, { keep: true }).data?.excerpts ?? [];
  const [picked, setPicked] = useState<string | null>(null);
  const offered =
    excerpts.find((each) => each.id === place.excerpt) ?? excerpts.find((each) => holds(draft, each.quote));
  const excerpt = picked ?? offered?.id ?? none;
  const [refused, setRefused] = useState<string | null>(null);
  const { run, failure, busy } = useRun();

  const add = async () => {
    const open = draft.roles.find(({ role }) => who[role] === unclear);
    if (text.trim() === '') return setRefused('Write the fact as one sentence.');
    if (open !== undefined) return setRefused(`Say who “${open.name}” is.`);
    setRefused(null);
    const ids: Record<string, string> = {};
    const entered: Record<string, string> = {};
    for (const { role, name } of draft.roles) {
      const chosen = who[role] ?? null;
      if (chosen === 'new') entered[role] = name;
      else if (chosen !== null && chosen !== unclear) ids[role] = chosen.id;
    }
    const done = await run(
      async () => {
        await call('facts.create', {
          // Subtle: the form may have been opened before the last field of the source was saved.
          fact: { ...factDraft(source).fact, ...ids, text: text.trim(), date: typedDate(date), side },
          people: entered,
          excerpts: excerpt === none ? [] : [{ excerpt, bearing: 'supports' }],
        });
      },
      `Added ${source.kind === 'instruction' ? 'an instruction' : 'a statement'} to the chronology`,
    );
    if (done) onClose();
  };
  return (
    <form
      className="fact-form"
      aria-label="New fact"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <label className="field">
        <span className="quiet small">Fact, as one sentence</span>
        <textarea
          className="input serif"
          rows={3}
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <FormField label="Date" value={date} placeholder="for example 9 Feb 2026 18:20" onChange={setDate} />
      {draft.roles.map(({ role, label, name }) => (
        <Select
          key={role}
          label={label}
          {...personChoice(name, people, who[role] ?? null)}
          onCommit={(value) => setWho({ ...who, [role]: chosenOf(value, people) })}
        />
      ))}
      <Select
        label="Proved by"
        value={excerpt}
        options={[
          [none, 'No excerpt'],
          ...excerpts.map((each) => [each.id, each.quote === '' ? each.pin : `${each.pin}: ${each.quote}`] as const),
        ]}
        hint={
          excerpt === none
            ? 'Without an excerpt nothing proves this fact. Select the words on the page to make one.'
            : undefined
        }
        onCommit={setPicked}
      />
      <Select label="Side" value={side} options={optionsOf(sideWords)} onCommit={setSide} />
      {refused === null ? null : (
        <p role="alert" className="field-failure">
          {refused}
        </p>
      )}
      {failure === null ? null : <ErrorNote failure={failure} />}
      <div className="fact-form-acts">
        <Button type="submit" look="primary" disabled={busy}>
          Add fact
        </Button>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="link" onClick={() => open({ screen: 'facts' })}>
          Chronology
        </Button>
      </div>
    </form>
  );
}

function chosenOf(value: string, people: readonly PersonRow[]): Who {
  if (value === 'new' || value === unclear) return value;
  return people.find((person) => person.id === value) ?? null;
}

function holds(draft: { readonly fact: { readonly words?: string } }, quote: string): boolean {
  const words = draft.fact.words ?? '';
  return quote !== '' && words !== '' && (quoteStands(quote, words) || quoteStands(words, quote));
}
