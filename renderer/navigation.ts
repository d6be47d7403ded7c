import { useSyncExternalStore } from 'react';

export const screens = [
  'overview',
  'sources',
  'facts',
  'issues',
  'people',
  'comparators',
  'grievances',
  'briefs',
  'custody',
] as const;
export type Screen = (typeof screens)[number];

/** Where the window is: a screen, what is selected on it, and where in that. Pages from 1. */
export type Place = {
  readonly screen: Screen;
  readonly id: string | null;
  readonly ids: readonly string[];
  readonly page: number | null;
  readonly excerpt: string | null;
  /** Words to mark, from a search. */
  readonly words: string | null;
  /** A list that a link narrows, such as the gap that the overview counts. */
  readonly filter: string | null;
};

/** A place to go to. A screen alone goes back to what was selected there; the viewer knows where in it the reader was. */
export type Target = Pick<Place, 'screen'> & Partial<Omit<Place, 'screen'>>;

type State = { readonly past: readonly Place[]; readonly place: Place; readonly future: readonly Place[] };

const nowhere = (screen: Screen): Place => ({
  screen,
  id: null,
  ids: [],
  page: null,
  excerpt: null,
  words: null,
  filter: null,
});

let state: State = { past: [], place: nowhere('overview'), future: [] };
let last = new Map<Screen, Place>();
const listeners = new Set<() => void>();

function set(next: State): void {
  state = next;
  last.set(next.place.screen, next.place);
  for (const listener of listeners) listener();
}

function placeOf(target: Target): Place {
  const bare = Object.keys(target).length === 1;
  const remembered = bare ? last.get(target.screen) : undefined;
  if (remembered !== undefined) return { ...remembered, page: null, excerpt: null, words: null };
  const place = { ...nowhere(target.screen), ...target };
  return { ...place, ids: target.ids ?? (place.id === null ? [] : [place.id]) };
}

/** Goes to a place; back returns. */
export function open(target: Target): void {
  set({ past: [...state.past, state.place].slice(-200), place: placeOf(target), future: [] });
}

/** Changes what is selected on the screen in view, without a step back. */
export function select(change: Partial<Omit<Place, 'screen'>>): void {
  const place = { ...state.place, ...change };
  if (change.id !== undefined && change.ids === undefined) {
    set({ ...state, place: { ...place, ids: change.id === null ? [] : [change.id] } });
  } else set({ ...state, place });
}

/** Goes to the place before, if there is one. */
export function goBack(): void {
  const place = state.past.at(-1);
  if (place !== undefined) set({ past: state.past.slice(0, -1), place, future: [state.place, ...state.future] });
}

/** Takes back the last goBack. */
export function goForward(): void {
  const [place, ...future] = state.future;
  if (place !== undefined) set({ past: [...state.past, state.place], place, future });
}

/** Forgets every place: another case is open. */
export function resetNavigation(): void {
  last = new Map();
  set({ past: [], place: nowhere('overview'), future: [] });
}

/** Gives the place in view: the screen, the selected ids, the page and the excerpt to show. */
export function useSelection(): Place {
  return useSyncExternalStore(subscribe, () => state.place);
}

/** Gives the ways to move: `open` to anywhere, `select` on this screen, and back and forward. */
export function useNavigate(): typeof ways {
  return ways;
}

const ways = { open, select, back: goBack, forward: goForward } as const;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
