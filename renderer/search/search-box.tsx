import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useCommand } from '../commands.ts';
import { useNavigate } from '../navigation.ts';
import { SearchResults } from './search-results.tsx';
import { groupHits, placeOfHit, type Hit } from './hits.ts';
import { useSearch } from './use-search.ts';
import './search.css';

/** The one search over everything: results as one types, arrows and Enter go to them, Esc closes. */
export function SearchBox(): ReactNode {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const { open } = useNavigate();
  const search = useSearch(text);
  const groups = groupHits(search.hits);
  const hits = groups.flatMap((group) => group.hits);
  const chosen = Math.min(at, hits.length - 1);

  useCommand('search', () => {
    field.current?.focus();
    field.current?.select();
    setOpen(true);
  });
  const go = (hit: Hit) => {
    setOpen(false);
    field.current?.blur();
    open(placeOfHit(hit, text));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const hit = hits[chosen];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (hits.length === 0) return;
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setAt((chosen + by + hits.length) % hits.length);
      setOpen(true);
    } else if (event.key === 'Enter' && hit !== undefined) go(hit);
    else if (event.key === 'Escape' && isOpen) setOpen(false);
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isShown = isOpen && text.trim() !== '';
  return (
    <div className="search-box" role="search">
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
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">Ctrl K</kbd>
      {isShown ? (
        <SearchResults id={listId} search={search} groups={groups} chosen={chosen} onPick={go} />
      ) : (
        <div id={listId} hidden />
      )}
    </div>
  );
}
