import { z } from 'zod';
import { idSchema, lineSchema } from './ids.ts';

/** A search that a person kept under a name; `query` is what the search box and its filters held. */
export const savedSearchSchema = z.object({
  id: idSchema,
  name: lineSchema.min(1),
  position: z.number().int().nonnegative(),
  query: z.record(z.string(), z.unknown()),
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;
