import { useSyncExternalStore } from 'react';

export type Density = 'dense' | 'comfortable';

const key = 'density';
const listeners = new Set<() => void>();

/** Gives the density of lists that was chosen on this computer. */
export function density(): Density {
  return localStorage.getItem(key) === 'comfortable' ? 'comfortable' : 'dense';
}

/** Sets the density of lists, here and for the next start. */
export function setDensity(next: Density): void {
  localStorage.setItem(key, next);
  applyDensity();
  for (const listener of listeners) listener();
}

/** Makes the style sheet follow the chosen density. */
export function applyDensity(): void {
  document.documentElement.dataset['density'] = density();
}

/** Gives the density, and follows it. */
export function useDensity(): Density {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, density);
}

/** Gives the height of a list row in pixels at the root's type size. */
export function useRowHeight(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return Math.round(rem * (useDensity() === 'comfortable' ? 2.25 : 1.75));
}
