import type { ReactNode } from 'react';
import { Unsaved } from '../ui/read-only.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { factKindWords, factStatusWords, sideWords } from '../words.ts';
import { everyFact, type FactFilter } from './fact-order.ts';
import { Button } from '../ui/button.tsx';

type Props = {
  readonly filter: FactFilter;
  readonly onFilter: (filter: FactFilter) => void;
  readonly shown: number;
  readonly all: number;
  /** What else stands in the toolbar. */
  readonly children?: ReactNode;
};

const gapWords = { unsupported: 'No source', contradicted: 'Contradicted' } as const;

/** The conditions that narrow the chronology, with how many facts meet them. */
export function FactFilters({ filter, onFilter, shown, all, children }: Props): ReactNode {
  const narrowed = Object.entries(everyFact).some(([key, value]) => filter[key as keyof FactFilter] !== value);
  return (
    <Unsaved>
      <div className="toolbar" role="search" aria-label="Filter facts">
        <input
          className="input toolbar-text"
          type="search"
          aria-label="Filter facts by words"
          placeholder="Filter facts"
          spellCheck={false}
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        />
        <Select
          bare
          label="Kind"
          value={filter.kind ?? ''}
          options={[['', 'Any kind'], ...optionsOf(factKindWords)]}
          onCommit={(kind) => onFilter({ ...filter, kind: kind === '' ? null : kind })}
        />
        <Select
          bare
          label="Status"
          value={filter.status ?? ''}
          options={[['', 'Any status'], ...optionsOf(factStatusWords)]}
          onCommit={(status) => onFilter({ ...filter, status: status === '' ? null : status })}
        />
        <Select
          bare
          label="Side"
          value={filter.side ?? ''}
          options={[['', 'Any side'], ...optionsOf(sideWords)]}
          onCommit={(side) => onFilter({ ...filter, side: side === '' ? null : side })}
        />
        <Select
          bare
          label="Sources"
          value={filter.gap ?? ''}
          options={[['', 'Any support'], ...optionsOf(gapWords)]}
          onCommit={(gap) => onFilter({ ...filter, gap: gap === '' ? null : gap })}
        />
        <span className="toolbar-end figures quiet" role="status">
          {shown === all
            ? all.toLocaleString('en-US')
            : `${shown.toLocaleString('en-US')} of ${all.toLocaleString('en-US')}`}{' '}
          {all === 1 ? 'fact' : 'facts'}
        </span>
        <Button look="quiet" disabled={!narrowed} onClick={() => onFilter(everyFact)}>
          Clear
        </Button>
        {children}
      </div>
    </Unsaved>
  );
}
