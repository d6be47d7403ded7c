import type { NameFinder } from '../../../shared/domain/named-people.ts';
import { type SaidDate, datesAgree, dateWithin, saidDates } from '../../../shared/domain/said-dates.ts';
import { quotedPassages } from '../../../shared/domain/quoted-passages.ts';
import type { Found } from './cite-findings.ts';
import type { CheckedPage, CiteGround } from './cite-ground-queries.ts';
import type { CitedPlace } from './cite-places.ts';

/** Of an exhibit that is cited as a whole, so many pages are read for dates and names; a longer one is left out. */
const mostPages = 30;

type Pointed = Pick<Found, 'kind' | 'severity' | 'detail' | 'target' | 'pin' | 'place' | 'about'>;

/** Gives the cited pages, with those beside them, and null where a place has none to read. */
function pagesAround(ground: CiteGround, { source, excerpt }: CitedPlace): CheckedPage[] | null {
  if (excerpt === null && source.pages > mostPages) return null;
  const numbers =
    excerpt === null
      ? Array.from({ length: source.pages }, (_, i) => i + 1)
      : [excerpt.page, excerpt.page - 1, excerpt.page + 1].filter((number) => number >= 1);
  const pages = numbers.flatMap((number) => ground.page(source, number) ?? []);
  return pages.every(({ words }) => words.keys.length === 0) ? null : pages;
}

const datesOfPages = new WeakMap<CheckedPage, readonly SaidDate[]>();

function datesOf(page: CheckedPage): readonly SaidDate[] {
  const known = datesOfPages.get(page) ?? saidDates(page.text);
  datesOfPages.set(page, known);
  return known;
}

/**
 * Gives the dates of a sentence that are not those of what it cites. `also`: the date of the fact that the sentence is, in words.
 * Points out; a date may well be right without standing on the page.
 */
export function dateFindings(
  ground: CiteGround,
  sentence: string,
  places: readonly CitedPlace[],
  also: SaidDate | null,
): Pointed[] {
  const said = [...saidDates(withoutQuotes(sentence)), ...(also === null ? [] : [also])];
  const [first] = places;
  if (said.length === 0 || first === undefined) return [];
  const cited = places.flatMap(({ excerpt }) => (excerpt === null ? [] : saidDates(excerpt.quote)));
  const found: Pointed[] = [];
  const missing = said.filter(
    (date) =>
      !cited.some((other) => datesAgree(date, other)) &&
      !places.some(({ source }) => source.date !== null && isDated(date, source.date)),
  );
  if (missing.length === 0) return [];
  const around = places.map((place) => pagesAround(ground, place));
  if (around.includes(null) && cited.length === 0) return [];
  for (const date of missing) {
    if (around.some((pages) => pages?.some((page) => datesOf(page).some((other) => datesAgree(date, other))))) continue;
    const others = [...new Set(cited.map(({ text }) => text))].slice(0, 3);
    const detail =
      others.length > 0
        ? `The sentence says ${date.text}; the cited words say ${others.join(', ')}.`
        : `${date.text} does not stand on the cited page or those beside it.`;
    const { target, pin, source, excerpt } = first;
    const place = { source: source.id, page: excerpt?.page ?? 1 };
    const severity = others.length > 0 ? 'asks' : 'notes';
    found.push({ kind: 'date-differs', severity, detail, target, pin, place, about: date.text });
  }
  return found;
}

/** A source's own date stands for its pages, where it is exact enough to say something. */
function isDated(date: SaidDate, edtf: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(edtf) && dateWithin(date, edtf);
}

/** Gives the names and ranks of a sentence that are not those of what it cites. The employee's own name is not asked for. */
export function nameFindings(
  ground: CiteGround,
  names: NameFinder,
  sentence: string,
  places: readonly CitedPlace[],
): Pointed[] {
  const [first] = places;
  const own = withoutQuotes(sentence);
  const found: Pointed[] = [];
  const said = names.namesIn(own);
  if (first !== undefined && said.length > 0) {
    const around = places.map((place) => pagesAround(ground, place));
    const pages = around.includes(null) ? [] : around.flatMap((each) => each ?? []);
    const { target, pin, source, excerpt } = first;
    const at = { target, pin, place: { source: source.id, page: excerpt?.page ?? 1 } };
    const seen = new Set<string>();
    for (const { person, rank } of said) {
      if (seen.has(person.id) || pages.length === 0) continue;
      seen.add(person.id);
      const there = pages.flatMap((page) => namedOn(page, names)).filter((other) => other.person.id === person.id);
      const titles = places.map((each) => `${each.source.title} ${each.source.publisher}`).join(' ');
      if (there.length === 0 && !person.isClient && !titles.includes(person.surname)) {
        const detail = `The sentence names ${person.surname}; the cited page and those beside it do not.`;
        found.push({ kind: 'name-differs', severity: 'notes', detail, ...at, about: person.id });
      }
      const ranks = [...new Set(there.flatMap((other) => other.rank ?? []))];
      if (rank !== null && ranks.length > 0 && !ranks.includes(rank)) {
        const detail = `The sentence calls ${person.surname} ${rank}; the cited page says ${ranks.join(', ')}.`;
        found.push({ kind: 'name-differs', severity: 'asks', detail, ...at, about: `rank ${person.id}` });
      }
    }
  }
  for (const { word, person } of names.nearNamesIn(own)) {
    const onPage = places.some((place) =>
      pagesAround(ground, place)?.some((page) => page.words.keys.includes(word.toLowerCase())),
    );
    if (onPage) continue;
    const detail = `${word} is one letter away from ${person.label}, who is in this case.`;
    found.push({ kind: 'name-differs', severity: 'asks', detail, about: `near ${word}` });
  }
  return found;
}

const namesOfPages = new WeakMap<CheckedPage, ReturnType<NameFinder['namesIn']>>();

function namedOn(page: CheckedPage, names: NameFinder): ReturnType<NameFinder['namesIn']> {
  const known = namesOfPages.get(page) ?? names.namesIn(page.text);
  namesOfPages.set(page, known);
  return known;
}

/** What is quoted is held against its source word by word; here only the paper's own words count. */
function withoutQuotes(sentence: string): string {
  let out = '';
  let last = 0;
  for (const { start, end } of quotedPassages(sentence)) {
    out += `${sentence.slice(last, start)}\u2026`;
    last = end;
  }
  return out + sentence.slice(last);
}
