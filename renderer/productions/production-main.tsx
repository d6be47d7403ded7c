import { useState, type ReactNode } from 'react';
import type { ProductionRow, RedRow } from '../../shared/contract/production-views.ts';
import { call, useCall } from '../api.ts';
import { usePrintChoices } from '../prints/print-choices.ts';
import { Button } from '../ui/button.tsx';
import { InstantText } from '../ui/date-text.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted } from '../words.ts';
import { AddSources } from './add-sources.tsx';
import { PaperView } from './paper-view.tsx';
import { ProduceDialog } from './produce-dialog.tsx';
import { productionChoices } from './print-choices.ts';
import { ProductionSources } from './production-sources.tsx';
import { productionName, standWords } from './production-words.ts';

const views = { sources: 'Sources', 'cover-letter': 'Cover letter', index: 'Index' } as const;
type View = keyof typeof views;

/** One production: its sources in order, its letter and index as they print, and the act of handing it over. */
export function ProductionMain({ id, red }: { readonly id: string; readonly red: readonly RedRow[] }): ReactNode {
  const view = useCall('productions.get', { id }, { keep: true });
  const [shown, setShown] = useState<View>('sources');
  const [producing, setProducing] = useState(false);
  const { run, failure } = useRun();
  const [sent, setSent] = useState<{ of: unknown; ids: readonly string[] } | null>(null);
  const isPrintable = view.data?.production.direction === 'given' && view.data.sources.length > 0;
  usePrintChoices(() => (isPrintable ? productionChoices(id, shown === 'index' ? 'index' : 'cover-letter') : []));
  if (view.error !== null) return <ErrorNote failure={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined || view.data.production.id !== id) return null;
  const { production, sources } = view.data;
  const isGiven = production.direction === 'given';
  const isOpen = production.servedAt === null;
  // Subtle: keys come faster than answers, so each change starts from the list that was sent last.
  const kept = sources.map((row) => row.source);
  const ids = sent !== null && sent.of === view.data ? sent.ids : kept;
  const bySource = new Map(sources.map((row) => [row.source, row]));
  const rows = ids.flatMap((source): ProductionRow[] => {
    const row = bySource.get(source);
    return row === undefined ? [] : [row];
  });

  const set = (next: readonly string[], done?: string) => {
    setSent({ of: view.data, ids: next });
    void run(() => call('productions.set-sources', { id, sources: [...next] }), done).then((saved) => {
      if (!saved) setSent(null);
    });
  };
  return (
    <div className="screen-column">
      <div className="toolbar">
        <h1>{productionName(production)}</h1>
        <span className={isGiven && isOpen ? 'warn-mark' : 'quiet'}>{standWords(production)}</span>
        {isGiven && (
          <span className="toolbar-end ledger-actions">
            <span className="view-switch" role="group" aria-label="What is shown of the production">
              {(Object.entries(views) as [View, string][]).map(([name, words]) => (
                <Button key={name} look="quiet" aria-pressed={shown === name} onClick={() => setShown(name)}>
                  {words}
                </Button>
              ))}
            </span>
            <Button look="primary" disabled={sources.length === 0} onClick={() => setProducing(true)}>
              {isOpen ? 'Produce' : 'Export again'}
            </Button>
          </span>
        )}
      </div>
      {!isOpen && production.servedAt !== null && (
        <p className="ledger-note">
          Handed over, entered <InstantText at={production.servedAt} />. The list and its numbers stay as they are; a
          correction is a new production.
        </p>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
      {shown !== 'sources' && isGiven ? (
        <PaperView key={shown} production={production} paper={shown} />
      ) : (
        <>
          <ProductionSources
            rows={rows}
            direction={production.direction}
            isOpen={isOpen}
            onSet={(next) => set(next)}
            onDrop={(gone) =>
              set(
                ids.filter((source) => !gone.includes(source)),
                `Took ${counted(gone.length, 'source')} off the list`,
              )
            }
            onAdd={(added) => set([...new Set([...ids, ...added])])}
          />
          {isOpen && (
            <AddSources
              listed={ids}
              red={isGiven ? red : []}
              onAdd={(added) => set([...new Set([...ids, ...added])])}
            />
          )}
        </>
      )}
      {producing && <ProduceDialog production={production} sources={sources} onClose={() => setProducing(false)} />}
    </div>
  );
}
