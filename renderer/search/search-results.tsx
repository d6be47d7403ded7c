import type { ReactNode } from 'react';
import { ErrorNote } from '../ui/error-note.tsx';
import { counted } from '../words.ts';
import { snippetParts, type Hit, type HitGroup } from './hits.ts';
import type { Search } from './use-search.ts';

/** The list below the search box: pages, facts, people, each with the words that were found. */
export function SearchResults(props: {
  readonly id: string;
  readonly search: Search;
  readonly groups: readonly HitGroup[];
  readonly chosen: number;
  readonly onPick: (hit: Hit) => void;
}): ReactNode {
  const { search, groups } = props;
  const shown = groups.reduce((sum, group) => sum + group.hits.length, 0);
  return (
    <div
      className={`search-results${search.pending ? ' pending' : ''}`}
      onPointerDown={(event) => event.preventDefault()}
    >
      {search.failure === null ? null : <ErrorNote failure={search.failure} />}
      <div id={props.id} role="listbox" aria-label="Search results">
        {groups.map((group) => (
          <div key={group.kind} role="group" aria-label={group.words}>
            <p className="search-group" aria-hidden="true">
              {group.words}
            </p>
            {group.hits.map((hit, index) => {
              const at = group.first + index;
              return (
                <HitLine
                  key={`${hit.id} ${hit.page ?? ''}`}
                  id={`${props.id}-${at}`}
                  hit={hit}
                  chosen={at === props.chosen}
                  onPick={() => props.onPick(hit)}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p className="search-note quiet" role="status">
        {shown > 0 && search.total > shown
          ? `${shown} of ${counted(search.total, 'place')}. More words narrow it.`
          : ''}
        {shown === 0 && !search.pending && search.failure === null
          ? `Nothing in this case has “${search.text}”. Every word must stand on one page, or in one fact.`
          : ''}
      </p>
    </div>
  );
}

function HitLine(props: {
  readonly id: string;
  readonly hit: Hit;
  readonly chosen: boolean;
  readonly onPick: () => void;
}): ReactNode {
  const { hit } = props;
  return (
    <div
      id={props.id}
      ref={(element) => {
        if (props.chosen) element?.scrollIntoView({ block: 'nearest' });
      }}
      role="option"
      tabIndex={-1}
      aria-selected={props.chosen}
      className="search-hit"
      onClick={props.onPick}
      onKeyDown={(event) => {
        if (event.key === 'Enter') props.onPick();
      }}
    >
      <span className="search-hit-title">
        {hit.label === null ? null : <b>{hit.label} </b>}
        {hit.kind === 'fact' ? null : hit.title}
        {hit.page === null ? null : <span className="quiet figures"> page {hit.page}</span>}
      </span>
      <span className="search-hit-snippet">
        {snippetParts(hit.snippet).map((part) => (part.found ? <mark key={part.at}>{part.text}</mark> : part.text))}
      </span>
    </div>
  );
}
