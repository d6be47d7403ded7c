import type { Person } from '../../../shared/domain/people.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowsWhere } from '../journal/read.ts';
import { type Patch, write } from '../journal/write.ts';
import { personColumns } from './people-queries.ts';

export type NewPerson = Patch<Omit<Person, 'id'>> & { readonly name: string };

export function createPerson(opened: WritableCase, given: NewPerson): Person {
  const person: Person = {
    id: opened.ids.next(),
    name: given.name,
    rank: given.rank ?? '',
    badge: given.badge ?? '',
    unit: given.unit ?? '',
    role: given.role ?? 'other',
    note: given.note ?? '',
  };
  return write(opened, { label: 'add person' }, (edit) => edit.insert('person', person)).value;
}

export function updatePerson(opened: WritableCase, id: string, patch: Patch<Omit<Person, 'id'>>): Person {
  return write(opened, { label: 'edit person' }, (edit) => edit.update('person', id, patch)).value;
}

/** Removes a person. Throws `conflict` while a fact names that person. */
export function removePerson(opened: WritableCase, id: string): void {
  const facts = new Set(
    personColumns.flatMap((column) => rowsWhere(opened, 'fact', column, id).map((fact) => fact.id)),
  );
  if (facts.size > 0) {
    throw new AppError('conflict', `${facts.size} facts name this person`, { data: { id, facts: facts.size } });
  }
  write(opened, { label: 'remove person' }, (edit) => edit.remove('person', id));
}
