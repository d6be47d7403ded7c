import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/errors.ts';
import {
  createSavedSearch,
  moveSavedSearch,
  removeSavedSearch,
  updateSavedSearch,
} from '../core/search/saved-searches-commands.ts';
import { listSavedSearches } from '../core/search/saved-searches-queries.ts';
import { firstSearch, rankedSearch, searchInSource } from '../core/search/search-queries.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import type { Session } from '../core/session.ts';

/** The last search of each box of a window: an earlier one gives up. */
const latest = new WeakMap<Session['jobs'], Map<string, object>>();

/** Gives what a search awaits between its steps: others have their turn, and a later search of the box ends it. */
function pauseOf({ jobs }: Session, box: string): () => Promise<void> {
  const own = {};
  const boxes = latest.get(jobs) ?? new Map<string, object>();
  // A window that is gone leaves its box behind; a case is not searched from so many.
  if (boxes.size > 1000) boxes.clear();
  latest.set(jobs, boxes.set(box, own));
  return async () => {
    await new Promise((resolve) => setImmediate(resolve));
    if (boxes.get(box) !== own) throw new AppError('cancelled', 'a later search took its place');
  };
}

export const searchReads = {
  'search.first': ({ opened }, { request, size }) => firstSearch(opened, request, size),
  'search.ranked': (session, { request, size, box }) =>
    rankedSearch(session.opened, request, size, pauseOf(session, box)),
  'search.in-source': ({ opened }, { request, source }) => searchInSource(opened, request, source),
  'saved-searches.list': ({ opened }) => listSavedSearches(opened),
} satisfies { [K in CallName]?: (session: Session, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

type WritingSession = Session & { readonly opened: WritableCase };
const done = {};

export const searchWrites = {
  'saved-searches.create': ({ opened }, given) => createSavedSearch(opened, given),
  'saved-searches.update': ({ opened }, { id, patch }) => updateSavedSearch(opened, id, patch),
  'saved-searches.move': ({ opened }, { id, index }) => (moveSavedSearch(opened, id, index), done),
  'saved-searches.remove': ({ opened }, { id }) => (removeSavedSearch(opened, id), done),
} satisfies { [K in CallName]?: (session: WritingSession, input: CallParsed<K>) => CallOutput<K> };
