import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { shell } from 'electron';
import type { BrowserWindow, MessagePortMain } from 'electron';
import { AppError } from '../../shared/errors.ts';
import { caseAt } from './case-folder.ts';
import type { CaseWindow, CaseWindows } from './case-windows.ts';
import { pickCase, pickCopy, pickEvidence, pickNewCaseFolder, pickSave } from './dialogs.ts';
import type { Leaving } from './leave-page.ts';
import { windowPages, type Printing } from './printing.ts';
import type { Recents } from './recents.ts';
import type { ShellHandlers } from './shell-calls.ts';

type Port = MessagePortMain;

/** A window as the shell knows it: what is on the screen and what case it holds. */
export type ShellWindow = {
  readonly window: BrowserWindow;
  readonly held: CaseWindow<Port>;
  readonly leaving: Leaving;
};

export type ShellParts = {
  readonly cases: CaseWindows<Port>;
  readonly recents: Recents;
  /** Folder of a firm's own templates. */
  readonly templates: string;
  readonly printing: Printing;
  /** Opens one more window and gives it. */
  readonly openWindow: () => ShellWindow;
};

/** Gives what answers each call of a window. */
export function shellHandlers({
  cases,
  recents,
  templates,
  printing,
  openWindow,
}: ShellParts): ShellHandlers<ShellWindow> {
  const other = (from: ShellWindow): ShellWindow => (from.held.folder === null ? from : openWindow());

  return {
    'shell.state': async ({ held }) => {
      await cases.asks(held);
      return {
        case: held.opened,
        locked: held.locked,
        evidence: held.evidence,
        recents: recents.list().map(({ title, folder, openedAt }) => ({
          token: held.tokens.grant(folder, 'case'),
          title,
          folder,
          openedAt,
        })),
      };
    },
    'shell.new-case': async (from, input) => {
      const folder = await pickNewCaseFolder(from.window, input.title);
      if (folder === null) return null;
      const { held } = other(from);
      if (held === from.held) return cases.create(held, { ...input, folder });
      await cases.behind(held, () => cases.create(held, { ...input, folder }));
      return null;
    },
    'shell.open-case': async (from, { recent }) => {
      const path = recent === null ? await pickCase(from.window) : from.held.tokens.pathOf(recent, 'case');
      if (path === null) return { case: null, locked: null };
      const already = cases.holding(caseAt(path).folder);
      if (already !== null && already !== from.held) {
        already.page.focus();
        return { case: null, locked: null };
      }
      if (already === null || already.host === null) {
        const { held } = already === null ? other(from) : from;
        if (held !== from.held) {
          await cases.behind(held, () => cases.open(held, path));
          return { case: null, locked: null };
        }
        await cases.open(held, path);
      }
      return { case: from.held.opened, locked: from.held.locked };
    },
    'shell.bring-in-copy': async (from) => {
      const file = await pickCopy(from.window);
      if (file === null) return { case: null, locked: null };
      const folder = await pickNewCaseFolder(from.window, basename(file, '.zip'), 'Bring in');
      if (folder === null) return { case: null, locked: null };
      const { held } = other(from);
      if (held !== from.held) {
        await cases.behind(held, () => cases.bringIn(held, file, folder));
        return { case: null, locked: null };
      }
      await cases.bringIn(held, file, folder);
      return { case: held.opened, locked: held.locked };
    },
    'shell.unlock': ({ held }, { passphrase }) => cases.unlock(held, passphrase),
    'shell.lock': async ({ window, held }) => {
      printing.close(window);
      await cases.lock(held);
      return {};
    },
    'shell.close-case': async ({ window, held }) => {
      printing.close(window);
      await cases.close(held);
      return {};
    },
    'shell.pick-evidence': async (from, { folders }) => ({
      picked: await grantEvidence(from, await pickEvidence(from.window, folders)),
    }),
    'shell.pick-save': async ({ window, held }, { suggestedName, kind }) => {
      const path = await pickSave(window, suggestedName, kind);
      if (path === null) return null;
      const token = held.tokens.grant(path, 'write');
      await hostOf(held).grant(token, path, 'write');
      return { token, name: basename(path) };
    },
    'shell.reveal': async ({ held }, { token }) => {
      shell.showItemInFolder(held.tokens.pathOf(token, 'read', 'write'));
      return {};
    },
    'shell.reveal-templates': async () => {
      await mkdir(templates, { recursive: true });
      const failed = await shell.openPath(templates);
      if (failed !== '') throw new AppError('internal', `the folder cannot be shown: ${failed}`);
      return {};
    },
    'shell.left': async ({ leaving }) => {
      leaving.answered();
      return {};
    },
    'shell.window-pages': async ({ window, held }, { sheet }) => {
      hostOf(held);
      return { pdf: await windowPages(window, sheet) };
    },
    'shell.print-open': async ({ window, held }) => {
      hostOf(held);
      await printing.open(window);
      return {};
    },
    'shell.print-sheets': async ({ window, held }, { sheet }) => {
      hostOf(held);
      return { outcome: await printing.print(window, sheet) };
    },
    'shell.print-close': async ({ window }) => {
      printing.close(window);
      return {};
    },
  };
}

/** Gives tokens for paths that a person picked or dropped, and lets the case's host read them. */
export async function grantEvidence(
  { held }: ShellWindow,
  paths: readonly string[],
): Promise<{ token: string; name: string }[]> {
  if (paths.length === 0) return [];
  const host = hostOf(held);
  return Promise.all(
    paths.map(async (path) => {
      const token = held.tokens.grant(path, 'read');
      await host.grant(token, path, 'read');
      return { token, name: basename(path) };
    }),
  );
}

function hostOf(held: CaseWindow<Port>) {
  if (held.host === null || held.opened === null) throw new AppError('conflict', 'no case is open in this window');
  return held.host;
}
