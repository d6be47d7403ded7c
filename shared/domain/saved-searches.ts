import { z } from 'zod';
import { idSchema, lineSchema } from './ids.ts';
import { searchRequestSchema } from './searches.ts';

/** A search that a person kept under a name; `query` is what the search box and its filters held. */
export const savedSearchSchema = z.object({
  id: idSchema,
  name: lineSchema.min(1),
  position: z.number().int().nonnegative(),
  query: searchRequestSchema,
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;
