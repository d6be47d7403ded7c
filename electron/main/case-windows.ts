import { basename } from 'node:path';
import type { OpenedCase, ShellEvent } from '../../shared/contract/shell.ts';
import { AppError } from '../../shared/errors.ts';
import type { Ids } from '../../shared/runtime.ts';
import type { CaseHost } from './case-hosts.ts';
import { caseAt } from './case-folder.ts';
import type { Recents } from './recents.ts';
import { createTokens } from './tokens.ts';
import type { Tokens } from './tokens.ts';

/** As much of a window as a case needs; `P` is the port that ties its page to the host. */
export type CasePage<P> = {
  readonly send: (event: ShellEvent) => void;
  readonly setTitle: (title: string) => void;
  readonly focus: () => void;
  readonly reload: () => void;
  /** Hands one end of a new channel to the page and gives the other. */
  readonly openChannel: () => P;
};

/** What one window has open. */
export type CaseWindow<P> = {
  readonly page: CasePage<P>;
  readonly tokens: Tokens;
  /** Stands for this window in the addresses of its evidence. */
  readonly evidence: string;
  host: CaseHost<P> | null;
  folder: string | null;
  opened: OpenedCase | null;
  locked: { title: string } | null;
  /** Counts the loads of the page: what one load asked is not answered to another. */
  load: number;
  /** The page of this load has its port. */
  connected: boolean;
  /** The page of this load has asked what is open, so it listens for its port. */
  asked: boolean;
  /** A case that is being opened from outside of the page. */
  opening: Promise<void> | null;
};

export type CaseWindowsOptions<P> = {
  readonly ids: Ids;
  readonly recents: Recents;
  /** Starts a host process; `onGone` is told why when it ends by itself. */
  readonly startHost: (onGone: (reason: string) => void) => CaseHost<P>;
  readonly onRecents: () => void;
};

export type CaseWindows<P> = ReturnType<typeof createCaseWindows<P>>;

const appTitle = 'Loudermill';

