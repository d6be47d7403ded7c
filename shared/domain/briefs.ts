import { z } from 'zod';
import { daySchema, idSchema, lineSchema, textSchema } from './ids.ts';

/** What a person decides for a brief; facts, issues, exhibits and comparators come from the case. */
export const briefSchema = z.object({
  id: idSchema,
  title: lineSchema.min(1),
  template: z.string().regex(/^[a-z0-9-]{1,60}$/),
  paper: z.enum(['us-letter', 'a4']),
  issuedOn: daySchema.nullable(),
  summary: textSchema,
  conclusion: textSchema,
  remedy: textSchema,
});
export type Brief = z.infer<typeof briefSchema>;

/** A brief that was exported: which file, which checks, which hash. */
export const briefExportSchema = z.object({
  id: idSchema,
  brief: idSchema,
  fileName: z.string().max(1000),
  issuedOn: daySchema,
  exportedAt: z.string(),
  sha256: z.string().length(64),
  bytes: z.number().int(),
  pages: z.number().int(),
  bundle: z.boolean(),
  checks: z.json(),
});
export type BriefExport = z.infer<typeof briefExportSchema>;
