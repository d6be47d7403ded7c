import { useSyncExternalStore } from 'react';

let asked = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Opens the dialog for a new case. */
export function askForNewCase(): void {
  set(true);
}

/** Closes the dialog for a new case. */
export function endNewCase(): void {
  set(false);
}

/** Tells whether the dialog for a new case is open. */
export function useNewCaseAsked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}
