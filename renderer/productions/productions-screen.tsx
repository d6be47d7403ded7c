import { useState, type ReactNode } from 'react';
import { call, useCall } from '../api.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Panes } from '../ui/panes.tsx';
import { useRun } from '../ui/use-run.ts';
import { Button } from '../ui/button.tsx';
import { PrivilegeDialog } from './privilege-dialog.tsx';
import { ProductionInspector } from './production-inspector.tsx';
import { ProductionList } from './production-list.tsx';
import { ProductionMain } from './production-main.tsx';
import { productionName } from './production-words.ts';
import { RedList } from './red-list.tsx';
import '../ui/screen.css';
import './productions.css';

/** The production ledger: what went to the other side and what came from it, and what it was never given. */
export function ProductionsScreen(): ReactNode {
  const productions = useCall('productions.list', {}, { keep: true });
  const red = useCall('productions.red-list', {}, { keep: true });
  const place = useSelection();
  const { select } = useNavigate();
  const { run, failure } = useRun();
  const [logging, setLogging] = useState(false);
  const failed = productions.error ?? red.error;
  if (failed !== null) {
    return <ErrorNote failure={failed} onRetry={() => void Promise.all([productions.refetch(), red.refetch()])} />;
  }
  if (productions.data === undefined || red.data === undefined) return null;
  const list = productions.data;
  const chosen = list.find((each) => each.id === place.id) ?? null;

  const create = (direction: 'given' | 'received', sources: readonly string[] = []) =>
    run(async () => {
      const party = list.find((each) => each.direction === direction && each.party !== '')?.party ?? '';
      const made = await call('productions.create', { direction, party, sources: [...sources] });
      select({ id: made.id, filter: null });
    });
  const remove = (id: string) => {
    const gone = list.find((each) => each.id === id);
    if (gone === undefined) return;
    void run(
      async () => {
        await call('productions.remove', { id });
        select({ id: null });
      },
      `Removed ${productionName(gone)}`,
    );
  };
  const isEmpty = list.length === 0 && red.data.length === 0;
  return (
    <>
      <Panes
        name="productions"
        listTitle="Ledger"
        mainTitle={chosen === null ? 'Not yet produced' : 'Production'}
        inspectorTitle="Particulars"
        widths={{ list: 300, inspector: 330 }}
        list={
          <ProductionList
            productions={list}
            red={red.data.length}
            chosen={chosen?.id ?? null}
            onChoose={(id) => select({ id, filter: null })}
            onCreate={(direction) => void create(direction)}
            onRemove={remove}
            onLog={() => setLogging(true)}
          />
        }
        main={
          <>
            {failure !== null && <ErrorNote failure={failure} />}
            {chosen !== null ? (
              <ProductionMain key={chosen.id} id={chosen.id} red={red.data} />
            ) : isEmpty ? (
              <EmptyState
                action={
                  <span className="ledger-actions">
                    <Button look="primary" onClick={() => void create('given')}>
                      New production
                    </Button>
                    <Button onClick={() => void create('received')}>Enter what was received</Button>
                  </span>
                }
              >
                What went to the other side and what came from it belongs here, with the day, the means and the numbers.
                Evidence not produced at an earlier step may not be considered.
              </EmptyState>
            ) : (
              <RedList
                rows={red.data}
                productions={list}
                selected={place.ids}
                onProduce={(sources) => void create('given', sources)}
                onAdd={(id, sources) =>
                  void run(async () => {
                    await call('productions.add-sources', { id, sources: [...sources] });
                    select({ id, filter: null });
                  })
                }
              />
            )}
          </>
        }
        inspector={
          chosen === null ? null : <ProductionInspector key={chosen.id} production={chosen} onRemove={remove} />
        }
      />
      {logging && <PrivilegeDialog onClose={() => setLogging(false)} />}
    </>
  );
}
