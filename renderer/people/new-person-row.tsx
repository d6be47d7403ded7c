import { useState, type FormEvent, type ReactNode, type RefObject } from 'react';
import type { PersonRole } from '../../shared/domain/people.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useRun } from '../ui/use-run.ts';
import { personRoleWords } from '../words.ts';

type Props = {
  /** The field that takes the focus for a new person. */
  readonly first: RefObject<HTMLInputElement | null>;
  readonly onAdded: (id: string) => void;
};

/** A row for a new person: name, rank, role; Enter saves, and the next can be typed at once. */
export function NewPersonRow({ first, onAdded }: Props): ReactNode {
  const [name, setName] = useState('');
  const [rank, setRank] = useState('');
  const [role, setRole] = useState<PersonRole>('witness');
  const { run, failure, busy } = useRun();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || name.trim() === '') return;
    const done = await run(async () => {
      const person = await call('people.create', { name: name.trim(), rank: rank.trim(), role });
      onAdded(person.id);
    });
    if (!done) return;
    setName('');
    setRank('');
    first.current?.focus();
  };
  return (
    <form className="new-person" aria-label="New person" onSubmit={(event) => void add(event)}>
      <input
        ref={first}
        className="input"
        aria-label="Name of the new person"
        placeholder="Add a person: name, then Enter"
        spellCheck={false}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <input
        className="input"
        aria-label="Rank of the new person"
        placeholder="Rank"
        spellCheck={false}
        value={rank}
        onChange={(event) => setRank(event.target.value)}
      />
      <select
        className="input"
        aria-label="Role of the new person"
        value={role}
        onChange={(event) => setRole(event.target.value as PersonRole)}
      >
        {Object.entries(personRoleWords).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <Button type="submit" disabled={busy || name.trim() === ''}>
        Add person
      </Button>
      {failure !== null && <ErrorNote failure={failure} />}
    </form>
  );
}
