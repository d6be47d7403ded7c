import { useSyncExternalStore } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { ImportOutcome, ImportRun } from '../../shared/domain/imports.ts';
import type { AppError } from '../../shared/errors.ts';
import { call, failureOf } from '../api.ts';
import { open } from '../navigation.ts';
import { shellBridge, shellCall } from '../shell.ts';

/** How an import ended: counts, and what became of the files that did not go in as the others did; or why it failed as a whole. */
export type ImportEnd =
  | { readonly kind: 'done'; readonly run: ImportRun; readonly others: readonly ImportOutcome[] }
  | { readonly kind: 'failed'; readonly failure: AppError }
  | { readonly kind: 'list'; readonly runs: CallOutput<'imports.list'> };

/** Outcomes that are listed at most; all are in the saved summary. */
export const mostListed = 500;

let ended: ImportEnd | null = null;
/** Rises when a case is left: what comes after that is of a case that is no longer in view. */
let sitting = 0;
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

/** Forgets what was said of imports: the case is left. */
export function leaveImports(): void {
  sitting += 1;
  set(null);
}

/** Shows the summary of an import, of now or of the past. */
export async function showImport(run: ImportRun): Promise<void> {
  const only = ['duplicate', 'unreadable', 'refused'] as const;
  const begun = sitting;
  const others = await call('imports.outcomes', { id: run.id, only: [...only], limit: mostListed });
  if (begun === sitting) set({ kind: 'done', run, others });
}

/** Shows the imports of the case, to look at their summaries again. */
export async function showImports(): Promise<void> {
  set({ kind: 'list', runs: await call('imports.list', {}) });
}

/** Saves what became of each file of an import as a table where the person chooses. Tells whether it was saved. */
export async function saveImportSummary(run: ImportRun): Promise<boolean> {
  const suggestedName = `Import of ${run.startedAt.slice(0, 10)}.csv`;
  const picked = await shellCall('shell.pick-save', { suggestedName, kind: 'csv' });
  if (picked === null) return false;
  await call('imports.save', { id: run.id, token: picked.token, form: 'csv' });
  return true;
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
  await watch(() => call('imports.start', { job: crypto.randomUUID(), tokens: [...tokens] }));
}

/** Goes on with an import that was cut off. */
export async function resumeImport(id: string): Promise<void> {
  await watch(() => call('imports.resume', { job: crypto.randomUUID(), id }));
}

async function watch(work: () => Promise<CallOutput<'imports.start'>>): Promise<void> {
  const begun = sitting;
  set(null);
  try {
    const { run } = await work();
    if (begun === sitting && run.state !== 'running') await showImport(run);
  } catch (cause) {
    if (begun === sitting) set({ kind: 'failed', failure: failureOf(cause) });
  }
}
