import { z } from 'zod';
import { idSchema, lineSchema, textSchema } from './ids.ts';

/** Something seen or heard at a time of a recording; seconds are media offsets. */
export const observationSchema = z.object({
  id: idSchema,
  source: idSchema,
  position: z.number().int().nonnegative(),
  secondsFrom: z.number().nonnegative().nullable(),
  secondsTo: z.number().nonnegative().nullable(),
  /** The time of day as the note gives it, or empty. */
  wallClock: lineSchema,
  text: textSchema,
  observer: lineSchema,
  excerpt: idSchema.nullable(),
});
export type Observation = z.infer<typeof observationSchema>;

export const provisionBearings = ['prohibits', 'requires', 'permits', 'defines', 'other'] as const;

/** A provision of a policy or a contract; provisions form a tree. */
export const provisionSchema = z.object({
  id: idSchema,
  source: idSchema,
  parent: idSchema.nullable(),
  position: z.number().int().nonnegative(),
  /** `307.5(b)`. */
  label: lineSchema,
  text: textSchema,
  bearing: z.enum(provisionBearings),
  excerpt: idSchema.nullable(),
});
export type Provision = z.infer<typeof provisionSchema>;

/** A charge of a notice; a specification has its charge as parent. */
export const chargeSchema = z.object({
  id: idSchema,
  source: idSchema,
  parent: idSchema.nullable(),
  position: z.number().int().nonnegative(),
  label: lineSchema,
  text: textSchema,
  /** The issue that was made of it, or null. */
  issue: idSchema.nullable(),
  excerpt: idSchema.nullable(),
});
export type Charge = z.infer<typeof chargeSchema>;
