import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ImportRun } from '../../shared/domain/imports.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { resumeImport } from './import-evidence.ts';
import { importTitle } from './import-words.ts';

/** Imports that were cut off, each with an offer to go on. Looked up whenever this is shown. */
export function ImportOffers(): ReactNode {
  const [cut, setCut] = useState<readonly ImportRun[]>([]);
  useEffect(() => {
    let isShown = true;
    call('imports.list', {}).then(
      (runs) => isShown && setCut(runs.filter(canGoOn)),
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, []);
  const dismiss = (id: string) => {
    setCut(cut.filter((run) => run.id !== id));
    void call('imports.dismiss', { id });
  };
  return cut.map((run) => (
    <section className="import-offer" key={run.id} aria-label="Import that stopped">
      <p>
        The import of “{importTitle(run.paths)}” stopped {placeOf(run)}. What was finished is in the case.
      </p>
      <span className="import-acts">
        <Button look="primary" onClick={() => void resumeImport(run.id)}>
          Resume import
        </Button>
        <Button look="quiet" onClick={() => dismiss(run.id)}>
          Dismiss
        </Button>
      </span>
    </section>
  ));
}

function canGoOn({ state, live }: ImportRun & { live: boolean }): boolean {
  return !live && (state === 'running' || state === 'failed');
}

function placeOf({ finished, total }: ImportRun): string {
  const done = finished.toLocaleString('en-US');
  return total === null ? `after ${done} files` : `at file ${done} of ${total.toLocaleString('en-US')}`;
}
