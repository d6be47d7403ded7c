import { useEffect, useId, useState } from 'react';
import type { SearchAnswer } from '../../shared/contract/search-views.ts';
import type { CallInput } from '../../shared/contract/contract.ts';
import { isNarrowed, type SearchRequest } from '../../shared/domain/searches.ts';
import type { AppError } from '../../shared/errors.ts';
import { useCall } from '../api.ts';

export type Search = {
  /** What is being looked for. */
  readonly request: SearchRequest;
  /** What was found, of this request or, while that is under way, of the one before; null before the first. */
  readonly answer: SearchAnswer | null;
  readonly failure: AppError | null;
  /** Whether an answer to the request is still to come, ranked or not. */
  readonly pending: boolean;
};

type Size = CallInput<'search.first'>['size'];

const pause = 60;
/** Boxes of other windows on the same case are other boxes. */
const thisWindow = crypto.randomUUID().slice(0, 18);

/**
 * Searches once the typing rests: a count and the first hits at once, then those that fit best. A search gives up when a later
 * one takes its place; an answer to an older request is never shown as that to a newer one.
 */
export function useSearch(wanted: SearchRequest, size: Size): Search {
  const box = useId();
  const key = JSON.stringify({ ...wanted, text: wanted.text.trim() });
  const [asked, setAsked] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(key), pause);
    return () => clearTimeout(timer);
  }, [key]);
  const request = JSON.parse(asked) as SearchRequest;
  const enabled = request.text !== '' || isNarrowed(request);
  const first = useCall('search.first', { request, size }, { enabled, keep: true });
  const ranked = useCall('search.ranked', { request, size, box: `${thisWindow} ${box}` }, { enabled, keep: true });
  const failure = first.error ?? (ranked.error?.code === 'cancelled' ? null : ranked.error);
  const freshFirst = first.isPlaceholderData ? undefined : first.data;
  const freshRanked = ranked.isPlaceholderData ? undefined : ranked.data;
  const fresh = freshRanked ?? freshFirst;
  return {
    request,
    answer: enabled ? (fresh ?? ranked.data ?? first.data ?? null) : null,
    failure,
    pending: asked !== key || (enabled && fresh === undefined && failure === null),
  };
}
