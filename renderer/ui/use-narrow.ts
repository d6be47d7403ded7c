import { useSyncExternalStore } from 'react';

/** Tells whether the window is under a width in pixels; under 900 the inspector becomes a drawer. */
export function useNarrow(width = 900): boolean {
  const query = `(max-width: ${width}px)`;
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
