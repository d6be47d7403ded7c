import { BrowserWindow, MessageChannelMain, nativeTheme, screen } from 'electron';
import type { BrowserWindowConstructorOptions, MessagePortMain } from 'electron';
import { appOrigin } from './app-protocol.ts';
import type { CasePage } from './case-windows.ts';
import { pageOptions } from './page-options.ts';
import { reachable } from './preferences.ts';
import type { PreferenceStore } from './preferences.ts';

const paper = { light: '#ffffff', dark: '#16171a' } as const;

/** Opens a window on our page, where and as large as the last one was; it shows itself with its first paint. */
export function openWindow(preload: string, developerTools: boolean, preferences: PreferenceStore): BrowserWindow {
  const { bounds, maximized } = preferences.get();
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const options: BrowserWindowConstructorOptions = {
    width: 1280,
    height: 820,
    ...reachable(bounds, screens),
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Loudermill',
    backgroundColor: paper[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: pageOptions(preload, developerTools),
  };
  const window = new BrowserWindow(options);
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () => {
    preferences.set({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  void window.loadURL(`${appOrigin}/index.html`);
  return window;
}

/** Gives what a case may do with the window that shows it. */
export function pageOf(window: BrowserWindow): CasePage<MessagePortMain> {
  const whileOpen = (act: () => void) => {
    if (!window.isDestroyed()) act();
  };
  return {
    send: (event) => whileOpen(() => window.webContents.send('loudermill:event', event)),
    setTitle: (title) => whileOpen(() => window.setTitle(title)),
    reload: () => whileOpen(() => window.webContents.reload()),
    focus: () =>
      whileOpen(() => {
        if (window.isMinimized()) window.restore();
        window.show();
        window.focus();
      }),
    openChannel: () => {
      const { port1, port2 } = new MessageChannelMain();
      whileOpen(() => window.webContents.postMessage('loudermill:port', null, [port2]));
      return port1;
    },
  };
}
