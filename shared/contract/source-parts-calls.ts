import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { chargeSchema, provisionSchema } from '../domain/source-parts.ts';
import { type Call, byId, nothing, patchOf } from './call.ts';

const ofSource = z.object({ source: idSchema });
/** Among its siblings; the last where none is given. */
const index = z.number().int().min(0).optional();
const place = z.object({ id: idSchema, parent: idSchema.nullable(), index: z.number().int().min(0) });

/** Calls on what a person enters of a policy and of a notice of charges, each a tree. */
export const sourcePartsCalls = {
  /** Of one source, or of all with null. */
  'provisions.list': { input: z.object({ source: idSchema.nullable() }), output: z.array(provisionSchema) },
  'provisions.create': {
    input: provisionSchema.omit({ id: true, position: true }).partial().required({ source: true }).extend({ index }),
    output: provisionSchema,
  },
  'provisions.update': {
    input: patchOf(provisionSchema.pick({ label: true, text: true, bearing: true, excerpt: true }).partial()),
    output: provisionSchema,
  },
  'provisions.move': { input: place, output: nothing },
  /** Removes a provision with all below it, as one step. */
  'provisions.remove': { input: byId, output: nothing },
  'charges.list': { input: ofSource, output: z.array(chargeSchema) },
  'charges.create': {
    input: chargeSchema
      .omit({ id: true, position: true, issue: true })
      .partial()
      .required({ source: true })
      .extend({ index }),
    output: chargeSchema,
  },
  'charges.update': {
    input: patchOf(chargeSchema.pick({ label: true, text: true, excerpt: true }).partial()),
    output: chargeSchema,
  },
  'charges.move': { input: place, output: nothing },
  /** Removes a charge with its specifications, as one step; issues that were made of them stay. */
  'charges.remove': { input: byId, output: nothing },
  /** Makes an issue of each charge and an element of each specification that has none yet. */
  'charges.make-issues': { input: ofSource, output: z.object({ issues: z.array(idSchema) }) },
} as const satisfies Record<string, Call>;
