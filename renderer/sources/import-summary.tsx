import type { ReactNode } from 'react';
import type { ImportOutcome, ImportRun } from '../../shared/domain/imports.ts';
import { open } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { counted } from '../words.ts';
import { closeImportSummary, mostListed, useImportEnd } from './import-evidence.ts';
import { importSentence, outcomeReason } from './import-words.ts';

/** What became of each file of the last import, until it is put away. */
export function ImportSummary(): ReactNode {
  const end = useImportEnd();
  if (end === null) return null;
  return (
    <section className="import-summary" aria-label="Import">
      <div className="import-head">
        <p role="status">
          {end.kind === 'done' ? importSentence(end.run.counts, end.run.state === 'cancelled') : 'The import stopped.'}
        </p>
        <Button look="quiet" onClick={closeImportSummary}>
          Close
        </Button>
      </div>
      {end.kind === 'failed' ? <ErrorNote failure={end.failure} /> : <Others run={end.run} others={end.others} />}
    </section>
  );
}

function Others({ run, others }: { readonly run: ImportRun; readonly others: readonly ImportOutcome[] }): ReactNode {
  const { duplicate, unreadable, refused } = run.counts;
  const more = duplicate + unreadable + refused - others.length;
  if (others.length === 0) return null;
  return (
    <ul className="import-list">
      {others.map((each) => (
        <OutcomeLine key={`${each.path}\n${each.inside}`} outcome={each} />
      ))}
      {others.length >= mostListed && more > 0 ? (
        <li>and {counted(more, 'more file')}, each in the saved summary</li>
      ) : null}
    </ul>
  );
}

function OutcomeLine({ outcome }: { readonly outcome: ImportOutcome }): ReactNode {
  const { source, path, inside } = outcome;
  const names = [path.split(/[\\/]/).at(-1) ?? path, ...(inside === '' ? [] : inside.split('\n'))];
  const name = names.join(' › ');
  return (
    <li>
      {source === null ? (
        <span title={path}>{name}</span>
      ) : (
        <Button look="link" title={path} onClick={() => open({ screen: 'sources', id: source })}>
          {name}
        </Button>
      )}
      <span className="quiet">{outcomeReason(outcome)}</span>
    </li>
  );
}
