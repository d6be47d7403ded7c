import { useEffect, useEffectEvent } from 'react';

/** What the menu and the keys of the window ask of whatever screen can do it. */
export type Command =
  | 'find-in-document'
  | 'find-next'
  | 'find-previous'
  | 'go-to-page'
  | 'search'
  | 'go-to-results'
  | 'export-brief'
  | 'verify';

/** What means the screen in view alone, and so never waits for another. */
const onlyNow: ReadonlySet<Command> = new Set(['find-next', 'find-previous', 'go-to-page']);

const listeners = new Map<Command, Set<() => void>>();
const waiting = new Set<Command>();

/** Passes a command on; without anyone to take it, it waits for the screen that will. */
export function runCommand(command: Command): void {
  const takers = listeners.get(command);
  if (takers === undefined || takers.size === 0) {
    if (!onlyNow.has(command)) waiting.add(command);
  } else for (const take of takers) take();
}

/** Takes a command while the component is in view, and at once when it was asked for before. */
export function useCommand(command: Command, take: () => void): void {
  const onCommand = useEffectEvent(take);
  useEffect(() => {
    const taker = () => onCommand();
    const takers = listeners.get(command) ?? new Set();
    listeners.set(command, takers.add(taker));
    if (waiting.delete(command)) onCommand();
    return () => void takers.delete(taker);
  }, [command]);
}
