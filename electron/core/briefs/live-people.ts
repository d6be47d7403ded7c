import type { FactView } from '../../../shared/contract/views.ts';
import type { Block } from '../../../shared/domain/brief-blocks.ts';
import { type Person, personLabel, type PersonRole } from '../../../shared/domain/people.ts';
import { listPeople, personColumns } from '../people/people-queries.ts';
import { counted, type Ground, sentenceOf } from './ground.ts';

const roleWords: Readonly<Record<PersonRole, string>> = {
  client: 'Employee',
  supervisor: 'Supervisor',
  'decision-maker': 'Decision-maker',
  investigator: 'Investigator',
  witness: 'Witness',
  comparator: 'Other employee',
  union: 'Union representative',
  counsel: 'Counsel',
  civilian: 'Member of the public',
  press: 'Press',
  other: '',
};

const order = Object.keys(roleWords);

/** Those who speak for a side or report on the matter are not its witnesses. */
const noWitness: ReadonlySet<PersonRole> = new Set(['counsel', 'press']);

/**
 * Gives the people who have a part in what the exhibits prove, each with the facts to which he or she can speak. Someone whom no
 * such fact names stays out: that the case knows of a person may come from what is kept back.
 */
export function witnessesOf(ground: Ground): Block {
  const facts = new Map<string, FactView[]>();
  for (const fact of ground.proven) {
    const named = new Set(personColumns.flatMap((column) => fact[column] ?? []));
    for (const person of named) facts.set(person, [...(facts.get(person) ?? []), fact]);
  }
  const able = listPeople(ground.opened).filter(({ role }) => !noWitness.has(role));
  const silent = able.filter(({ id, role }) => role === 'witness' && !facts.has(id));
  if (silent.length > 0) {
    const names = silent.map(personLabel).join(', ');
    ground.warnings.add(
      `${counted(silent.length, 'witness is', 'witnesses are')} named in no fact that an exhibit proves, and left out: ${names}`,
    );
  }
  const people = able
    .filter(({ id }) => facts.has(id))
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  return {
    kind: 'witnesses',
    at: ground.block,
    people: people.map((person) => ({
      name: personLabel(person),
      role: roleOf(person),
      facts: (facts.get(person.id) ?? []).flatMap((fact) => sentenceOf(ground, fact.id) ?? []),
    })),
  };
}

function roleOf({ role, unit }: Person): string {
  return [roleWords[role], unit].filter((part) => part !== '').join(', ');
}
