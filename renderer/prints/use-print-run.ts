import { useEffect, useRef, useState } from 'react';
import type { Override } from '../../shared/domain/briefs.ts';
import { AppError } from '../../shared/errors.ts';
import { call } from '../api.ts';
import { shellCall } from '../shell.ts';
import { useRun } from '../ui/use-run.ts';
import { headFaces, type SheetLook } from './draw-sheet.ts';
import { drawForPrinter, type PrintOutcome } from './print-sheets.ts';
import type { OpenPrint } from './use-made-print.ts';

/** What a person asked for. */
export type PrintOrder = {
  readonly made: OpenPrint;
  readonly pages: readonly number[];
  readonly look: SheetLook;
  readonly overrides: readonly Override[];
  /** Whether the sheets bear the draft mark. */
  readonly draft: boolean;
};

export type PrintRun = {
  /** Draws, enters into the log, and prints; `done` is told when the printer has it. */
  readonly start: (order: PrintOrder, done: () => void) => void;
  readonly cancel: () => void;
  /** How many sheets are drawn; null while none are being drawn. */
  readonly drawn: number | null;
  /** The dialog of the system is open, or the printer is being handed the sheets. */
  readonly handing: boolean;
  readonly outcome: PrintOutcome | null;
  readonly failure: AppError | null;
  readonly busy: boolean;
};

/** Holds one print on its way to the printer. */
export function usePrintRun(): PrintRun {
  const { run, failure, busy } = useRun();
  const [drawn, setDrawn] = useState<number | null>(null);
  const [handing, setHanding] = useState(false);
  const [outcome, setOutcome] = useState<PrintOutcome | null>(null);
  const abort = useRef<AbortController | null>(null);
  const cancel = () => {
    abort.current?.abort();
    abort.current = null;
  };
  useEffect(() => () => abort.current?.abort(), []);

  const start = (order: PrintOrder, done: () => void) => {
    const { made, pages, look } = order;
    const controller = new AbortController();
    abort.current = controller;
    setOutcome(null);
    setDrawn(0);
    void run(async () => {
      try {
        await Promise.all(headFaces.map((face) => document.fonts.load(face)));
        await drawForPrinter({ pdf: made.bytes, pages, look }, controller.signal, setDrawn);
        setDrawn(null);
        setHanding(true);
        const ended = await handOver(order);
        setOutcome(ended);
        if (ended === 'printed') done();
      } finally {
        setDrawn(null);
        setHanding(false);
      }
    });
  };
  return { start, cancel, drawn, handing, outcome, failure, busy };
}

/** Subtle: the entry comes first, so that no sheet is ever printed off record; what was not printed is then called off. */
async function handOver({ made, pages, look, overrides, draft }: PrintOrder): Promise<PrintOutcome> {
  let step: number | null = null;
  let outcome: PrintOutcome = 'failed';
  try {
    const begun = await call('prints.begin', { print: made.print.print, pages: [...pages], overrides: [...overrides] });
    ({ step } = begun);
    if (begun.draft && !draft) throw new AppError('check-failed', 'the sheets lack the draft mark');
    ({ outcome } = await shellCall('shell.print-sheets', { sheet: look.sheet }));
    return outcome;
  } finally {
    if (outcome !== 'printed') {
      await shellCall('shell.print-close', {}).catch(() => undefined);
      if (step !== null) await call('prints.call-off', { step, reason: outcome });
    }
  }
}
