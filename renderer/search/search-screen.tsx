import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { SearchAnswer, SourceHits } from '../../shared/contract/search-views.ts';
import { isNarrowed, type SearchRequest } from '../../shared/domain/searches.ts';
import { call } from '../api.ts';
import { runCommand, useCommand } from '../commands.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Panes } from '../ui/panes.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { useRun } from '../ui/use-run.ts';
import { DayOffer } from './day-offer.tsx';
import { HitSections } from './hit-sections.tsx';
import { placeOfHit, sectionsOf, type Hit, type HitSection } from './hits.ts';
import { NothingFound } from './nothing-found.tsx';
import { SavedSearches } from './saved-searches.tsx';
import { SearchFilters } from './search-filters.tsx';
import { placeOfSearch, requestAt } from './search-place.ts';
import { countWords, rankWords } from './search-words.ts';
import { useSearch } from './use-search.ts';
import '../ui/screen.css';
import './search.css';

const stepOfSources = 30;

/** All that a search found, by source, with what narrows it and the searches that are kept. */
export function SearchScreen(): ReactNode {
  const place = useSelection();
  const { select } = useNavigate();
  const request = requestAt(place);
  const setRequest = (next: SearchRequest) => select({ filter: placeOfSearch(next).filter, page: null });
  const narrow = useNarrow();
  const saved = <SavedSearches request={request} onRun={setRequest} />;
  return (
    <Panes
      name="search"
      listTitle="Saved searches"
      {...(narrow ? {} : { list: saved })}
      mainTitle="Results"
      main={
        <Results
          request={request}
          onRequest={setRequest}
          folded={
            narrow ? (
              <details className="search-fold">
                <summary>Saved searches</summary>
                {saved}
              </details>
            ) : null
          }
        />
      }
      widths={{ list: 220, inspector: 0 }}
    />
  );
}

function Results(props: {
  readonly request: SearchRequest;
  readonly onRequest: (request: SearchRequest) => void;
  /** Where there is no room beside the results: what else folds in above them. */
  readonly folded: ReactNode;
}): ReactNode {
  const { request, onRequest, folded } = props;
  const key = JSON.stringify(request);
  const [more, setMore] = useState({ key, sources: stepOfSources, whole: [] as readonly SourceHits[] });
  const shown = more.key === key ? more : { key, sources: stepOfSources, whole: [] };
  const search = useSearch(request, { sources: shown.sources, perSource: 4, others: 20 });
  const { answer } = search;
  const sections = sectionsOf(answer === null ? null : withWhole(answer, shown.whole));
  const { run, failure } = useRun();
  const isIdle = request.text.trim() === '' && !isNarrowed(request);
  const hidden = answer === null ? 0 : answer.sourcesFound - answer.sources.length;
  const showWhole = (source: SourceHits) =>
    void run(async () => {
      const whole = await call('search.in-source', { request, source: source.source });
      if (whole !== null) setMore({ ...shown, whole: [...shown.whole, whole] });
    });
  return (
    <div className="screen-column">
      {folded}
      {folded === null ? (
        <SearchFilters request={request} onRequest={onRequest} />
      ) : (
        <details className="search-fold">
          <summary>Filters{isNarrowed(request) ? ': on' : ''}</summary>
          <SearchFilters request={request} onRequest={onRequest} />
        </details>
      )}
      <DayOffer text={request.text} onText={(text) => onRequest({ ...request, text })} />
      <p className="search-count figures" role="status">
        {answer === null || sections.length === 0 ? '' : <b>{countWords(answer)}</b>}{' '}
        {answer === null ? '' : rankWords(answer)}
        {(request.from ?? request.to) === null || isIdle ? '' : ' What has no date is left out.'}
      </p>
      {search.failure === null ? null : <ErrorNote failure={search.failure} />}
      {failure === null ? null : <ErrorNote failure={failure} />}
      {isIdle ? (
        <SearchHelp />
      ) : sections.length === 0 && !search.pending && search.failure === null ? (
        <NothingFound request={search.request} onText={(text) => onRequest({ ...request, text })} />
      ) : (
        <ResultList
          sections={sections}
          typed={request.text}
          pending={search.pending}
          onMore={showWhole}
          end={
            hidden > 0 && shown.sources < 200 ? (
              <Button onClick={() => setMore({ ...shown, sources: Math.min(200, shown.sources + stepOfSources) })}>
                Show more sources
              </Button>
            ) : null
          }
        />
      )}
    </div>
  );
}

