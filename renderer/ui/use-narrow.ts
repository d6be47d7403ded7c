import { useSyncExternalStore } from 'react';

const query = '(max-width: 900px)';

/** Tells whether the window is under 900 px, where the inspector becomes a drawer. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
