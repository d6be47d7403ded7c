import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { Printable } from '../../shared/domain/prints.ts';

/** Something that can be printed from where a person is. */
export type PrintChoice = {
  readonly words: string;
  readonly what: Printable;
  /** Puts into the window what only paper shows; gives what takes it away again. */
  readonly prepare?: () => Promise<() => void>;
};

const offers: (() => readonly PrintChoice[])[] = [];

/** Offers what a screen can print while it is in view; asked anew each time, the last screen that came first. */
export function usePrintChoices(choices: () => readonly PrintChoice[]): void {
  const give = useEffectEvent(choices);
  useEffect(() => {
    const offer = () => give();
    offers.unshift(offer);
    return () => void offers.splice(offers.indexOf(offer), 1);
  }, []);
}

let asked: readonly PrintChoice[] | null = null;
const listeners = new Set<() => void>();

function set(next: readonly PrintChoice[] | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Opens the print dialog on what is in hand: `given`, else what the screen offers. Gives false where no case is open. */
export function askToPrint(given?: readonly PrintChoice[]): boolean {
  if (listeners.size === 0) return false;
  if (asked === null) set(given ?? offers.flatMap((offer) => offer()));
  return true;
}

/** Puts the print dialog away. */
export function stopAskingToPrint(): void {
  set(null);
}

/** Gives what is offered to be printed, while it is asked for. */
export function usePrintAsked(): readonly PrintChoice[] | null {
  return useSyncExternalStore(subscribe, () => asked);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    // Whatever was asked goes with the case.
    if (listeners.size === 0) asked = null;
  };
}
