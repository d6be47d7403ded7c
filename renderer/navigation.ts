import { useSyncExternalStore } from 'react';

export const screens = [
  'overview',
  'sources',
  'facts',
  'issues',
  'people',
  'comparators',
  'grievances',
  'productions',
  'briefs',
  'custody',
  'search',
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

/** A source in view and where in it. Pages from 1. */
export type Reading = Pick<Place, 'page' | 'excerpt' | 'words'> & { readonly id: string };

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
let beside: Reading | null = null;
/** The source that was in view before another was chosen in the list. */
let former: string | null = null;
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
  if (place.screen === 'sources' && place.id !== state.place.id) former = state.place.id;
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

/** Opens a source beside the one in view; where none is in view it is opened as that one. It stays until it is closed. */
export function openBeside(target: Pick<Reading, 'id'> & Partial<Reading>): void {
  const reading = { page: null, excerpt: null, words: null, ...target };
  if (state.place.screen !== 'sources') open({ screen: 'sources' });
  if (state.place.id === null) return select(reading);
  beside = reading;
  set(state);
}

/**
 * Opens a source of the list beside the one in view. Choosing it has brought it into view already: what was read before goes
 * back there.
 */
export function openListedBeside(id: string): void {
  if (state.place.id === id && former !== null && former !== id) {
    select({ id: former, page: null, excerpt: null, words: null });
  }
  openBeside({ id });
}

/** Changes where the reader is in the source beside. */
export function selectBeside(change: Partial<Reading>): void {
  if (beside === null) return;
  beside = { ...beside, ...change };
  set(state);
}

/** Closes the source beside the one in view. */
export function closeBeside(): void {
  beside = null;
  set(state);
}

/** Puts the source beside in the place of the one in view, and the other way round. */
export function swapSides(): void {
  const { id, page, excerpt, words } = state.place;
  const other = beside;
  if (id === null || other === null) return;
  beside = { id, page, excerpt, words };
  select(other);
}

/** Forgets every place: another case is open. */
export function resetNavigation(): void {
  last = new Map();
  beside = null;
  former = null;
  set({ past: [], place: nowhere('overview'), future: [] });
}

/** Gives the place in view: the screen, the selected ids, the page and the excerpt to show. */
export function useSelection(): Place {
  return useSyncExternalStore(subscribe, () => state.place);
}

/** Gives the source that is open beside the one in view, and where in it; null when none is. */
export function useBeside(): Reading | null {
  return useSyncExternalStore(subscribe, () => beside);
}

/** Gives the ways to move: `open` to anywhere, `select` on this screen, and back and forward. */
export function useNavigate(): typeof ways {
  return ways;
}

const ways = { open, select, openBeside, back: goBack, forward: goForward } as const;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
