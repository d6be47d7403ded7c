import { groupBy } from '../group-by.ts';
import type { Person } from './people.ts';

/** A person of the case whom a text can name. */
export type Nameable = {
  readonly id: string;
  /** The last name as it is spelled. */
  readonly surname: string;
  readonly label: string;
  readonly rank: string | null;
  readonly isClient: boolean;
};

/** Someone whom a text names; `rank` as the text gives it, in its plain form. */
export type Named = { readonly person: Nameable; readonly rank: string | null; readonly at: number };

const body =
  /\b(?:department|board|agency|union|city|council|association|office|commission|police|customs|protection|county|state|news|media|court|bureau|division|committee|company|inc|llc|tv|reports?|source)\b/iu;
const suffix = /^(?:jr|sr|ii|iii|iv|esq)\.?$/iu;

const ranks: readonly (readonly [string, string])[] = [
  ['Sergeant', 'sgt|sergeant'],
  ['Lieutenant', 'lt|lieut|lieutenant'],
  ['Captain', 'capt|captain'],
  ['Commander', 'cmdr|comdr|cdr|commander'],
  ['Deputy Chief', 'deputy chief|dep\\.? chief'],
  ['Assistant Chief', 'assistant chief|asst\\.? chief'],
  ['Chief', 'chief'],
  ['Detective', 'det|detective'],
  ['Officer', 'ofc|off|officer|p\\.?o|police officer|patrol officer'],
  ['Corporal', 'cpl|corporal'],
  ['Inspector', 'insp|inspector'],
  ['Major', 'maj|major'],
  ['Deputy', 'dep|deputy'],
  ['Trooper', 'tpr|trooper'],
  ['Sheriff', 'sheriff'],
];
/** Each form in small letters, with capitals, and all in capitals: SGT. */
const rankWords = ranks
  .flatMap(([, forms]) => forms.split('|'))
  .flatMap((form) => [
    form,
    form.replaceAll(/(?<![a-z\\])[a-z]/g, (letter) => letter.toUpperCase()),
    form.replaceAll(/(?<!\\)[a-z]/g, (letter) => letter.toUpperCase()),
  ])
  .toSorted((a, b) => b.length - a.length)
  .join('|');

/** Gives a rank in its plain form: Sgt. as Sergeant; null for a word that is none. */
export function plainRank(words: string): string | null {
  const folded = words.toLowerCase().replace(/\.$/, '').replaceAll(/\s+/g, ' ').trim();
  return ranks.find(([, forms]) => new RegExp(`^(?:${forms})$`).test(folded))?.[0] ?? null;
}

/** Gives the people of a case whom a text can name by their last name: not bodies, not those without a name. */
export function nameable(people: readonly Person[]): Nameable[] {
  return people.flatMap((person): Nameable[] => {
    if (person.role === 'press' || /\(|\bnot named\b/iu.test(person.name) || body.test(person.name)) return [];
    const parts = person.name
      .replace(/,.*$/u, '')
      .split(/\s+/u)
      .filter((part) => part !== '' && !suffix.test(part));
    const surname = parts.at(-1);
    if (surname === undefined || parts.length < 2 || surname.length < 2 || !/^\p{Lu}/u.test(surname)) return [];
    const label = person.rank === '' ? person.name : `${person.rank} ${person.name}`;
    return [{ id: person.id, surname, label, rank: plainRank(person.rank), isClient: person.role === 'client' }];
  });
}

/** Finds the people of a case in texts. */
export class NameFinder {
  readonly #bySurname: ReadonlyMap<string, readonly Nameable[]>;
  readonly #pattern: RegExp | null;

  constructor(people: readonly Person[]) {
    const all = nameable(people);
    this.#bySurname = groupBy(all, ({ surname }) => surname.toLowerCase());
    const names = all
      .flatMap(({ surname }) => [surname, surname.toUpperCase()])
      .map((name) => name.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&'));
    this.#pattern =
      names.length === 0
        ? null
        : new RegExp(
            `(?:(?<!\\p{L})(?<rank>${rankWords})\\.?\\s+)?(?:\\p{Lu}[\\p{L}'.-]*\\s+)?(?<!\\p{L})(?<name>${names.join('|')})(?!\\p{L})`,
            'gu',
          );
  }

  /** Gives whom a text names, each time. A last name that several people share stands for the first whose rank fits. */
  namesIn(text: string): Named[] {
    if (this.#pattern === null) return [];
    const found: Named[] = [];
    for (const match of text.matchAll(this.#pattern)) {
      const { rank, name = '' } = match.groups ?? {};
      const plain = rank === undefined ? null : plainRank(rank);
      const same = this.#bySurname.get(name.toLowerCase()) ?? [];
      const person = same.find((each) => plain !== null && each.rank === plain) ?? same[0];
      if (person !== undefined) found.push({ person, rank: plain, at: match.index });
    }
    return found;
  }

  /** Gives words that are one letter away from a person's last name, with that person. */
  nearNamesIn(text: string): { readonly word: string; readonly person: Nameable }[] {
    const near: { word: string; person: Nameable }[] = [];
    for (const match of text.matchAll(/(?<![\p{L}'])\p{Lu}\p{L}{4,}/gu)) {
      const word = match[0].toLowerCase();
      if (this.#bySurname.has(word) || this.#bySurname.has(word.replace(/s$/u, ''))) continue;
      for (const [surname, [person]] of this.#bySurname) {
        if (person !== undefined && surname.length >= 5 && isOneApart(word, surname) && word !== `${surname}s`) {
          near.push({ word: match[0], person });
        }
      }
    }
    return near;
  }
}

/** Tells whether two words differ by one letter that is changed, put in or left out, or by two that are exchanged. */
function isOneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (a.length === b.length) {
    if (restA.slice(1) === restB.slice(1)) return true;
    return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  }
  return a.length > b.length ? restA.slice(1) === restB : restA === restB.slice(1);
}