/** Puts all hits of a source in the place of those that were shown at first. */
function withWhole(answer: SearchAnswer, whole: readonly SourceHits[]): SearchAnswer {
  if (whole.length === 0) return answer;
  const sources = answer.sources.map((source) => {
    const all = whole.find((one) => one.source === source.source);
    if (all === undefined) return source;
    return { ...source, hits: [...source.hits.filter((hit) => hit.kind !== 'page'), ...all.hits] };
  });
  return { ...answer, sources };
}

function ResultList(props: {
  readonly sections: readonly HitSection[];
  readonly typed: string;
  readonly pending: boolean;
  readonly onMore: (source: SourceHits) => void;
  readonly end: ReactNode;
}): ReactNode {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const place = useSelection();
  const { open, select } = useNavigate();
  const entries = props.sections.flatMap(({ source, hits }) => hits.map((hit) => ({ hit, source })));
  const chosen = Math.max(
    0,
    entries.findIndex(({ hit }) => keyOfHit(hit) === place.id),
  );
  const choose = (at: number) => {
    const entry = entries[Math.max(0, Math.min(at, entries.length - 1))];
    if (entry !== undefined) select({ id: keyOfHit(entry.hit) });
  };
  const go = (hit: Hit, source: SourceHits | null) => {
    select({ id: keyOfHit(hit) });
    open(placeOfHit(hit, source, props.typed));
  };
  useCommand('go-to-results', () => list.current?.focus());

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = props.sections.findLastIndex((section) => section.first <= chosen);
    const isFar = event.ctrlKey || event.metaKey;
    const entry = entries[chosen];
    if (event.key === 'PageDown' || (isFar && event.key === 'ArrowDown')) {
      choose(props.sections[at + 1]?.first ?? entries.length - 1);
    } else if (event.key === 'PageUp' || (isFar && event.key === 'ArrowUp')) {
      const first = props.sections[at]?.first ?? 0;
      choose(chosen > first ? first : (props.sections[at - 1]?.first ?? 0));
    } else if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Home') choose(0);
    else if (event.key === 'End') choose(entries.length - 1);
    else if (event.key === 'ArrowRight' && entry?.source) props.onMore(entry.source);
    else if (event.key === 'Enter' && entry !== undefined) go(entry.hit, entry.source);
    else if (event.key === 'Escape') runCommand('search');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={`search-list${props.pending ? ' pending' : ''}`}>
      <div
        ref={list}
        id={id}
        role="listbox"
        tabIndex={0}
        aria-label="Search results"
        aria-activedescendant={entries.length === 0 ? undefined : `${id}-${chosen}`}
        onKeyDown={onKeyDown}
      >
        <HitSections id={id} sections={props.sections} chosen={chosen} onPick={go} onMore={props.onMore} />
      </div>
      {props.end}
    </div>
  );
}

function keyOfHit(hit: Hit): string {
  return `${hit.kind} ${hit.id} ${hit.page ?? ''} ${hit.excerpt ?? ''}`;
}

const examples = [
  ['border patrol', 'both words, on one page or in one fact'],
  ['"border patrol"', 'these words one after another'],
  ['transl*', 'words that begin this way'],
  ['dispatch OR radio', 'either word'],
  ['(dispatch OR radio) NOT weather', 'either word, without the third'],
  ['date:2026-02-09', 'that day in any spelling: 9 Feb 2026, February 9th, 2/9/26'],
] as const;

function SearchHelp(): ReactNode {
  return (
    <div className="search-help">
      <p>Type into the box at the top. Pages, facts, people, titles and notes are searched together.</p>
      <dl>
        {examples.map(([typed, meaning]) => (
          <div key={typed}>
            <dt>
              <code>{typed}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
