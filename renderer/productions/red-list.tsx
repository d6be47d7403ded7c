import { useState, type ReactNode } from 'react';
import type { ProductionListed, RedRow } from '../../shared/contract/production-views.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { compareWords } from '../ui/table-sort.ts';
import { counted } from '../words.ts';
import { barWords, productionName, stateWordsOf } from './production-words.ts';

type Props = {
  readonly rows: readonly RedRow[];
  readonly productions: readonly ProductionListed[];
  /** Selected by the link that led here. */
  readonly selected: readonly string[];
  readonly onProduce: (sources: readonly string[]) => void;
  readonly onAdd: (production: string, sources: readonly string[]) => void;
};

/** Exhibits and cited sources that the other side was never given; what is chosen goes on a new production. */
export function RedList({ rows, productions, selected, onProduce, onAdd }: Props): ReactNode {
  const { open } = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>(selected);
  const present = rows.filter((row) => chosen.includes(row.id)).map((row) => row.id);
  const drafts = productions.filter((each) => each.direction === 'given' && each.servedAt === null);
  return (
    <div className="screen-column">
      <div className="toolbar">
        <h1>Not yet produced</h1>
        <span className="figures quiet">{counted(rows.length, 'source')}</span>
        <span className="toolbar-end ledger-actions">
          {present.length > 0 && present.length < rows.length && (
            <Button onClick={() => onProduce(present)}>Produce {counted(present.length, 'source')}</Button>
          )}
          <Button look="primary" disabled={rows.length === 0} onClick={() => onProduce(rows.map((row) => row.id))}>
            Produce all
          </Button>
        </span>
      </div>
      <p className="ledger-note">
        Exhibits, and sources that a fact cites, that were neither produced nor received. Evidence not produced at an
        earlier step may not be considered. What is privileged is left out here, and a compelled statement unless it is
        an exhibit.
      </p>
      <Table
        tall
        label="Not yet produced"
        columns={columns}
        rows={rows}
        selected={present}
        onSelect={setChosen}
        onOpen={(row) => open({ screen: 'sources', id: row.id })}
        menu={(picked) => {
          const ids = picked.map((row) => row.id);
          return [
            { words: `Produce ${counted(ids.length, 'source')}`, act: () => onProduce(ids) },
            ...drafts.map((draft) => ({
              words: `Add to ${productionName(draft)}`,
              act: () => onAdd(draft.id, ids),
            })),
            ...ids.slice(0, 1).map((id) => ({
              words: 'Open the source',
              keys: 'Enter',
              act: () => open({ screen: 'sources', id }),
            })),
          ];
        }}
        text={(row) => row.title}
        empty={<p className="table-note quiet">Every exhibit and every cited source was produced or received.</p>}
      />
    </div>
  );
}

const columns: Column<RedRow>[] = [
  {
    key: 'label',
    title: 'Exhibit',
    width: '6rem',
    sort: (a, b) => compareWords(a.label ?? '\uffff', b.label ?? '\uffff'),
    cell: (row) => row.label ?? <span className="quiet">–</span>,
  },
  {
    key: 'title',
    title: 'Source',
    width: 'minmax(10rem, 1.4fr)',
    sort: (a, b) => compareWords(a.title, b.title),
    cell: (row) => row.title,
  },
  {
    key: 'facts',
    title: 'Cited by',
    width: '6rem',
    sort: (a, b) => a.facts - b.facts,
    cell: (row) => (row.facts === 0 ? '' : counted(row.facts, 'fact')),
  },
  {
    key: 'state',
    title: 'Where it stands',
    width: 'minmax(9rem, 1fr)',
    cell: (row) => (
      <>
        <WarnMark>{row.state === null ? 'never produced' : stateWordsOf(row.state)}</WarnMark>
        {row.bars.length > 0 && <p className="quiet small">{barWords(row.bars)}</p>}
      </>
    ),
  },
];
