import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { SourceHits } from '../../shared/contract/search-views.ts';
import { emptySearch } from '../../shared/domain/searches.ts';
import { runCommand, useCommand } from '../commands.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { placeOfHit, sectionsOf, type Hit } from './hits.ts';
import { placeOfSearch, requestAt } from './search-place.ts';
import { SearchResults } from './search-results.tsx';
import { useSearch } from './use-search.ts';
import './search.css';

const size = { sources: 8, perSource: 2, others: 4 };

/**
 * The one search over everything: results as one types, arrows and Enter go to them, Shift+Enter to all of them, Esc closes. On
 * the search screen the box is that screen's own.
 */
export function SearchBox(): ReactNode {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const place = useSelection();
  const { open, select } = useNavigate();
  const onScreen = place.screen === 'search';
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const text = onScreen ? requestAt(place).text : typed;
  const search = useSearch(onScreen ? emptySearch : { ...emptySearch, text }, size);
  const sections = sectionsOf(search.answer);
  const hits = sections.flatMap(({ source, hits: own }) => own.map((hit) => ({ hit, source })));
  const chosen = Math.min(at, hits.length - 1);
  const isShown = !onScreen && isOpen && text.trim() !== '';

  useCommand('search', () => {
    field.current?.focus();
    field.current?.select();
    setOpen(true);
  });
  const setText = (next: string) => {
    if (onScreen) select({ filter: placeOfSearch({ ...requestAt(place), text: next }).filter });
    else setTyped(next);
    setAt(0);
    setOpen(true);
  };
  const go = (hit: Hit, source: SourceHits | null) => {
    setOpen(false);
    field.current?.blur();
    open(placeOfHit(hit, source, text));
  };
  const goToAll = () => {
    setOpen(false);
    open(placeOfSearch({ text }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const picked = hits[chosen];
    if (onScreen) {
      if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
      runCommand('go-to-results');
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (hits.length === 0) return;
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setAt((chosen + by + hits.length) % hits.length);
      setOpen(true);
    } else if (event.key === 'Enter' && event.shiftKey) goToAll();
    else if (event.key === 'Enter' && picked !== undefined) go(picked.hit, picked.source);
    else if (event.key === 'Enter') goToAll();
    else if (event.key === 'Escape' && isOpen) setOpen(false);
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="search-box" role="search" aria-label="Everything in this case">
      <input
        ref={field}
        className="input"
        type="text"
        role="combobox"
        aria-label="Search everything"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && hits.length > 0 ? `${listId}-${chosen}` : undefined}
        placeholder="Search everything"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">Ctrl K</kbd>
      {isShown ? (
        <SearchResults
          id={listId}
          text={text}
          search={search}
          sections={sections}
          chosen={chosen}
          onPick={go}
          onText={setText}
          onAll={goToAll}
        />
      ) : (
        <div id={listId} hidden />
      )}
    </div>
  );
}
