import { mkdirSync, rmSync } from 'node:fs';
import { BrowserWindow, MessageChannelMain, session } from 'electron';
import type { Session } from 'electron';
import type { SheetSize } from '../../shared/domain/prints.ts';
import { AppError } from '../../shared/errors.ts';
import { appOrigin } from './app-protocol.ts';
import type { Log } from './log.ts';
import { pageOptions } from './page-options.ts';

/** How a print ended. */
export type PrintOutcome = 'printed' | 'cancelled' | 'no-printer' | 'failed';

/** The hidden pages on which windows draw the sheets that they print. */
export type Printing = {
  /** Opens one for a window, in place of the one before, and gives the window its port. */
  readonly open: (window: BrowserWindow) => Promise<void>;
  /** Prints what was drawn, by the dialog of the system; the page is gone then. Throws `conflict` where none is open. */
  readonly print: (window: BrowserWindow, sheet: SheetSize) => Promise<PrintOutcome>;
  /** Takes the page of a window away, with all that was drawn on it. */
  readonly close: (window: BrowserWindow) => void;
};

type Parts = {
  readonly preload: string;
  readonly serve: (request: { url: string; method: string }) => Promise<Response>;
  /** A private folder for what the system's print library writes between us and the printer; emptied at once and at each start. */
  readonly spool: string;
  readonly log: Log;
};

/** A printer that has not taken a job by then has lost it. */
const sweepAfterMs = 120_000;

const paperNames = { 'us-letter': 'Letter', a4: 'A4' } as const;

/** Gives what prints. The session of the pages is in memory alone, so that nothing that is drawn reaches the disk by Chromium's cache. */
export function createPrinting({ preload, serve, spool, log }: Parts): Printing {
  const pages = new Map<BrowserWindow, BrowserWindow>();
  clearFolder(spool);
  // The print service of this computer by its own socket: without one, the system's library would look for a server on the network.
  if (process.platform === 'linux') process.env['CUPS_SERVER'] = '/run/cups/cups.sock';
  let own: Session | undefined;
  const sessionOf = (): Session => {
    if (own === undefined) {
      own = session.fromPartition('printing');
      own.protocol.handle('app', serve);
    }
    return own;
  };
  const close = (window: BrowserWindow): void => {
    const page = pages.get(window);
    pages.delete(window);
    if (page?.isDestroyed() === false) page.destroy();
  };
  return {
    open: async (window) => {
      close(window);
      const webPreferences = { ...pageOptions(preload, false), session: sessionOf(), backgroundThrottling: false };
      const page = new BrowserWindow({ show: false, parent: window, title: 'Loudermill', webPreferences });
      pages.set(window, page);
      // Subtle: the name of the job shows in the queue of a printer that others use, so it tells nothing of the case.
      page.on('page-title-updated', (event) => event.preventDefault());
      page.webContents.on('render-process-gone', (_event, { reason }) => {
        log('print-page-gone', { reason });
        close(window);
      });
      await page.loadURL(`${appOrigin}/print.html`);
      if (page.isDestroyed() || window.isDestroyed()) throw new AppError('cancelled', 'the print was called off');
      const { port1, port2 } = new MessageChannelMain();
      page.webContents.postMessage('loudermill:port', null, [port1]);
      window.webContents.postMessage('loudermill:print-port', null, [port2]);
    },
    print: async (window, sheet) => {
      const page = pages.get(window);
      if (page === undefined || page.isDestroyed()) throw new AppError('conflict', 'nothing is ready to be printed');
      const giveBack = useSpool(spool);
      try {
        const outcome = await printed(page, sheet);
        if (outcome === 'failed') log('not-printed', {});
        return outcome;
      } finally {
        giveBack();
        close(window);
      }
    },
    close,
  };
}

async function printed(page: BrowserWindow, sheet: SheetSize): Promise<PrintOutcome> {
  const options = {
    silent: false,
    printBackground: true,
    margins: { marginType: 'none' },
    pageSize: paperNames[sheet],
  } as const;
  return await new Promise<PrintOutcome>((resolve) => {
    page.once('closed', () => resolve('cancelled'));
    page.webContents.print(options, (ok, reason) => resolve(ok ? 'printed' : outcomeOf(reason)));
  });
}

/** Chromium tells by words alone why nothing was printed. */
function outcomeOf(reason: string): PrintOutcome {
  if (/cancel/iu.test(reason)) return 'cancelled';
  return /no valid printers|enumerate printers|printer not found|network connection/iu.test(reason)
    ? 'no-printer'
    : 'failed';
}

/**
 * Lets Chromium write the file that it hands to the system's print library into a folder of ours. Subtle: it takes the temp folder
 * of the process, on Linux alone, and removes the file itself; were it cut off, the file would stay for all to find.
 */
function useSpool(spool: string): () => void {
  if (process.platform !== 'linux') return () => {};
  mkdirSync(spool, { recursive: true, mode: 0o700 });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = spool;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    // Subtle: the print library may still be reading; Chromium removes its file by itself then, and this what it forgot.
    setTimeout(() => clearFolder(spool), sweepAfterMs).unref();
  };
}

function clearFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Gives a window as it prints, as PDF with margins of half an inch. */
export async function windowPages(window: BrowserWindow, sheet: SheetSize): Promise<Uint8Array> {
  const margin = 0.5;
  const margins = { top: margin, bottom: margin, left: margin, right: margin };
  return await window.webContents.printToPDF({ pageSize: paperNames[sheet], printBackground: true, margins });
}
