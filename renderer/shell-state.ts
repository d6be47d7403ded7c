import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import type { OpenedCase, ShellOutput } from '../shared/contract/shell.ts';
import { saveTyping } from './briefs/editor/editor-control.ts';
import { disconnectCase, forgetCase } from './api.ts';
import { resetNavigation } from './navigation.ts';
import { shellCall } from './shell.ts';

/** What the window knows of the shell. `gone` says why the case host ended by itself. */
export type ShellState = {
  readonly loaded: boolean;
  readonly case: OpenedCase | null;
  readonly locked: { readonly title: string } | null;
  /** The token of this window in addresses of evidence. */
  readonly evidence: string;
  readonly recents: ShellOutput<'shell.state'>['recents'];
  readonly gone: string | null;
  /** A portable copy that is being brought in, in bytes. */
  readonly bringingIn: { readonly done: number; readonly total: number } | null;
};

let state: ShellState = {
  loaded: false,
  case: null,
  locked: null,
  evidence: '',
  recents: [],
  gone: null,
  bringingIn: null,
};
const listeners = new Set<() => void>();

function set(change: Partial<ShellState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** Follows what the shell holds open. */
export function useShellState(): ShellState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** Gives the address from which the window loads a recording or picture of the case, by range. */
export function evidenceAddress(source: string): string {
  return `evidence://${state.evidence}/${source}`;
}

/** Asks the shell what is open. */
export async function loadShellState(): Promise<void> {
  const told = await shellCall('shell.state', {});
  if (told.case !== null && state.case === null) resetNavigation();
  set({ ...told, loaded: true, ...(told.case === null ? {} : { gone: null }) });
}

/** Makes a case where the person says, and opens it; gives false when the person cancelled. */
export async function newCase(title: string, client: string, passphrase: string | null): Promise<boolean> {
  const made = await shellCall('shell.new-case', { title, client, passphrase });
  if (made !== null) enter(made);
  return made !== null;
}

/** Opens the case of a recent token, or one that the person picks; it may then wait for its passphrase. */
export async function openCase(recent: string | null): Promise<void> {
  const opened = await shellCall('shell.open-case', { recent });
  if (opened.case !== null) enter(opened.case);
  else if (opened.locked !== null) set({ locked: opened.locked, gone: null });
}

/** Asks for a portable copy and a place for it, brings it in and opens it. */
export async function bringInCopy(): Promise<void> {
  try {
    const opened = await shellCall('shell.bring-in-copy', {});
    if (opened.case !== null) enter(opened.case);
    else if (opened.locked !== null) set({ locked: opened.locked, gone: null });
  } finally {
    set({ bringingIn: null });
  }
}

/** Takes in how far a portable copy is. */
export function noteBringingIn(done: number, total: number): void {
  set({ bringingIn: { done, total } });
}

/** Calls off what is being brought in; nothing of it stays. */
export async function cancelBringIn(): Promise<void> {
  await shellCall('shell.close-case', {});
}

/** Opens the case that waits with a passphrase; rejects with `locked` when it is wrong. */
export async function unlockCase(passphrase: string): Promise<void> {
  enter(await shellCall('shell.unlock', { passphrase }));
}

/** Saves what is being typed, then drops the keys. */
export async function lockCase(): Promise<void> {
  await leaveField();
  await shellCall('shell.lock', {});
  leave();
  await loadShellState();
}

/** Saves what is being typed, then closes the case. */
export async function closeCase(): Promise<void> {
  await leaveField();
  await shellCall('shell.close-case', {});
  leave();
  await loadShellState();
}

/** Takes in that the shell locked the case by itself. */
export function noteLocked(title: string): void {
  leave();
  set({ locked: { title } });
}

/** Takes in that the case host ended. */
export function noteHostGone(reason: string): void {
  disconnectCase();
  set({ gone: reason });
}

/** Saves what is being typed and tells the shell that the window may close. */
export async function leaveWindow(): Promise<void> {
  await leaveField();
  await shellCall('shell.left', {});
}

/** A field saves when it is left; the pause lets that go out before the case closes. */
async function leaveField(): Promise<void> {
  // Subtle: a paper that cannot be entered into the log stays as a draft, which is no reason to keep the case open.
  await saveTyping().catch(() => undefined);
  if (!(document.activeElement instanceof HTMLElement)) return;
  document.activeElement.blur();
  await new Promise((resolve) => setTimeout(resolve, 50));
}

function enter(opened: OpenedCase): void {
  resetNavigation();
  set({ case: opened, locked: null, gone: null });
}

function leave(): void {
  disconnectCase();
  // Subtle: what still shows the case would lose its answers for good, so it goes first.
  flushSync(() => set({ case: null, locked: null, gone: null }));
  forgetCase();
}
