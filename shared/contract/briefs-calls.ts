import { z } from 'zod';
import { briefExportSchema, briefSchema } from '../domain/briefs.ts';
import { exhibitSeries } from '../domain/exhibits.ts';
import { daySchema, idSchema } from '../domain/ids.ts';
import { type Call, nothing, token, bytesSchema, patchOf } from './call.ts';
import { namedCheckSchema, exhibitRowSchema } from './views.ts';

/** Calls on exhibits and briefs. */
export const briefsCalls = {
  'exhibits.list': { input: nothing, output: z.array(exhibitRowSchema) },
  /** Sets the whole list in order. A source that is withheld is refused with `conflict`. */
  'exhibits.set': {
    input: z.object({ exhibits: z.array(z.object({ source: idSchema, series: z.enum(exhibitSeries) })).max(100_000) }),
    output: z.array(exhibitRowSchema),
  },
  'briefs.list': { input: nothing, output: z.array(briefSchema) },
  'briefs.update': { input: patchOf(briefSchema.omit({ id: true }).partial()), output: briefSchema },
  /** The real PDF as it would be exported on that day, with the checks; writes nothing. */
  'briefs.preview': {
    input: z.object({ job: token, brief: idSchema, bundle: z.boolean(), date: daySchema }),
    output: z.object({
      pdf: bytesSchema,
      pages: z.number(),
      checks: z.array(namedCheckSchema),
      warnings: z.array(z.string()),
    }),
  },
  /** Writes the PDF to a granted path. A failing check fails with `check-failed` and leaves no file. */
  'briefs.export': {
    input: z.object({ job: token, brief: idSchema, bundle: z.boolean(), date: daySchema, token }),
    output: z.object({ export: briefExportSchema, checks: z.array(namedCheckSchema), warnings: z.array(z.string()) }),
  },
  'briefs.exports': { input: nothing, output: z.array(briefExportSchema) },
} as const satisfies Record<string, Call>;
