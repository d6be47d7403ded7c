import { emptySearch, searchRequestSchema, type SearchRequest } from '../../shared/domain/searches.ts';
import type { Place, Target } from '../navigation.ts';

/** Gives the place of the search screen with a request, so that going back comes back to it. */
export function placeOfSearch(request: Partial<SearchRequest>): Target & { readonly filter: string } {
  return { screen: 'search', filter: JSON.stringify({ ...emptySearch, ...request }) };
}

/** Gives the request that the search screen shows at a place; on another screen, a search for nothing. */
export function requestAt({ screen, filter }: Pick<Place, 'screen' | 'filter'>): SearchRequest {
  if (screen !== 'search' || filter === null) return emptySearch;
  try {
    const parsed = searchRequestSchema.safeParse(JSON.parse(filter));
    return parsed.success ? parsed.data : emptySearch;
  } catch {
    return emptySearch;
  }
}
