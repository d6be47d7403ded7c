import type { ReactNode } from 'react';
import type { ImportOutcome } from '../../shared/contract/views.ts';
import { open } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { importSentence, outcomeReason } from './import-words.ts';
import { closeImportSummary, useImportEnd } from './import-evidence.ts';

const shown = 500;

/** What became of each file of the last import, until it is put away. */
export function ImportSummary(): ReactNode {
  const end = useImportEnd();
  if (end === null) return null;
  const others = end.kind === 'done' ? end.outcomes.filter((each) => each.outcome !== 'added') : [];
  return (
    <section className="import-summary" aria-label="Import">
      <div className="import-head">
        <p role="status">{end.kind === 'done' ? importSentence(end.outcomes, end.cancelled) : 'The import stopped.'}</p>
        <Button look="quiet" onClick={closeImportSummary}>
          Close
        </Button>
      </div>
      {end.kind === 'failed' ? <ErrorNote failure={end.failure} /> : null}
      {others.length === 0 ? null : (
        <ul className="import-list">
          {others.slice(0, shown).map((each) => (
            <OutcomeLine key={each.path} outcome={each} />
          ))}
          {others.length > shown ? <li>and {others.length - shown} more, each listed in the custody log</li> : null}
        </ul>
      )}
    </section>
  );
}

function OutcomeLine({ outcome }: { readonly outcome: ImportOutcome }): ReactNode {
  const { source, path } = outcome;
  const name = path.split(/[\\/]/).at(-1) ?? path;
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
