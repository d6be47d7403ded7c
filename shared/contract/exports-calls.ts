import { z } from 'zod';
import { daySchema, idSchema, lineSchema } from '../domain/ids.ts';
import { briefExportSchema } from '../domain/briefs.ts';
import { token, type Call } from './call.ts';
import { namedCheckSchema } from './views.ts';

/** Calls on briefs that leave the case or have left it. */
export const exportsCalls = {
  /** Runs the checks of an export as the case stands, and gives no PDF; writes nothing. */
  'exports.check': {
    input: z.object({ job: token, brief: idSchema, bundle: z.boolean(), date: daySchema }),
    output: z.object({ pages: z.number(), checks: z.array(namedCheckSchema), warnings: z.array(z.string()) }),
  },
  /**
   * Says that an exported file was served, or corrects it; `on` null takes it back. A version whose exact bytes were not kept fails
   * with `conflict`: it could not be printed again.
   */
  'exports.serve': {
    input: z.object({ id: idSchema, on: daySchema.nullable(), to: lineSchema }),
    output: briefExportSchema,
  },
} as const satisfies Record<string, Call>;
