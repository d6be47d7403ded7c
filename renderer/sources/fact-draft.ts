import type { SourceRow } from '../../shared/contract/views.ts';
import type { FactKind } from '../../shared/domain/facts.ts';
import { personLabel, type Person } from '../../shared/domain/people.ts';

export type PersonRow = Pick<Person, 'id' | 'name' | 'rank'>;

/** A name of a form whose person a reader has to choose. */
export const unclear = 'unclear';
/** Who is meant by a name: a person of the case, one to be entered, nobody, or still to be chosen. */
export type Who = PersonRow | 'new' | typeof unclear | null;

type Role = 'giver' | 'recipient' | 'speaker';

/** What a fact of an instruction or a statement begins with; a person completes and confirms it. */
export type FactDraft = {
  readonly text: string;
  readonly date: string | null;
  readonly roles: readonly { readonly role: Role; readonly label: string; readonly name: string }[];
  readonly fact: {
    readonly kind: FactKind;
    readonly channel?: string;
    readonly witnesses?: string;
    readonly words?: string;
    readonly audience?: string;
    readonly venue?: string;
  };
};

/** Gives the fact that the form of a source makes. Nothing is in it that the form does not say. */
export function factDraft(source: Pick<SourceRow, 'kind' | 'date' | 'details'>): FactDraft {
  const {
    giver = '',
    recipient = '',
    speaker = '',
    channel = '',
    witnesses = '',
    words = '',
    outlet = '',
  } = source.details;
  const said = words.trim() === '' ? '' : `: “${words.replaceAll(/\s+/g, ' ').trim()}”`;
  const date = source.details.saidAt ?? source.date;
  if (source.kind === 'instruction') {
    const who = giver === '' ? '' : recipient === '' ? `${giver} instructed` : `${giver} instructed ${recipient}`;
    return {
      text: who === '' || said === '' ? `${who}${said.slice(2)}` : `${who}${said}`,
      date,
      roles: [
        { role: 'giver', label: 'Given by', name: giver.trim() },
        { role: 'recipient', label: 'Given to', name: recipient.trim() },
      ],
      fact: { kind: 'instruction', channel, witnesses, words },
    };
  }
  const to = outlet === '' ? '' : ` to ${outlet}`;
  return {
    text: speaker === '' || said === '' ? `${speaker}${said.slice(2)}` : `${speaker} said${to}${said}`,
    date,
    roles: [{ role: 'speaker', label: 'Speaker', name: speaker.trim() }],
    fact: { kind: 'statement', words, audience: 'press', venue: outlet },
  };
}

/** Gives the one person whom a name means exactly, with or without rank; `unclear` where it means none or several. */
export function whoOf(name: string, people: readonly PersonRow[]): Who {
  const wanted = name.trim().toLowerCase();
  if (wanted === '') return null;
  const named = people.filter((person) =>
    [person.name, personLabel(person)].some((label) => label.trim().toLowerCase() === wanted),
  );
  return named.length === 1 ? (named[0] ?? null) : unclear;
}

/** Gives the choice of a person for a name that a form has, with what is chosen now. */
export function personChoice(
  name: string,
  people: readonly PersonRow[],
  who: Who,
): { readonly value: string; readonly options: readonly (readonly [string, string])[] } {
  const value = who === null ? '' : typeof who === 'string' ? who : who.id;
  const sorted = people.toSorted((a, b) => a.name.localeCompare(b.name));
  return {
    value,
    options: [
      ...(who === unclear ? [[unclear, `Choose who “${name}” is`] as const] : []),
      ['', 'Not stated'],
      ...(name === '' ? [] : [['new', `New person: ${name}`] as const]),
      ...sorted.map((person) => [person.id, personLabel(person)] as const),
    ],
  };
}
