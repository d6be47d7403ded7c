import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';
import type { FactView } from '../../shared/contract/views.ts';
import { call, useCall } from '../api.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { usePersonNames } from '../people/person-select.tsx';
import { usePrintedList } from '../prints/list-choices.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import type { MenuItem } from '../ui/menu.tsx';
import { Panes } from '../ui/panes.tsx';
import { useRun } from '../ui/use-run.ts';
import { useStored } from '../ui/use-stored.ts';
import { counted } from '../words.ts';
import { FactFilters } from './fact-filters.tsx';
import { FactInspector } from './fact-inspector.tsx';
import { everyFact, filterFacts, sortFacts, type FactFilter } from './fact-order.ts';
import { FactTable } from './fact-table.tsx';
import { NewFactRow } from './new-fact-row.tsx';
import { Timeline } from './timeline.tsx';

/** The chronology: facts by day, with their timeline above and the selected fact beside. */
export function ChronologyScreen(): ReactNode {
  usePrintedList('chronology');
  const facts = useCall('facts.list', {});
  const place = useSelection();
  const { open, select } = useNavigate();
  const nameOf = usePersonNames();
  const { run, failure } = useRun();
  const newFact = useRef<HTMLInputElement>(null);
  const [filter, setFilter] = useState<FactFilter>(() => filterOf(place.filter));
  const [drawn, setDrawn] = useStored('chronology.timeline', true, (value) => typeof value === 'boolean');
  const [linked, setLinked] = useState(place.filter);
  if (linked !== place.filter) {
    setLinked(place.filter);
    setFilter(filterOf(place.filter));
  }

  const sorted = useMemo(() => sortFacts(facts.data ?? []), [facts.data]);
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => filterFacts(sorted, wanted, nameOf), [sorted, wanted, nameOf]);
  const onLine = useMemo(
    () => filterFacts(sorted, { ...wanted, from: null, to: null }, nameOf),
    [sorted, wanted, nameOf],
  );
  const range = useMemo(
    () => (filter.from === null || filter.to === null ? null : { from: filter.from, to: filter.to }),
    [filter.from, filter.to],
  );
  const chosen = useMemo(() => new Set(place.ids), [place.ids]);
  const fact = place.ids.length > 1 ? undefined : sorted.find((each) => each.id === place.id);

  const remove = (rows: readonly { id: string }[]) => {
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return;
    void run(() => call('facts.remove', { ids }), `Removed ${counted(ids.length, 'fact')}`).then(() => {
      select({ id: null });
    });
  };
  const menu = (rows: readonly FactView[]): MenuItem[] => {
    const pin = rows.length === 1 ? rows[0]?.pins[0] : undefined;
    return [
      ...(pin === undefined
        ? []
        : [
            {
              words: `Open ${pin.pin}`,
              act: () => open({ screen: 'sources', id: pin.source, page: pin.page, excerpt: pin.excerpt }),
            },
          ]),
      { words: `Remove ${counted(rows.length, 'fact')}`, keys: 'Delete', act: () => remove(rows) },
    ];
  };

  if (facts.error !== null) return <ErrorNote failure={facts.error} onRetry={() => void facts.refetch()} />;
  const main = (
    <div className="screen-column">
      <h1 className="hidden-text">Chronology</h1>
      <FactFilters filter={filter} onFilter={setFilter} shown={shown.length} all={sorted.length}>
        <Button look="quiet" aria-pressed={drawn} onClick={() => setDrawn(!drawn)}>
          Timeline
        </Button>
      </FactFilters>
      {drawn && sorted.length > 0 && (
        <Timeline
          facts={onLine}
          range={range}
          selected={chosen}
          onRange={(range) => setFilter({ ...filter, from: range?.from ?? null, to: range?.to ?? null })}
          onSelect={(id) => select({ id })}
        />
      )}
      <NewFactRow first={newFact} onAdded={(id) => select({ id })} />
      {failure !== null && <ErrorNote failure={failure} />}
      <FactTable
        rows={shown}
        selected={place.ids}
        menu={menu}
        onSelect={(ids, lead) => select({ id: lead, ids })}
        onRemove={remove}
        onOpen={(row) => menu([row])[0]?.act()}
        empty={
          facts.isPending ? (
            <p className="table-note quiet">Reading the facts</p>
          ) : sorted.length === 0 ? (
            <EmptyState
              action={<Button onClick={() => newFact.current?.focus()}>Add a fact</Button>}
              link={
                <Button look="link" onClick={() => open({ screen: 'sources' })}>
                  Or select words in a source and choose Fact
                </Button>
              }
            >
              Facts belong here: one dated sentence each, with the page that proves it.
            </EmptyState>
          ) : (
            <EmptyState action={<Button onClick={() => setFilter(everyFact)}>Show all facts</Button>}>
              No fact meets this filter.
            </EmptyState>
          )
        }
      />
    </div>
  );
  const several = place.ids.length > 1;
  return (
    <Panes
      name="facts"
      main={main}
      mainTitle="Chronology"
      inspectorTitle="Fact"
      widths={{ list: 0, inspector: 360 }}
      inspector={
        <div className="inspector-scroll">
          {fact !== undefined ? (
            <FactInspector key={fact.id} fact={fact} />
          ) : (
            <div className="inspector-body">
              <p className="quiet">
                {several ? `${counted(place.ids.length, 'fact')} selected.` : 'Select a fact to see what it rests on.'}
              </p>
              {several && (
                <Button onClick={() => remove(place.ids.map((id) => ({ id })))}>
                  Remove {counted(place.ids.length, 'fact')}
                </Button>
              )}
            </div>
          )}
        </div>
      }
    />
  );
}

/** The gaps that the overview counts and links here. */
function filterOf(gap: string | null): FactFilter {
  return {
    ...everyFact,
    gap: gap === 'unsupported-facts' ? 'unsupported' : gap === 'contradictions' ? 'contradicted' : null,
  };
}
