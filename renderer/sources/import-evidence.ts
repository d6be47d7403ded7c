import { useSyncExternalStore } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { AppError } from '../../shared/errors.ts';
import { call, failureOf } from '../api.ts';
import { open } from '../navigation.ts';
import { shellBridge, shellCall } from '../shell.ts';

/** How the last import ended: what became of each file, or why it failed as a whole. */
export type ImportEnd =
  | ({ readonly kind: 'done' } & CallOutput<'sources.import'>)
  | { readonly kind: 'failed'; readonly failure: AppError };

let ended: ImportEnd | null = null;
const listeners = new Set<() => void>();

function set(next: ImportEnd | null): void {
  ended = next;
  for (const listener of listeners) listener();
}

/** Gives how the last import ended, until it is put away. */
export function useImportEnd(): ImportEnd | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ended,
  );
}

/** Puts the summary of the last import away. */
export function closeImportSummary(): void {
  set(null);
}

/** Asks for files, or for folders, and takes them into the case. */
export async function pickAndImport(folders: boolean): Promise<void> {
  const { picked } = await shellCall('shell.pick-evidence', { folders });
  await importTokens(picked.map((each) => each.token));
}

/** Takes dropped files and folders into the case. */
export async function importDropped(files: readonly File[]): Promise<void> {
  const granted = await shellBridge().grantDropped(files);
  await importTokens(granted.map((each) => each.token));
}

async function importTokens(tokens: readonly string[]): Promise<void> {
  if (tokens.length === 0) return;
  open({ screen: 'sources' });
  set(null);
  try {
    const done = await call('sources.import', { job: crypto.randomUUID(), tokens: [...tokens] });
    set({ kind: 'done', ...done });
  } catch (cause) {
    set({ kind: 'failed', failure: failureOf(cause) });
  }
}
