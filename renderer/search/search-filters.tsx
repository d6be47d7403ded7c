import type { ReactNode } from 'react';
import {
  emptySearch,
  exhibitStates,
  isNarrowed,
  privilegeStates,
  type SearchRequest,
  searchScopes,
} from '../../shared/domain/searches.ts';
import { standardSeries } from '../../shared/domain/exhibits.ts';
import { personLabel } from '../../shared/domain/people.ts';
import { sourceKinds } from '../../shared/domain/sources.ts';
import { useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { DayField } from '../ui/date-field.tsx';
import { Unsaved } from '../ui/read-only.tsx';
import { Select } from '../ui/select-field.tsx';
import { sourceKindWords } from '../words.ts';
import { exhibitStateWords, privilegeStateWords, scopeWords } from './search-words.ts';

/** What narrows a search: where, kind of source, days, person, exhibit, privilege, one source. They combine. */
export function SearchFilters(props: {
  readonly request: SearchRequest;
  readonly onRequest: (request: SearchRequest) => void;
}): ReactNode {
  const { request, onRequest } = props;
  const people = useCall('people.list', {}, { keep: true });
  const sources = useCall('sources.list', {}, { keep: true });
  const series = useCall('series.list', {}, { keep: true }).data ?? standardSeries;
  const change = (part: Partial<SearchRequest>) => onRequest({ ...request, ...part });
  const exhibits = (sources.data ?? []).filter((source) => source.label !== null || source.id === request.source);
  const choice = request.source === null ? (request.exhibit ?? '') : `source:${request.source}`;
  return (
    <Unsaved>
      <div className="search-filters" role="group" aria-label="Filters">
        <Select
          label="Look in"
          value={request.scope ?? ''}
          options={[['', 'Everything'], ...wordsFor(searchScopes, scopeWords)]}
          onCommit={(scope) => change({ scope: scope === '' ? null : scope })}
        />
        <Select
          label="Kind of source"
          value={request.kind ?? ''}
          options={[['', 'Any kind'], ...wordsFor(sourceKinds, sourceKindWords)]}
          onCommit={(kind) => change({ kind: kind === '' ? null : kind })}
        />
        <DayField label="Dated from" value={request.from} placeholder="any day" onCommit={(from) => change({ from })} />
        <DayField label="Dated to" value={request.to} placeholder="any day" onCommit={(to) => change({ to })} />
        <Select
          label="Person"
          value={request.person ?? ''}
          options={[['', 'Anybody'], ...(people.data ?? []).map((person) => [person.id, personLabel(person)] as const)]}
          onCommit={(person) => change({ person: person === '' ? null : person })}
        />
        <Select
          label="Exhibit"
          value={choice}
          options={[
            ['', 'Any source'],
            ...wordsFor(exhibitStates, exhibitStateWords),
            ...series.map(({ id, name }) => [id, `${name} exhibits`] as const),
            ...exhibits.map(
              (source) =>
                [
                  `source:${source.id}`,
                  source.label === null ? source.title : `${source.label}: ${source.title}`,
                ] as const,
            ),
          ]}
          onCommit={(picked) => change(exhibitChoice(picked))}
        />
        <Select
          label="Privilege"
          value={request.privilege ?? ''}
          options={[['', 'Any'], ...wordsFor(privilegeStates, privilegeStateWords)]}
          onCommit={(privilege) => change({ privilege: privilege === '' ? null : privilege })}
        />
        <Button
          look="quiet"
          disabled={!isNarrowed(request)}
          onClick={() => onRequest({ ...emptySearch, text: request.text })}
        >
          Clear filters
        </Button>
      </div>
    </Unsaved>
  );
}

function wordsFor<V extends string>(
  values: readonly V[],
  words: Readonly<Record<V, string>>,
): (readonly [V, string])[] {
  return values.map((value) => [value, words[value]]);
}

function exhibitChoice(picked: string): Pick<SearchRequest, 'exhibit' | 'source'> {
  if (picked.startsWith('source:')) return { exhibit: null, source: picked.slice('source:'.length) };
  return { exhibit: picked === '' ? null : picked, source: null };
}
