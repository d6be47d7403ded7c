import type { ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { FactView } from '../../shared/contract/views.ts';
import type { Person } from '../../shared/domain/people.ts';
import { call, useCall } from '../api.ts';
import { sortFacts } from '../facts/fact-order.ts';
import { useNavigate } from '../navigation.ts';
import { DateText } from '../ui/date-text.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { SideMark } from '../ui/marks.tsx';
import { Pin } from '../ui/pin.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { Button } from '../ui/button.tsx';
import { counted, personRoleWords } from '../words.ts';

/** Saves what changed of a person. */
export function savePerson(id: string, patch: Partial<Omit<Person, 'id'>>): Promise<Person> {
  return call('people.update', { id, patch });
}

/** How a person appears in a fact. */
export function partsIn(fact: FactView, person: string): string[] {
  return [
    ...(fact.speaker === person ? ['speaks'] : []),
    ...(fact.giver === person ? ['gives the instruction'] : []),
    ...(fact.recipient === person ? ['receives the instruction'] : []),
    ...(fact.assertedBy === person ? ['asserts it'] : []),
  ];
}

/** All of one person, and the facts in which the person appears, by day. */
export function PersonInspector({ person }: { readonly person: CallOutput<'people.list'>[number] }): ReactNode {
  const facts = useCall('facts.list', {});
  const save = (patch: Partial<Omit<Person, 'id'>>) => savePerson(person.id, patch);
  const named = sortFacts((facts.data ?? []).filter((fact) => partsIn(fact, person.id).length > 0));
  return (
    <div className="inspector-body">
      <TextField label="Name" value={person.name} onCommit={(name) => save({ name: name.trim() })} />
      <div className="field-pair">
        <TextField label="Rank" value={person.rank} onCommit={(rank) => save({ rank })} />
        <TextField label="Badge" value={person.badge} onCommit={(badge) => save({ badge })} />
      </div>
      <div className="field-pair">
        <TextField label="Unit" value={person.unit} onCommit={(unit) => save({ unit })} />
        <Select
          label="Role"
          value={person.role}
          options={optionsOf(personRoleWords)}
          onCommit={(role) => save({ role })}
        />
      </div>
      <TextArea label="Note, for this office only" value={person.note} lines={2} onCommit={(note) => save({ note })} />
      <section className="inspector-part" aria-label="Facts">
        <h2>{named.length === 0 ? 'No fact names this person' : counted(named.length, 'fact')}</h2>
        {facts.error !== null && <ErrorNote failure={facts.error} onRetry={() => void facts.refetch()} />}
        <ul className="fact-list">
          {named.map((fact) => (
            <NamedFact key={fact.id} fact={fact} parts={partsIn(fact, person.id)} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function NamedFact({ fact, parts }: { readonly fact: FactView; readonly parts: readonly string[] }): ReactNode {
  const { open } = useNavigate();
  const [pin] = fact.pins;
  return (
    <li>
      <p className="small quiet">
        <DateText date={fact.date} none="No date" />, {parts.join(', ')}
      </p>
      <Button look="link" className="fact-link" onClick={() => open({ screen: 'facts', id: fact.id })}>
        {fact.text}
      </Button>
      <p className="small">
        <SideMark side={fact.side} />{' '}
        {pin !== undefined && (
          <Pin pin={pin.pin} source={pin.source} page={pin.page} excerpt={pin.excerpt} quote={pin.quote} />
        )}
      </p>
    </li>
  );
}
