import { useMemo, type ReactNode } from 'react';
import type { FactView } from '../../shared/contract/views.ts';
import type { Fact } from '../../shared/domain/facts.ts';
import { call } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { PersonSelect, usePersonNames } from '../people/person-select.tsx';
import { FuzzyDateField } from '../ui/date-field.tsx';
import { SideMark, WarnMark } from '../ui/marks.tsx';
import type { MenuItem } from '../ui/menu.tsx';
import { Pin } from '../ui/pin.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { factKindWords, factStatusWords, sideWords } from '../words.ts';
import { factSortKey, isSupported } from './fact-order.ts';

type Props = {
  readonly rows: readonly FactView[];
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[], lead: string) => void;
  readonly onOpen: (row: FactView) => void;
  readonly onRemove: (rows: readonly FactView[]) => void;
  readonly menu: (rows: readonly FactView[]) => readonly MenuItem[];
  readonly empty: ReactNode;
};

const save = (fact: FactView, patch: Partial<Omit<Fact, 'id'>>) => call('facts.update', { id: fact.id, patch });
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const sideRank = { helps: 0, hurts: 1, neutral: 2 } as const;

/** The facts as a table in which every cell is edited in place. */
export function FactTable(props: Props): ReactNode {
  const nameOf = usePersonNames();
  const columns = useMemo(() => columnsFor(nameOf), [nameOf]);
  return (
    <Table
      tall
      label="Facts"
      columns={columns}
      rows={props.rows}
      selected={props.selected}
      onSelect={props.onSelect}
      onOpen={props.onOpen}
      onRemove={props.onRemove}
      menu={props.menu}
      text={(row) => row.text}
      empty={props.empty}
    />
  );
}

function columnsFor(nameOf: (id: string | null) => string): Column<FactView>[] {
  return [
    {
      key: 'date',
      title: 'Date',
      width: '9.75rem',
      sort: (a, b) => byText(factSortKey(a), factSortKey(b)),
      cell: (fact) => (
        <FuzzyDateField
          bare
          label="Date"
          value={fact.date}
          placeholder="No date"
          onCommit={(date) => save(fact, { date })}
        />
      ),
    },
    {
      key: 'text',
      title: 'Fact',
      width: 'minmax(15rem, 1fr)',
      sort: (a, b) => a.text.localeCompare(b.text),
      cell: (fact) => (
        <>
          <TextArea
            bare
            label="Fact"
            lines={1}
            value={fact.text}
            onCommit={(text) => save(fact, { text: text.trim() })}
          />
          <FactTags fact={fact} />
        </>
      ),
    },
    {
      key: 'who',
      title: 'Who asserts it',
      width: '8.5rem',
      sort: (a, b) => nameOf(a.assertedBy).localeCompare(nameOf(b.assertedBy)),
      cell: (fact) => (
        <PersonSelect
          bare
          label="Who asserts it"
          value={fact.assertedBy}
          onCommit={(assertedBy) => save(fact, { assertedBy })}
        />
      ),
    },
    {
      key: 'pins',
      title: 'Pins',
      width: '8.5rem',
      sort: (a, b) => a.pins.length - b.pins.length,
      cell: (fact) => <FactPinCell fact={fact} />,
    },
    {
      key: 'side',
      title: 'Side, status',
      width: '8.5rem',
      sort: (a, b) => sideRank[a.side] - sideRank[b.side] || byText(a.status, b.status),
      cell: (fact) => (
        <>
          <span className={`side-cell ${fact.side}`}>
            <SideMark side={fact.side} shapeOnly />
            <Select
              bare
              label="Side"
              value={fact.side}
              options={optionsOf(sideWords)}
              onCommit={(side) => save(fact, { side })}
            />
          </span>
          <span className="side-cell status">
            <Select
              bare
              label="Status"
              value={fact.status}
              options={optionsOf(factStatusWords)}
              onCommit={(status) => save(fact, { status })}
            />
          </span>
        </>
      ),
    },
  ];
}

function FactTags({ fact }: { readonly fact: FactView }): ReactNode {
  if (fact.kind === 'fact' && fact.contradicts.length === 0) return null;
  return (
    <p className="fact-tags">
      {fact.kind !== 'fact' && <span className="quiet">{factKindWords[fact.kind]}</span>}
      {fact.contradicts.length > 0 && <WarnMark>Another source differs</WarnMark>}
    </p>
  );
}

const pinsShown = 3;

function FactPinCell({ fact }: { readonly fact: FactView }): ReactNode {
  const { select } = useNavigate();
  const more = fact.pins.length - pinsShown;
  return (
    // A pin leads away from its row: the way back should find the row selected.
    <ul className="pin-cell" onClickCapture={() => select({ id: fact.id })}>
      {!isSupported(fact) && (
        <li>
          <WarnMark>No source</WarnMark>
        </li>
      )}
      {fact.pins.slice(0, pinsShown).map((pin) => (
        <li key={pin.link}>
          {pin.bearing === 'contradicts' && <span className="quiet">but see </span>}
          <Pin pin={pin.pin} source={pin.source} page={pin.page} excerpt={pin.excerpt} quote={pin.quote} />
        </li>
      ))}
      {more > 0 && <li className="quiet">and {more} more</li>}
    </ul>
  );
}
