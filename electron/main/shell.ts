import { randomUUID } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { app, BrowserWindow, ipcMain, nativeTheme, powerMonitor, protocol } from 'electron';
import type { IpcMainInvokeEvent, MessagePortMain } from 'electron';
import { z } from 'zod';
import { failed } from '../../shared/contract/envelope.ts';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { Clock } from '../../shared/runtime.ts';
import { appOrigin, serveApp } from './app-protocol.ts';
import { caseAt } from './case-folder.ts';
import { createCaseWindows } from './case-windows.ts';
import { sayNotOpened } from './dialogs.ts';
import { serveEvidence } from './evidence-protocol.ts';
import { forkHost } from './fork-host.ts';
import { createLeaving } from './leave-page.ts';
import { createLog, framesOf } from './log.ts';
import { showMenu } from './show-menu.ts';
import { createPreferences } from './preferences.ts';
import { createPrinting } from './printing.ts';
import { createRecents } from './recents.ts';
import { answerShellCall, isOurPage } from './shell-calls.ts';
import { grantEvidence, shellHandlers } from './shell-handlers.ts';
import type { ShellWindow } from './shell-handlers.ts';
import { openWindow, pageOf } from './window.ts';

const droppedSchema = z.array(z.string().min(1).max(4096)).max(10_000);
const idleBeforeLock = 15 * 60;
const dist = resolve(import.meta.dirname, '..');

export type Shell = {
  /** Opens the cases at these paths; with none, brings a window to the front or opens one. */
  readonly show: (paths: readonly string[]) => void;
};

/** Puts up the first window and everything that it may ask for. The app must be ready. */
export function startShell(paths: readonly string[], development: boolean): Shell {
  const clock: Clock = { now: () => new Date().toISOString(), today: () => new Date().toLocaleDateString('sv') };
  const userData = app.getPath('userData');
  const log = createLog(userData, clock);
  const preferences = createPreferences(userData);
  const recents = createRecents(userData, clock);
  const templates = join(userData, 'templates');
  const windows = new Map<number, ShellWindow>();
  const preload = join(dist, 'preload/preload.cjs');
  const serveFiles = serveApp(join(dist, 'renderer'));
  const printing = createPrinting({ preload, serve: serveFiles, spool: join(userData, 'printing'), log });
  const inFront = () =>
    windows.get(BrowserWindow.getFocusedWindow()?.webContents.id ?? -1) ?? [...windows.values()].at(-1);

  const setMenu = () =>
    showMenu({
      development,
      preferences,
      recents,
      inFront: () => (inFront() ?? openShellWindow()).window,
      openRecent: (folder) => show([folder]),
    });
  const cases = createCaseWindows<MessagePortMain>({
    ids: { next: () => randomUUID() },
    recents,
    startHost: (onGone) => forkHost({ dist, templates, development, log, onGone }),
    onRecents: setMenu,
  });

  const openShellWindow = (): ShellWindow => {
    const window = openWindow(preload, development, preferences);
    const { id } = window.webContents;
    const shellWindow = { window, held: cases.add(pageOf(window)), leaving: createLeaving() };
    windows.set(id, shellWindow);
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (!isMainFrame || isSameDocument) return;
      printing.close(window);
      cases.loadAnew(shellWindow.held);
    });
    // Subtle: what the page before still asked after the start must not count as asked by the new one.
    window.webContents.on('did-navigate', () => cases.loadAnew(shellWindow.held));
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      log('page-gone', { reason, exitCode });
    });
    let closing = false;
    window.on('close', (event) => {
      event.preventDefault();
      if (closing) return;
      closing = true;
      const { held, leaving } = shellWindow;
      const isGone = held.opened === null || window.webContents.isCrashed();
      const left = isGone ? Promise.resolve() : leaving.ask(() => held.page.send({ type: 'closing' }));
      void left.then(() => cases.remove(held)).finally(() => window.destroy());
    });
    window.on('closed', () => {
      printing.close(window);
      windows.delete(id);
    });
    return shellWindow;
  };

  const openPath = async (path: string): Promise<void> => {
    let window: ShellWindow | undefined;
    try {
      const already = cases.holding(caseAt(path).folder);
      if (already !== null) return already.page.focus();
      window = [...windows.values()].find(({ held }) => held.folder === null) ?? openShellWindow();
      const { held } = window;
      await cases.behind(held, () => cases.open(held, path));
    } catch (cause) {
      const { code, message } = toAppError(cause);
      log('not-opened', { code });
      if (code === 'not-found') recents.remove(path);
      setMenu();
      await sayNotOpened((window ?? inFront() ?? openShellWindow()).window, basename(path), message);
    }
  };

  const show = (asked: readonly string[]): void => {
    if (asked.length === 0) (inFront()?.held ?? openShellWindow().held).page.focus();
    for (const path of asked) void openPath(path);
  };

  nativeTheme.themeSource = preferences.get().theme;
  protocol.handle('app', serveFiles);
  protocol.handle(
    'evidence',
    serveEvidence((token) => cases.hostOf(token)?.evidence ?? null),
  );
  const asking = (event: IpcMainInvokeEvent): ShellWindow => {
    const window = windows.get(event.sender.id);
    if (window !== undefined && isOurPage(event.senderFrame, appOrigin)) return window;
    throw new AppError('no-permission', 'only our own page may ask');
  };
  const handlers = shellHandlers({ cases, recents, templates, printing, openWindow: openShellWindow });
  ipcMain.handle('loudermill:call', async (event, name: unknown, input: unknown) => {
    try {
      return await answerShellCall(handlers, asking(event), name, input);
    } catch (cause) {
      return failed(cause);
    }
  });
  ipcMain.handle('loudermill:dropped', (event, dropped: unknown) =>
    grantEvidence(asking(event), droppedSchema.parse(dropped)),
  );

  // Subtle: the window first; what follows waits until its page is being loaded.
  openShellWindow();
  setMenu();
  for (const path of paths) void openPath(path);
  lockWhenAway(() => {
    for (const { window, held } of windows.values()) if (held.opened?.encrypted === true) printing.close(window);
    void cases.lockAll();
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => log('process-gone', { type, reason, exitCode }));
  process.on('uncaughtExceptionMonitor', (cause) => log('bug', { name: cause.name, stack: framesOf(cause) }));
  return { show };
}

function lockWhenAway(lock: () => void): void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  setInterval(() => {
    if (powerMonitor.getSystemIdleTime() >= idleBeforeLock) lock();
  }, 30_000).unref();
}
