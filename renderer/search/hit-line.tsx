import type { ReactNode } from 'react';
import { DateText } from '../ui/date-text.tsx';
import { snippetParts, type Hit } from './hits.ts';
import { noteKindWords, senseWords } from './search-words.ts';

/** One hit: where it stands, what is to be known of it, and the words that were found. */
export function HitLine(props: {
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
      <HitHead hit={hit} />
      {hit.snippet === '' ? null : (
        <span className="search-hit-snippet">
          {snippetParts(hit.snippet).map((part) => (part.found ? <mark key={part.at}>{part.text}</mark> : part.text))}
        </span>
      )}
    </div>
  );
}

function HitHead({ hit }: { readonly hit: Hit }): ReactNode {
  const sense = hit.sense === null ? null : senseWords[hit.sense];
  return (
    <span className="search-hit-place figures">
      {hit.kind === 'page' && hit.page !== null ? `Page ${hit.page.toLocaleString('en-US')}` : null}
      {hit.kind === 'person' ? hit.title : null}
      {hit.kind === 'fact' ? hit.date === null ? 'No date' : <DateText date={hit.date} /> : null}
      {hit.kind === 'note' && hit.of !== null ? noteWords(hit, noteKindWords[hit.of]) : null}
      {hit.ocr ? <small title="These words were read from a picture of the page and may be wrong">OCR</small> : null}
      {sense === null ? null : <small title={senseTitle(hit)}>{sense}</small>}
    </span>
  );
}

function noteWords(hit: Hit, kind: string): string {
  if (hit.of === 'issue' || hit.of === 'comparator' || hit.of === 'grievance') return `${kind}: ${hit.title}`;
  if (hit.of === 'source' && hit.snippet === '') return 'Date of the source';
  return hit.page === null ? kind : `${kind}, page ${hit.page}`;
}

function senseTitle(hit: Hit): string {
  return hit.sense === 'no-year'
    ? 'The year stands elsewhere on the page, or in the date of the source'
    : 'These figures are another day when they are read the other way round';
}
