import { z } from 'zod';
import { daySchema, idSchema } from '../domain/ids.ts';
import {
  productionDecisionSchema,
  productionExportSchema,
  productionSchema,
  productionSourceSchema,
  productionStateSchema,
} from '../domain/productions.ts';
import { byId, bytesSchema, type Call, nothing, patchOf, token } from './call.ts';
import { privilegeRowSchema, productionListedSchema, productionViewSchema, redRowSchema } from './production-views.ts';

const said = productionSchema.omit({ id: true, direction: true, servedAt: true }).partial();
const sources = z.array(idSchema).max(100_000);
const scope = z.enum(['withheld', 'all']);
/** What handing over asks: whether to number, and what a person says of each source that may be kept back. */
const serve = z.object({
  production: idSchema,
  numbers: z.boolean(),
  decisions: z.array(productionDecisionSchema).max(100_000),
});

/** Calls on productions given and received. */
export const productionsCalls = {
  'productions.list': { input: nothing, output: z.array(productionListedSchema) },
  'productions.get': { input: byId, output: productionViewSchema },
  /** Where sources stand between the sides; a source in no production has no entry. */
  'productions.states': { input: nothing, output: z.array(productionStateSchema) },
  /** Exhibits and cited sources that the other side was never given. */
  'productions.red-list': { input: nothing, output: z.array(redRowSchema) },
  'productions.create': {
    input: said.extend({ direction: productionSchema.shape.direction, sources: sources.default([]) }),
    output: productionSchema,
  },
  /** Of a production that was handed over only the note changes; the rest is refused with `conflict`. */
  'productions.update': { input: patchOf(said), output: productionSchema },
  'productions.remove': { input: byId, output: nothing },
  'productions.set-sources': { input: z.object({ id: idSchema, sources }), output: nothing },
  'productions.add-sources': { input: z.object({ id: idSchema, sources: sources.min(1) }), output: nothing },
  'productions.update-source': {
    input: patchOf(productionSourceSchema.pick({ theirBates: true })),
    output: productionSourceSchema,
  },
  /** Enters it as handed over without files. A source that may be kept back and that nobody decided on fails with `check-failed`. */
  'productions.serve': { input: serve, output: productionSchema },
  /** Writes it into a granted folder, issues its numbers and enters it as handed over. */
  'productions.export': {
    input: serve.extend({ job: token, token, natives: z.boolean() }),
    output: z.object({ export: productionExportSchema, warnings: z.array(z.string()) }),
  },
  /** The letter or the index as PDF; writes nothing, issues nothing. */
  'productions.preview': {
    input: z.object({
      job: token,
      production: idSchema,
      paper: z.enum(['cover-letter', 'index']),
      numbers: z.boolean(),
    }),
    output: z.object({ pdf: bytesSchema, pages: z.number() }),
  },
  'productions.save-paper': {
    input: z.object({
      job: token,
      token,
      production: idSchema,
      paper: z.enum(['cover-letter', 'index']),
      numbers: z.boolean(),
    }),
    output: z.object({ pages: z.number() }),
  },
  'productions.privilege-log': { input: z.object({ scope }), output: z.array(privilegeRowSchema) },
  'productions.export-privilege-log': {
    input: z.object({ job: token, token, scope, date: daySchema }),
    output: z.object({ entries: z.number() }),
  },
} as const satisfies Record<string, Call>;
