import { z } from 'zod';
import { rectSchema } from './excerpts.ts';
import { idSchema, lineSchema, textSchema } from './ids.ts';

/** Codes that are printed on a box, with what they stand for; a person may type another. */
export const redactionReasons = {
  PII: 'Personal identifier',
  MED: 'Medical or health information',
  FIN: 'Financial account',
  MIN: 'Name or likeness of a minor',
  VIC: 'Identity of a victim or witness',
  PRIV: 'Privileged',
  CONF: 'Confidential by law or order',
} as const;

export const redactionPatterns = ['social-security', 'phone', 'birth-date', 'licence', 'term'] as const;

/** What is to be removed from a source when a copy of it leaves the case; the source itself never changes. */
export const redactionSchema = z.object({
  id: idSchema,
  source: idSchema,
  /** Page of the source, from 1. */
  page: z.number().int().min(1).max(1_000_000),
  rects: z.array(rectSchema).min(1).max(500),
  /** The words that stood under the mark when it was made; looked for in every file that leaves. Empty for a region without text. */
  words: textSchema,
  /** Printed on the box: a code of the list, or one that a person typed. */
  reason: lineSchema.min(1).max(24),
  /** Which suggestion a person accepted, or empty where the mark was drawn by hand. */
  pattern: z.enum(['', ...redactionPatterns]),
  note: lineSchema,
});
export type Redaction = z.infer<typeof redactionSchema>;
