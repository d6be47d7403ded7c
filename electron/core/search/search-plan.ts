import type { CalendarDay } from '../../../shared/domain/dates.ts';
import type { Person } from '../../../shared/domain/people.ts';
import {
  type SearchTerm,
  type SearchTree,
  understandSearch,
  wantedTerms,
} from '../../../shared/domain/search-words.ts';
import type { SearchRequest } from '../../../shared/domain/searches.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { rowById } from '../journal/read.ts';
import type { CatalogSource } from './catalog.ts';
import { nameTree, queryOf } from './fts-query.ts';

/** A search, understood: what each index is asked, and what else must hold. */
export type SearchPlan = {
  readonly request: SearchRequest;
  /** For pages and notes: words, spellings of days, and the name of the person; null for nothing to look for. */
  readonly query: string | null;
  /** The words alone: for people, and for facts, whose dates and people are columns. */
  readonly words: string | null;
  readonly days: readonly CalendarDay[];
  /** What a snippet marks. */
  readonly terms: readonly SearchTerm[];
  readonly person: Person | null;
  /** Whether a filter asks something that only a source has. */
  readonly asksSource: boolean;
  readonly asksDate: boolean;
};

/** Understands a request. A person who is gone narrows to nothing: the plan then asks for an empty name. */
export function planOf(opened: ReadableCase, request: SearchRequest): SearchPlan {
  const typed = understandSearch(request.text);
  const person = request.person === null ? null : (rowById(opened, 'person', request.person) ?? null);
  const name = person === null ? null : nameTree(person.name, person.rank);
  const also: readonly SearchTree[] = name === null ? [] : [name];
  const { kind, exhibit, privilege, source, from, to } = request;
  return {
    request,
    query: queryOf(typed, also),
    words: queryOf({ tree: typed.tree, days: [] }),
    days: typed.days,
    terms: [...wantedTerms(typed.tree), ...also.flatMap(wantedTerms)],
    person,
    asksSource: kind !== null || exhibit !== null || privilege !== null || source !== null,
    asksDate: from !== null || to !== null,
  };
}

/** Tells whether a source may have hits: its kind, date, exhibit, privilege. */
export function sourceFits(source: CatalogSource, request: SearchRequest): boolean {
  const { kind, exhibit, privilege } = request;
  if (request.source !== null && source.id !== request.source) return false;
  if (kind !== null && source.kind !== kind) return false;
  if (exhibit === 'exhibit' && source.label === null) return false;
  if (exhibit === 'not-exhibit' && source.label !== null) return false;
  if (exhibit !== null && exhibit !== 'exhibit' && exhibit !== 'not-exhibit' && source.series !== exhibit) return false;
  if (privilege === 'privileged' && source.privilege === 'none') return false;
  if (privilege !== null && privilege !== 'privileged' && source.privilege !== privilege) return false;
  return withinDates(source, request);
}

/** Tells whether a date may lie within the days asked for; what has no date does not. */
export function withinDates(
  date: { readonly date: string | null; readonly earliest: string | null; readonly latest: string | null },
  { from, to }: Pick<SearchRequest, 'from' | 'to'>,
): boolean {
  if (from === null && to === null) return true;
  if (date.date === null || (date.earliest === null && date.latest === null)) return false;
  return (from === null || (date.latest ?? '9999') >= from) && (to === null || (date.earliest ?? '0000') <= to);
}

/** Days that a date may span and still count as "dated that day": a season or a year says nothing of a day. */
const longestSpan = 31;

/** Tells whether a date holds a day closely enough to be a mention of it. */
export function holdsDay(
  { earliest, latest }: { readonly earliest: string | null; readonly latest: string | null },
  day: CalendarDay,
): boolean {
  if (earliest === null || latest === null || day < earliest || day > latest) return false;
  return Date.parse(latest) - Date.parse(earliest) < longestSpan * 86_400_000;
}
