import { z } from 'zod';
import { batesRangeSchema } from '../domain/bates.ts';
import { idSchema } from '../domain/ids.ts';
import {
  productionBars,
  productionExportSchema,
  productionSchema,
  productionSourceSchema,
  productionStateSchema,
} from '../domain/productions.ts';
import { sourceKinds } from '../domain/sources.ts';

/** A production in the list of all. */
export const productionListedSchema = productionSchema.extend({
  sources: z.number(),
  withheld: z.number(),
  /** The runs of our own numbers that it holds. */
  spans: z.array(batesRangeSchema.pick({ prefix: true, first: true, pages: true })),
});
export type ProductionListed = z.infer<typeof productionListedSchema>;

/** A production with everything that a person sees of it. */
export const productionViewSchema = z.object({
  production: productionSchema,
  sources: z.array(
    productionSourceSchema.extend({
      title: z.string(),
      label: z.string().nullable(),
      kind: z.enum(sourceKinds),
      date: z.string().nullable(),
      pages: z.number(),
      /** It cannot be printed: a slip sheet bears its number. */
      slipSheet: z.boolean(),
      /** The numbers under which it went, or that it has already; null where none are issued. */
      range: batesRangeSchema.nullable(),
      bars: z.array(z.enum(productionBars)),
    }),
  ),
  exports: z.array(productionExportSchema),
});
export type ProductionView = z.infer<typeof productionViewSchema>;
export type ProductionRow = ProductionView['sources'][number];

/** An exhibit or a cited source that the other side was never given. */
export const redRowSchema = z.object({
  id: idSchema,
  title: z.string(),
  label: z.string().nullable(),
  /** How many facts cite it. */
  facts: z.number(),
  /** On the list of a production that is not handed over yet, or kept back from one; else null. */
  state: productionStateSchema.nullable(),
  bars: z.array(z.enum(productionBars)),
});
export type RedRow = z.infer<typeof redRowSchema>;

/** An entry of the privilege log. */
export const privilegeRowSchema = z.object({
  id: idSchema,
  /** Our number where it has one, else empty. */
  bates: z.string(),
  date: z.string(),
  author: z.string(),
  recipients: z.string(),
  kind: z.string(),
  title: z.string(),
  basis: z.string(),
  reason: z.string(),
});
export type PrivilegeRow = z.infer<typeof privilegeRowSchema>;
