import { z } from 'zod';
import { idSchema, lineSchema, textSchema } from './ids.ts';

/** Another employee's conduct and discipline, set against the client's. */
export const comparatorSchema = z.object({
  id: idSchema,
  position: z.number().int().nonnegative(),
  /** Name, or a description where no name is public. */
  person: lineSchema.min(1),
  unit: lineSchema,
  date: z.string().max(80).nullable(),
  conduct: textSchema,
  rule: lineSchema,
  decisionMaker: lineSchema,
  penalty: lineSchema,
  /** What is alike, and what the employer will say differs. */
  alike: textSchema,
  differs: textSchema,
  /** Excerpt that proves it, or null: shown as unsupported. */
  excerpt: idSchema.nullable(),
});
export type Comparator = z.infer<typeof comparatorSchema>;
