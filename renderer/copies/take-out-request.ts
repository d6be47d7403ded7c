import { useSyncExternalStore } from 'react';

/** What is taken out of the office: one file that is the case, or everything in open formats. */
export type TakeOutKind = 'copy' | 'everything';

let asked: TakeOutKind | null = null;
const listeners = new Set<() => void>();

/** Opens the dialog that takes the case out; null closes it. */
export function askToTakeOut(kind: TakeOutKind | null): void {
  asked = kind;
  for (const listener of listeners) listener();
}

/** Gives what is being asked for. */
export function useTakeOutAsked(): TakeOutKind | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}
