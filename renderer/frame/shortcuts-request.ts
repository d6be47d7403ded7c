import { useSyncExternalStore } from 'react';

let shown = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Shows the list of keys. */
export function showShortcuts(): void {
  set(true);
}

/** Puts the list of keys away. */
export function hideShortcuts(): void {
  set(false);
}

/** Tells whether the list of keys is shown. */
export function useShortcutsShown(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}
