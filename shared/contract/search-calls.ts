import { z } from 'zod';
import type { Call } from './call.ts';
import { searchHitSchema } from './views.ts';

/** Calls that search. */
export const searchCalls = {
  'search.query': {
    input: z.object({ text: z.string().max(1000), limit: z.number().int().min(1).max(500) }),
    output: z.object({ total: z.number(), hits: z.array(searchHitSchema) }),
  },
} as const satisfies Record<string, Call>;
