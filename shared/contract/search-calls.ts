import { z } from 'zod';
import { idSchema, lineSchema } from '../domain/ids.ts';
import { savedSearchSchema } from '../domain/saved-searches.ts';
import { searchRequestSchema } from '../domain/searches.ts';
import { byId, type Call, nothing, patchOf, token } from './call.ts';
import { searchAnswerSchema, sourceHitsSchema } from './search-views.ts';

const size = z.object({
  sources: z.number().int().min(1).max(200),
  perSource: z.number().int().min(1).max(20),
  others: z.number().int().min(0).max(500),
});
const done = z.object({});

/** Calls that search, and that keep searches under a name. */
export const searchCalls = {
  /** A count and the first hits at once, not in the order of how well they fit. */
  'search.first': { input: z.object({ request: searchRequestSchema, size }), output: searchAnswerSchema },
  /** The true counts and the best hits. A later search of the same box gives this one up: it answers `cancelled`. */
  'search.ranked': { input: z.object({ request: searchRequestSchema, size, box: token }), output: searchAnswerSchema },
  /** Every hit of one source in the order of its pages, at most 500; null where there is none. */
  'search.in-source': {
    input: z.object({ request: searchRequestSchema, source: idSchema }),
    output: sourceHitsSchema.nullable(),
  },
  'saved-searches.list': { input: nothing, output: z.array(savedSearchSchema) },
  'saved-searches.create': {
    input: z.object({ name: lineSchema.min(1), query: searchRequestSchema }),
    output: savedSearchSchema,
  },
  'saved-searches.update': {
    input: patchOf(savedSearchSchema.pick({ name: true, query: true }).partial()),
    output: savedSearchSchema,
  },
  'saved-searches.move': { input: z.object({ id: idSchema, index: z.number().int().min(0) }), output: done },
  'saved-searches.remove': { input: byId, output: done },
} as const satisfies Record<string, Call>;
