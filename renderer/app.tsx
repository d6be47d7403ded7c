import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { ShortcutsDialog } from './frame/shortcuts-dialog.tsx';
import { Workspace } from './frame/workspace.tsx';
import { runMenuCommand } from './menu-commands.ts';
import { shellBridge } from './shell.ts';
import { leaveWindow, loadShellState, noteBringingIn, noteHostGone, noteLocked, useShellState } from './shell-state.ts';
import { MenuHost } from './ui/menu.tsx';
import { ToastHost } from './ui/toast.tsx';
import { UnlockScreen } from './welcome/unlock-screen.tsx';
import { WelcomeScreen } from './welcome/welcome-screen.tsx';

/** The window: the welcome page, a passphrase, or an open case. */
export function App(): ReactNode {
  const shell = useShellState();
  useEffect(() => {
    void loadShellState();
    return shellBridge().onEvent((event) => {
      if (event.type === 'menu') runMenuCommand(event.command);
      else if (event.type === 'locked') noteLocked(event.title);
      else if (event.type === 'closing') void leaveWindow();
      else if (event.type === 'bringing-in') noteBringingIn(event.done, event.total);
      else noteHostGone(event.reason);
    });
  }, []);
  useEffect(() => {
    document.title = shell.case?.title ?? shell.locked?.title ?? 'Loudermill';
  }, [shell.case, shell.locked]);
  if (!shell.loaded) return null;
  return (
    <>
      {shell.case !== null ? (
        <Workspace opened={shell.case} gone={shell.gone} />
      ) : shell.locked !== null ? (
        <UnlockScreen title={shell.locked.title} />
      ) : (
        <WelcomeScreen recents={shell.recents} bringingIn={shell.bringingIn} />
      )}
      <ShortcutsDialog />
      <MenuHost />
      <ToastHost />
    </>
  );
}
