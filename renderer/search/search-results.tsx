import type { ReactNode } from 'react';
import type { SourceHits } from '../../shared/contract/search-views.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { DayOffer } from './day-offer.tsx';
import { HitSections } from './hit-sections.tsx';
import type { Hit, HitSection } from './hits.ts';
import { NothingFound } from './nothing-found.tsx';
import { countWords } from './search-words.ts';
import type { Search } from './use-search.ts';

/** The list below the search box: the best of what was found, and the way to all of it. */
export function SearchResults(props: {
  readonly id: string;
  readonly text: string;
  readonly search: Search;
  readonly sections: readonly HitSection[];
  readonly chosen: number;
  readonly onPick: (hit: Hit, source: SourceHits | null) => void;
  readonly onText: (text: string) => void;
  readonly onAll: () => void;
}): ReactNode {
  const { search, sections } = props;
  const { answer } = search;
  return (
    <div
      className={`search-results${search.pending ? ' pending' : ''}`}
      onPointerDown={(event) => event.preventDefault()}
    >
      {search.failure === null ? null : <ErrorNote failure={search.failure} />}
      <DayOffer text={props.text} onText={props.onText} />
      <div id={props.id} role="listbox" aria-label="Search results">
        <HitSections id={props.id} sections={sections} chosen={props.chosen} onPick={props.onPick} />
      </div>
      {sections.length === 0 && !search.pending && search.failure === null ? (
        <NothingFound request={search.request} onText={props.onText} />
      ) : null}
      <p className="search-note">
        <span className="quiet figures" role="status">
          {answer === null || sections.length === 0 ? '' : countWords(answer)}
        </span>
        <Button look="link" tabIndex={-1} onClick={props.onAll}>
          All results, with filters
        </Button>
        <kbd>Shift Enter</kbd>
      </p>
    </div>
  );
}
