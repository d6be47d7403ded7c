import { useState, type FormEvent, type ReactNode, type RefObject } from 'react';
import type { Side } from '../../shared/domain/facts.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { dateWords, typedDate } from '../ui/date-words.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { useRun } from '../ui/use-run.ts';
import { sideWords } from '../words.ts';

type Props = {
  /** The field that takes the focus for a new fact. */
  readonly first: RefObject<HTMLInputElement | null>;
  readonly onAdded: (id: string) => void;
};

const sides: readonly Side[] = ['helps', 'hurts', 'neutral'];
const unread = 'Not understood. Write 9 Feb 2026, early February 2026, or about 16 Dec 2025.';

/** A row for a new fact: date, sentence, side; Enter saves, and the next fact can be typed at once. */
export function NewFactRow({ first, onAdded }: Props): ReactNode {
  const [date, setDate] = useState('');
  const [text, setText] = useState('');
  const [side, setSide] = useState<Side>('neutral');
  const [refused, setRefused] = useState<string | null>(null);
  const { run, failure, busy } = useRun();
  const read = readDate(date);

  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (read === undefined) return setRefused(unread);
    if (text.trim() === '') return setRefused('Write the fact as one sentence.');
    const done = await run(async () => {
      const added = await call('facts.create', { fact: { text: text.trim(), date: read, side } });
      onAdded(added.id);
    });
    if (!done) return;
    setText('');
    setDate('');
    setRefused(null);
    first.current?.focus();
  };
  const said = read === undefined ? unread : read === null ? '' : dateWords(read);
  return (
    <form
      className="new-fact"
      aria-label="New fact"
      onSubmit={(event) => void add(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || (text === '' && date === '')) return;
        // Subtle: Esc leaves typed words where they are; it only takes the message away.
        setRefused(null);
        event.stopPropagation();
      }}
    >
      <input
        ref={first}
        className="input"
        aria-label="Date of the new fact"
        aria-describedby="new-fact-note"
        aria-invalid={read === undefined || undefined}
        placeholder="Date"
        spellCheck={false}
        value={date}
        onChange={(event) => setDate(event.target.value)}
      />
      <input
        className="input"
        aria-label="New fact"
        placeholder="Add a fact: one sentence, then Enter"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setRefused(null);
        }}
      />
      <select
        className="input"
        aria-label="Side of the new fact"
        value={side}
        onChange={(event) => setSide(event.target.value as Side)}
      >
        {sides.map((each) => (
          <option key={each} value={each}>
            {sideWords[each]}
          </option>
        ))}
      </select>
      <Button type="submit" disabled={busy || (text === '' && date === '')}>
        Add fact
      </Button>
      <p id="new-fact-note" className={refused === null ? 'field-hint' : 'field-failure'} role="status">
        {refused ?? said}
      </p>
      {failure !== null && <ErrorNote failure={failure} />}
    </form>
  );
}

/** EDTF, null for an empty field, undefined for what is no date. */
function readDate(text: string): string | null | undefined {
  try {
    return typedDate(text);
  } catch {
    return undefined;
  }
}
