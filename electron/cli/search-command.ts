import { Command, Option } from 'commander';
import type { SearchHit } from '../../shared/contract/search-views.ts';
import { isDay } from '../../shared/domain/dates.ts';
import { dayFromWords } from '../../shared/domain/date-spellings.ts';
import {
  emptySearch,
  exhibitStates,
  isNarrowed,
  privilegeStates,
  type SearchRequest,
  searchScopes,
} from '../../shared/domain/searches.ts';
import { sourceKinds } from '../../shared/domain/sources.ts';
import { AppError } from '../../shared/errors.ts';
import type { ReadableCase } from '../core/case-file/open-case.ts';
import { seriesRows } from '../core/exhibits/series-queries.ts';
import { listPeople } from '../core/people/people-queries.ts';
import { queryOf } from '../core/search/fts-query.ts';
import { rankedSearch, snippetMarks } from '../core/search/search-queries.ts';
import { understandSearch } from '../../shared/domain/search-words.ts';
import { wholeNumber } from './read-commands.ts';
import { printJson, withReadableCase } from './with-case.ts';

type Options = {
  readonly limit: number;
  readonly json?: boolean;
  readonly scope?: SearchRequest['scope'];
  readonly kind?: SearchRequest['kind'];
  readonly from?: string;
  readonly to?: string;
  readonly person?: string;
  readonly exhibit?: string;
  readonly privilege?: SearchRequest['privilege'];
  readonly source?: string;
};

export function searchCommand(): Command {
  return new Command('search')
    .description(
      'Find pages, facts, people and notes: words (all must occur), "phrases", prefix*, AND, OR, NOT, (parentheses), ' +
        'date:2026-02-09 for any spelling of a day.',
    )
    .argument('<folder>', 'folder of the case')
    .argument('<query>', 'what to look for')
    .option('--limit <n>', 'at most so many hits', wholeNumber, 20)
    .addOption(new Option('--scope <what>', 'only these').choices(searchScopes))
    .addOption(new Option('--kind <kind>', 'kind of source').choices(sourceKinds))
    .option('--from <day>', 'dated on or after', day)
    .option('--to <day>', 'dated on or before', day)
    .option('--person <name or id>', 'facts that name this person, pages with the name')
    .option('--exhibit <which>', 'only exhibits (exhibit), what is none (not-exhibit), or the name of a series')
    .addOption(new Option('--privilege <which>', 'by privilege').choices(privilegeStates))
    .option('--source <id>', 'one source alone')
    .option('--json', 'one JSON line for each hit: {kind, id, source, page, snippet, ...}')
    .action(async (folder: string, text: string, options: Options) => {
      await withReadableCase(folder, (opened) => print(opened, text, options));
    });
}

async function print(opened: ReadableCase, text: string, options: Options): Promise<void> {
  const { limit, json, person, exhibit, ...filters } = options;
  const request: SearchRequest = {
    ...emptySearch,
    ...filters,
    text,
    person: person === undefined ? null : personNamed(opened, person),
    exhibit: exhibit === undefined ? null : exhibitsNamed(opened, exhibit),
  };
  if (queryOf(understandSearch(text)) === null && !isNarrowed(request)) {
    throw new AppError('invalid-input', 'there is no word to look for');
  }
  const size = { sources: Math.min(limit, 200), perSource: Math.min(limit, 20), others: Math.min(limit, 500) };
  const answer = await rankedSearch(opened, request, size);
  const ofSources = answer.sources.flatMap(({ source, label, title, hits }) =>
    hits.map((hit) => ({ ...hit, source, place: `${label ?? title}${hit.page === null ? '' : ` at ${hit.page}`}` })),
  );
  const others = [...answer.facts, ...answer.people, ...answer.notes].map((hit) => ({
    ...hit,
    source: null,
    place: placeWords(hit),
  }));
  for (const { place, snippet, ...hit } of [...ofSources, ...others].slice(0, limit)) {
    const plain = snippet.replaceAll(snippetMarks.open, '').replaceAll(snippetMarks.close, '');
    if (json === true) printJson({ ...hit, snippet: plain });
    else console.log(plain === '' ? place : `${place}: ${plain}`);
  }
}

function placeWords(hit: SearchHit): string {
  return hit.kind === 'fact' ? 'Fact' : hit.kind === 'person' ? 'Person' : `Note of ${hit.of}`;
}

/** Throws `not-found`, and `invalid-input` for a name that several people have. */
function personNamed(opened: ReadableCase, given: string): string {
  const people = listPeople(opened);
  const named = people.filter((p) => p.id === given || p.name.toLowerCase().includes(given.toLowerCase()));
  const [only] = named;
  if (only === undefined) throw new AppError('not-found', `no person of this case is named ${given}`);
  if (named.length > 1) throw new AppError('invalid-input', `several people are named ${given}: give more of the name`);
  return only.id;
}

/** Throws `not-found` for a series that is none. */
function exhibitsNamed(opened: ReadableCase, given: string): string {
  if (exhibitStates.some((state) => state === given)) return given;
  const wanted = given.toLowerCase();
  const series = seriesRows(opened).find(({ id, name }) => id === given || name.toLowerCase() === wanted);
  if (series === undefined) throw new AppError('not-found', `this case has no series of exhibits named ${given}`);
  return series.id;
}

function day(text: string): string {
  const read = isDay(text) ? text : dayFromWords(text);
  if (read === null) throw new AppError('invalid-input', `${text} is not a day: write it as 2026-02-09`);
  return read;
}
