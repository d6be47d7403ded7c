import { useEffect, useState } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { SheetSize } from '../../shared/domain/prints.ts';
import type { AppError } from '../../shared/errors.ts';
import { call, failureOf, onCaseEvent } from '../api.ts';
import { shellCall } from '../shell.ts';
import { localDay } from '../today.ts';
import { openPdf, type OpenPdf } from '../viewer/pdf-document.ts';
import type { PrintChoice } from './print-choices.ts';

/** Pages that were made, open to be drawn. */
export type OpenPrint = {
  readonly print: CallOutput<'prints.make'>;
  readonly bytes: Uint8Array;
  readonly pdf: OpenPdf;
};

type State = { readonly made: OpenPrint | null; readonly failure: AppError | null; readonly job: string | null };

const pause = 600;

/**
 * Makes the pages of what is to be printed, and makes them again after each change of the case: what is printed is what stands.
 * `job` names the work under way.
 */
export function useMadePrint(choice: PrintChoice, redacted: boolean, sheet: SheetSize): State {
  const [state, setState] = useState<State>({ made: null, failure: null, job: null });
  // The window alone is laid out for the sheet; the pages of a paper are as large as they are.
  const laidFor = choice.what.kind === 'window' || choice.what.kind === 'custody-log' ? sheet : null;
  useEffect(() => {
    let ended = false;
    let job: string | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let opened: OpenPdf | null = null;
    const stop = () => {
      if (job !== null) call('jobs.cancel', { job }).catch(() => undefined);
      job = null;
    };
    const make = async (own: string) => {
      const what = choice.what.kind === 'source' ? { ...choice.what, redacted } : choice.what;
      const print = await call('prints.make', { job: own, what, date: localDay(new Date()) });
      const bytes = print.pdf ?? (await windowPages(choice, laidFor ?? 'us-letter'));
      const pdf = await openPdf(bytes);
      if (ended || job !== own) return pdf.close();
      opened?.close();
      opened = pdf;
      job = null;
      setState({ made: { print, bytes, pdf }, failure: null, job: null });
    };
    const start = () => {
      stop();
      const own = crypto.randomUUID();
      job = own;
      setState({ made: null, failure: null, job: own });
      make(own).catch((cause: unknown) => {
        if (ended || job !== own) return;
        job = null;
        const failure = failureOf(cause);
        if (failure.code !== 'cancelled') setState({ made: null, failure, job: null });
      });
    };
    timer = setTimeout(start, 0);
    const end = onCaseEvent((event) => {
      // Acts, such as the entry of a print, change no row.
      if (event.type !== 'changed' || event.tables.length === 0) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(start, pause);
    });
    return () => {
      ended = true;
      if (timer !== null) clearTimeout(timer);
      end();
      stop();
      opened?.close();
    };
  }, [choice, redacted, laidFor]);
  return state;
}

async function windowPages({ prepare }: PrintChoice, sheet: SheetSize): Promise<Uint8Array> {
  const putAway = await prepare?.();
  try {
    return (await shellCall('shell.window-pages', { sheet })).pdf;
  } finally {
    putAway?.();
  }
}
