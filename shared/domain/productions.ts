import { z } from 'zod';
import { daySchema, idSchema, lineSchema, textSchema } from './ids.ts';

export const productionDirections = ['given', 'received'] as const;

/** A set of sources given to or received from the other side on a day, by a means. */
export const productionSchema = z.object({
  id: idSchema,
  direction: z.enum(productionDirections),
  date: daySchema,
  /** To whom it was given, or from whom received. */
  party: lineSchema,
  /** By hand, by mail, by e-mail ... */
  means: lineSchema,
  title: lineSchema,
  /** What the cover letter says. */
  letter: textSchema,
  note: textSchema,
});
export type Production = z.infer<typeof productionSchema>;

/** A source within a production. */
export const productionSourceSchema = z.object({
  id: idSchema,
  production: idSchema,
  source: idSchema,
  position: z.number().int().nonnegative(),
  /** The range of our own numbers under which it was given, or null. */
  bates: idSchema.nullable(),
  /** Numbers that the other side had put on it, as printed. */
  theirBates: lineSchema,
});
export type ProductionSource = z.infer<typeof productionSourceSchema>;
