import type { ReactNode } from 'react';
import type { SourceHits } from '../../shared/contract/search-views.ts';
import { DateText } from '../ui/date-text.tsx';
import { counted, sourceKindWords, withheldWords } from '../words.ts';
import { HitLine } from './hit-line.tsx';
import type { Hit, HitSection } from './hits.ts';

/** What was found, section by section: the options of a listbox whose ids begin with `id`. */
export function HitSections(props: {
  readonly id: string;
  readonly sections: readonly HitSection[];
  readonly chosen: number;
  readonly onPick: (hit: Hit, source: SourceHits | null, at: number) => void;
  /** Shows every hit of a source; left out where there is no room for it. */
  readonly onMore?: (source: SourceHits) => void;
}): ReactNode {
  return props.sections.map((section) => {
    const { source } = section;
    return (
      <div
        key={section.key}
        className="search-section"
        role="group"
        aria-label={source === null ? section.words : sourceWords(source)}
      >
        <div className="search-section-head" aria-hidden={props.onMore === undefined || source === null}>
          {source === null ? <b>{section.words}</b> : <SourceHead source={source} />}
          {source !== null && props.onMore !== undefined && source.found > pagesShown(source) ? (
            <button type="button" className="button link" tabIndex={-1} onClick={() => props.onMore?.(source)}>
              Show all {counted(source.found, 'page')}
            </button>
          ) : null}
        </div>
        {section.hits.map((hit, index) => (
          <HitLine
            key={`${hit.kind} ${hit.id} ${hit.page ?? ''} ${hit.excerpt ?? ''}`}
            id={`${props.id}-${section.first + index}`}
            hit={hit}
            chosen={section.first + index === props.chosen}
            onPick={() => props.onPick(hit, source, section.first + index)}
          />
        ))}
      </div>
    );
  });
}

function pagesShown(source: SourceHits): number {
  return source.hits.filter((hit) => hit.kind === 'page').length;
}

function SourceHead({ source }: { readonly source: SourceHits }): ReactNode {
  return (
    <span className="search-source">
      {source.label === null ? null : <b>{source.label}</b>}
      <span className="search-source-title">{source.title}</span>
      {source.withheld === null ? null : <em className="withheld">{withheldWords[source.withheld]}</em>}
      <span className="quiet figures search-source-more">
        {sourceKindWords[source.kind]}
        {source.date === null ? null : (
          <>
            {', '}
            <DateText date={source.date} />
          </>
        )}
        {source.found > 0 ? `, ${counted(source.found, 'page')}` : ''}
      </span>
    </span>
  );
}

function sourceWords(source: SourceHits): string {
  const withheld = source.withheld === null ? '' : `, ${withheldWords[source.withheld]}`;
  return `${source.label === null ? '' : `${source.label} `}${source.title}${withheld}`;
}
