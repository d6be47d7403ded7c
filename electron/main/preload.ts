import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { ShellBridge, ShellEvent } from '../../shared/contract/shell.ts';

const listeners = new Set<(event: ShellEvent) => void>();

ipcRenderer.on('loudermill:event', (_event, shellEvent: ShellEvent) => {
  for (const listener of listeners) listener(shellEvent);
});

// Subtle: a MessagePort cannot cross the context bridge; it reaches the page by a message of the window to itself.
for (const name of ['loudermill:port', 'loudermill:print-port']) {
  ipcRenderer.on(name, (event) => window.postMessage(name, window.location.origin, [...event.ports]));
}

const bridge: ShellBridge = {
  platform: process.platform,
  call: (name, input) => ipcRenderer.invoke('loudermill:call', name, input),
  onEvent: (listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  grantDropped: (files) => {
    const paths = files.map((file) => webUtils.getPathForFile(file as File)).filter((path) => path !== '');
    return ipcRenderer.invoke('loudermill:dropped', paths);
  },
};

contextBridge.exposeInMainWorld('loudermill', bridge);