/** Keeps which window has which case open: one host per case, one window per case. */
export function createCaseWindows<P>(options: CaseWindowsOptions<P>) {
  const { ids, recents } = options;
  const windows = new Set<CaseWindow<P>>();
  /** Cases whose host is still closing: until it has, another would find them in use. */
  const closing = new Map<string, Promise<void>>();

  const add = (page: CasePage<P>): CaseWindow<P> => {
    const tokens = createTokens(ids);
    const none = { host: null, folder: null, opened: null, locked: null, opening: null };
    const window: CaseWindow<P> = {
      page,
      tokens,
      evidence: ids.next(),
      ...none,
      load: 0,
      connected: false,
      asked: false,
    };
    windows.add(window);
    return window;
  };

  const holding = (folder: string) => [...windows].find((window) => window.folder === folder) ?? null;

  /** Gives the host of the case that is open in the window with this token; none while the case is locked or closed. */
  const hostOf = (evidence: string): CaseHost<P> | null => {
    const window = [...windows].find((each) => each.evidence === evidence);
    return window === undefined || window.opened === null ? null : window.host;
  };

  const start = (window: CaseWindow<P>): CaseHost<P> => {
    const host = options.startHost((reason) => {
      if (window.host !== host) return;
      Object.assign(window, { host: null, opened: null, connected: false });
      window.page.send({ type: 'host-gone', reason });
    });
    window.host = host;
    return host;
  };

  const settle = (window: CaseWindow<P>, folder: string, opened: OpenedCase) => {
    window.folder = folder;
    window.opened = opened;
    window.locked = null;
    window.page.setTitle(opened.title);
    // Subtle: this list is kept in the clear, so what a passphrase protects must not stand there.
    recents.add(opened.encrypted ? basename(folder) : opened.title, folder);
    options.onRecents();
  };

  const clear = (window: CaseWindow<P>) => {
    Object.assign(window, { host: null, folder: null, opened: null, locked: null, connected: false });
    window.page.setTitle(appTitle);
  };

  /** The page is another one now: it has asked nothing and has no port. */
  const loadAnew = (window: CaseWindow<P>): void => {
    Object.assign(window, { load: window.load + 1, connected: false, asked: false });
  };

  /** Waits for what is being opened, then ties the page that asks to its case. */
  const asks = async (window: CaseWindow<P>): Promise<void> => {
    const { load } = window;
    await window.opening?.catch(() => {});
    if (window.load !== load) return;
    window.asked = true;
    await connect(window);
  };

  /** Subtle: a port that comes before the page listens is lost, so it waits until the page has asked. */
  const connect = async (window: CaseWindow<P>): Promise<void> => {
    if (window.host === null || window.opened === null || window.connected || !window.asked) return;
    window.connected = true;
    await window.host.connect(window.page.openChannel());
  };

  const create = async (
    window: CaseWindow<P>,
    input: { folder: string; title: string; client: string; passphrase: string | null },
  ): Promise<OpenedCase> => {
    window.folder = input.folder;
    try {
      const opened = await start(window).create(input);
      settle(window, input.folder, opened);
      await connect(window);
      return opened;
    } catch (cause) {
      await drop(window);
      throw cause;
    }
  };

  /** Brings a portable copy in as a new case folder, in a window that has none, and opens it. */
  const bringIn = async (window: CaseWindow<P>, file: string, folder: string): Promise<void> => {
    window.folder = folder;
    try {
      await start(window).unpack(file, folder, (done, total) => window.page.send({ type: 'bringing-in', done, total }));
    } catch (cause) {
      await drop(window);
      throw cause;
    }
    await open(window, folder);
  };

  /** Opens the case at a path in a window that has none. A case with a passphrase leaves the window locked. */
  const open = async (window: CaseWindow<P>, path: string, passphrase: string | null = null): Promise<void> => {
    const { folder, name } = caseAt(path);
    // Subtle: taken before the first await, so that two requests for one case cannot start two hosts.
    window.folder = folder;
    try {
      const host = window.host ?? start(window);
      await closing.get(folder)?.catch(() => {});
      settle(window, folder, await host.open(folder, passphrase));
    } catch (cause) {
      if (cause instanceof AppError && cause.code === 'locked') {
        window.locked ??= { title: name };
        window.page.setTitle(`${window.locked.title} (locked)`);
        if (passphrase === null) return;
      } else await drop(window);
      throw cause;
    }
    await connect(window);
  };

  const drop = async (window: CaseWindow<P>): Promise<void> => {
    const { host, folder } = window;
    clear(window);
    await end(host, folder);
  };

  const end = async (host: CaseHost<P> | null, folder: string | null): Promise<void> => {
    if (host === null || folder === null) return await host?.close();
    const closed = host.close().finally(() => {
      if (closing.get(folder) === closed) closing.delete(folder);
    });
    closing.set(folder, closed);
    await closed;
  };

  /** Opens or creates a case in a window whose page did not ask for it; a page that was told otherwise is loaded anew. */
  const behind = async (window: CaseWindow<P>, work: () => Promise<unknown>): Promise<void> => {
    let told = false;
    const settled = () => {
      told = window.asked;
      window.opening = null;
    };
    window.opening = work().then(settled, (cause: unknown) => {
      settled();
      throw cause;
    });
    await window.opening;
    if (told) window.page.reload();
  };

  const unlock = async (window: CaseWindow<P>, passphrase: string): Promise<OpenedCase> => {
    if (window.locked === null || window.folder === null)
      throw new AppError('conflict', 'no case waits for a passphrase');
    // Subtle: a page that is loaded anew meanwhile must wait for this, or it would ask for the passphrase again.
    window.opening = open(window, window.folder, passphrase).finally(() => (window.opening = null));
    await window.opening;
    if (window.opened === null) throw new AppError('locked', 'the case is still locked');
    return window.opened;
  };

  /** Ends the host, so that the keys are gone from memory, and loads the page anew; a case without a passphrase is closed. */
  const lock = async (window: CaseWindow<P>): Promise<void> => {
    const { folder, opened, host } = window;
    if (opened === null) return;
    clear(window);
    if (opened.encrypted) {
      window.folder = folder;
      window.locked = { title: opened.title };
      window.page.setTitle(`${opened.title} (locked)`);
      window.page.send({ type: 'locked', title: opened.title });
    }
    await end(host, folder);
    window.page.reload();
  };

  /** Locks what has a passphrase; what has none has nothing to protect from whoever holds the computer. */
  const lockAll = async (): Promise<void> => {
    await Promise.all([...windows].filter((window) => window.opened?.encrypted).map(lock));
  };

  const remove = async (window: CaseWindow<P>): Promise<void> => {
    await drop(window);
    windows.delete(window);
  };

  return {
    add,
    holding,
    hostOf,
    create,
    bringIn,
    open,
    behind,
    unlock,
    lock,
    lockAll,
    close: drop,
    asks,
    loadAnew,
    remove,
  };
}
