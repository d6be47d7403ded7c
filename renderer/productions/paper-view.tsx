import { useEffect, useState, type ReactNode } from 'react';
import type { Production } from '../../shared/domain/productions.ts';
import type { AppError } from '../../shared/errors.ts';
import { call, failureOf, onCaseEvent, useCall } from '../api.ts';
import { shellCall } from '../shell.ts';
import { askToPrint } from '../prints/print-choices.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { showToast } from '../ui/toast.tsx';
import { useRun } from '../ui/use-run.ts';
import { PdfViewer } from '../viewer/pdf-viewer.tsx';
import { folderName } from './production-words.ts';

import { productionChoices } from './print-choices.ts';

export type Paper = 'cover-letter' | 'index';
type Props = { readonly production: Production; readonly paper: Paper };

const pause = 600;
const what: Readonly<Record<Paper, string>> = { 'cover-letter': 'cover letter', index: 'production index' };

/** The cover letter or the index as it prints, set again after each change; it can be saved as a PDF by itself. */
export function PaperView({ production, paper }: Props): ReactNode {
  const info = useCall('case.info', {});
  const [made, setMade] = useState<Uint8Array | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const saving = useRun();
  const { id } = production;
  useEffect(() => {
    let job: string | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = () => {
      if (timer !== null) clearTimeout(timer);
      if (job !== null) call('jobs.cancel', { job }).catch(() => undefined);
      job = null;
    };
    const start = () => {
      stop();
      const own = crypto.randomUUID();
      job = own;
      call('productions.preview', { job: own, production: id, paper, numbers: true }).then(
        ({ pdf }) => {
          if (job !== own) return;
          job = null;
          setMade(pdf);
          setFailure(null);
        },
        (cause: unknown) => {
          if (job !== own) return;
          job = null;
          const error = failureOf(cause);
          if (error.code !== 'cancelled') setFailure(error);
        },
      );
    };
    start();
    const end = onCaseEvent((event) => {
      if (event.type !== 'changed') return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(start, pause);
    });
    return () => {
      end();
      stop();
    };
  }, [id, paper]);

  const savePdf = () =>
    void saving.run(async () => {
      const suggestedName = `${folderName(info.data?.title ?? '', what[paper], production.date)}.pdf`;
      const picked = await shellCall('shell.pick-save', { suggestedName, kind: 'pdf' });
      if (picked === null) return;
      const job = crypto.randomUUID();
      await call('productions.save-paper', { job, token: picked.token, production: id, paper, numbers: true });
      showToast(`Saved ${picked.name}`);
    });
  const failed = failure ?? saving.failure;
  return (
    <div className="paper-view">
      {failed !== null && <ErrorNote failure={failed} />}
      {made === null ? (
        failure === null && <p className="table-note quiet">Setting the page</p>
      ) : (
        <PdfViewer
          bytes={made}
          label={paper === 'index' ? 'Index of the production' : 'Cover letter'}
          tools={
            <>
              <Button look="quiet" onClick={() => askToPrint(productionChoices(id, paper))}>
                Print
              </Button>
              <Button look="quiet" disabled={saving.busy} onClick={savePdf}>
                Save as PDF
              </Button>
            </>
          }
        />
      )}
    </div>
  );
}
