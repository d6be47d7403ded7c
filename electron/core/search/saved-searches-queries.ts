import { type SavedSearch, savedSearchSchema } from '../../../shared/domain/saved-searches.ts';
import { emptySearch, searchRequestSchema } from '../../../shared/domain/searches.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';

/** Gives the saved searches in their order. A filter that this program does not know narrows nothing. */
export function listSavedSearches(opened: ReadableCase): SavedSearch[] {
  return allRows(opened, 'saved_search', 'position, id').map((row) => {
    const parsed = savedSearchSchema.shape.query.safeParse(row.query);
    return { ...row, query: parsed.success ? parsed.data : knownPart(row.query) };
  });
}

function knownPart(query: object): SavedSearch['query'] {
  const { shape } = searchRequestSchema;
  const fields = Object.entries(query).filter(
    ([field, value]) => Object.hasOwn(shape, field) && shape[field as keyof typeof shape].safeParse(value).success,
  );
  return { ...emptySearch, ...Object.fromEntries(fields) };
}
