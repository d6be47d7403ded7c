import { useSyncExternalStore } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';

let asked: SourceRow | null = null;
const listeners = new Set<() => void>();

/** Opens the dialog that finds and marks, from a source; null closes it. It outlives the pane that asked for it. */
export function askToFind(source: SourceRow | null): void {
  asked = source;
  for (const listener of listeners) listener();
}

/** Gives the source from which finding was asked for. */
export function useFindAsked(): SourceRow | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}
