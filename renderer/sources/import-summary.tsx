import type { ReactNode } from 'react';
import type { ImportOutcome, ImportRun } from '../../shared/domain/imports.ts';
import { failureOf, useCall } from '../api.ts';
import { open } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { InstantText } from '../ui/date-text.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { showToast } from '../ui/toast.tsx';
import { counted, failureLine } from '../words.ts';
import {
  closeImportSummary,
  type ImportEnd,
  mostListed,
  resumeImport,
  saveImportSummary,
  showImport,
} from './import-evidence.ts';
import { importSentence, importTitle, outcomeReason } from './import-words.ts';

/** What became of each file of an import, or the imports of the case, until it is put away. */
export function ImportSummary(props: { readonly end: ImportEnd; readonly isReadOnly: boolean }): ReactNode {
  const { end } = props;
  return (
    <section className="import-summary" aria-label="Import">
      <div className="import-head">
        <p role="status">{headOf(end)}</p>
        <span className="import-acts">
          {end.kind === 'done' ? (
            <>
              {canGoOn(end.run) && !props.isReadOnly ? (
                <Button look="quiet" onClick={() => void resumeImport(end.run.id)}>
                  Go on with it
                </Button>
              ) : null}
              <Button look="quiet" onClick={() => save(end.run)}>
                Save summary
              </Button>
            </>
          ) : null}
          <Button look="quiet" onClick={closeImportSummary}>
            Close
          </Button>
        </span>
      </div>
      {end.kind === 'failed' ? <ErrorNote failure={end.failure} /> : null}
      {end.kind === 'done' ? <Covered run={end.run} /> : null}
      {end.kind === 'done' ? <Others run={end.run} others={end.others} /> : null}
      {end.kind === 'list' ? <Runs runs={end.runs} /> : null}
    </section>
  );
}

function headOf(end: ImportEnd): string {
  if (end.kind === 'failed') return 'The import stopped.';
  if (end.kind === 'done') return importSentence(end.run.counts, end.run.state === 'cancelled');
  return end.runs.length === 0 ? 'Nothing was imported into this case yet.' : 'Imports of this case, the newest first';
}

function canGoOn({ state }: ImportRun): boolean {
  return state === 'cancelled' || state === 'dismissed';
}

function save(run: ImportRun): void {
  saveImportSummary(run).then(
    (saved) => saved && showToast('Saved the summary of the import'),
    (cause: unknown) => showToast(failureLine(failureOf(cause))),
  );
}

function Runs({ runs }: { readonly runs: readonly ImportRun[] }): ReactNode {
  return (
    <ul className="import-list">
      {runs.map((run) => (
        <li key={run.id}>
          <Button look="link" title={run.paths.join('\n')} onClick={() => void showImport(run)}>
            {importTitle(run.paths)}
          </Button>
          <span className="quiet figures">
            <InstantText at={run.startedAt} />. {importSentence(run.counts, run.state === 'cancelled')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The files of the import that look redacted and are not. */
function Covered({ run }: { readonly run: ImportRun }): ReactNode {
  const { data = [] } = useCall('redactions.coveredSources', { run: run.id });
  if (data.length === 0) return null;
  return (
    <>
      <p>
        <WarnMark>
          {counted(data.length, 'file looks', 'files look')} redacted, but the text under the boxes can be copied:
        </WarnMark>
      </p>
      <ul className="import-list">
        {data.slice(0, mostListed).map(({ source, title, pages }) => (
          <li key={source}>
            <Button look="link" onClick={() => open({ screen: 'sources', id: source, page: pages[0] ?? null })}>
              {title}
            </Button>
            <span className="quiet">
              {pages.length === 1 ? 'page' : 'pages'} {pages.slice(0, 12).join(', ')}
              {pages.length > 12 ? ' and others' : ''}
            </span>
          </li>
        ))}
      </ul>
    </>
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
