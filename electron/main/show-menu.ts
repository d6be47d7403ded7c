import { app, dialog, Menu, nativeTheme } from 'electron';
import type { BrowserWindow } from 'electron';
import type { ShellEvent } from '../../shared/contract/shell.ts';
import { menuTemplate } from './menu.ts';
import type { PreferenceStore } from './preferences.ts';
import type { Recents } from './recents.ts';

export type MenuParts = {
  readonly development: boolean;
  readonly preferences: PreferenceStore;
  readonly recents: Recents;
  /** The window that a command is for. */
  readonly inFront: () => BrowserWindow;
  readonly openRecent: (folder: string) => void;
};

/** Puts up the menu bar as it stands now. */
export function showMenu(parts: MenuParts): void {
  const { development, preferences, recents, inFront, openRecent } = parts;
  const state = {
    platform: process.platform,
    developerTools: development,
    recents: recents.list(),
    theme: preferences.get().theme,
  };
  const template = menuTemplate(state, {
    send: (command) => {
      const event: ShellEvent = { type: 'menu', command };
      inFront().webContents.send('loudermill:event', event);
    },
    openRecent,
    clearRecents: () => {
      recents.clear();
      showMenu(parts);
    },
    setTheme: (theme) => {
      preferences.set({ theme });
      nativeTheme.themeSource = theme;
      showMenu(parts);
    },
    about: () => void say(inFront(), `Loudermill ${app.getVersion()}`, aboutText),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function say(window: BrowserWindow, message: string, detail: string) {
  return dialog.showMessageBox(window, { type: 'info', message, detail, buttons: ['Close'] });
}

const aboutText =
  'A case file for those who defend public employees in disciplinary proceedings.\n\n' +
  'It works without a network, and nothing that you put into it leaves this computer by itself.';
