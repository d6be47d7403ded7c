import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { importOutcomes, importOutcomeSchema, importRunSchema } from '../domain/imports.ts';
import { type Call, byId, nothing, token } from './call.ts';

const ended = z.object({ run: importRunSchema, cancelled: z.boolean() });

/** Calls on imports of evidence. Progress comes as `job` events under the id that the caller chose; `jobs.cancel` ends one. */
export const importsCalls = {
  /** Takes granted files and folders in. Answers when all is in. */
  'imports.start': { input: z.object({ job: token, tokens: z.array(token).min(1).max(10_000) }), output: ended },
  /** Goes on with an import that was cut off. `conflict` while it is under way. */
  'imports.resume': { input: z.object({ job: token, id: idSchema }), output: ended },
  'imports.pause': { input: z.object({ job: token, paused: z.boolean() }), output: nothing },
  /** The newest first; `live`: under way now. */
  'imports.list': { input: nothing, output: z.array(importRunSchema.extend({ live: z.boolean() })) },
  'imports.outcomes': {
    input: z.object({
      id: idSchema,
      only: z.array(z.enum(importOutcomes)).nullable(),
      limit: z.number().int().min(1).max(10_000),
    }),
    output: z.array(importOutcomeSchema),
  },
  /** Offers an import that was cut off no more. What it took in stays. */
  'imports.dismiss': { input: byId, output: nothing },
  /** Writes what became of each file, as a table or as text. */
  'imports.save': { input: z.object({ id: idSchema, token, form: z.enum(['csv', 'text']) }), output: nothing },
} as const satisfies Record<string, Call>;
