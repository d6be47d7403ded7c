import { z } from 'zod';
import { idSchema, lineSchema, textSchema } from './ids.ts';

export const factKinds = ['fact', 'instruction', 'statement', 'event'] as const;
export const factStatuses = [
  'undisputed',
  'disputed-by-us',
  'disputed-by-them',
  'alleged',
  'reported',
  'unsure',
] as const;
export const sides = ['helps', 'hurts', 'neutral'] as const;
export const excerptBearings = ['supports', 'contradicts'] as const;
export const issueBearings = ['supports', 'undermines', 'neutral'] as const;

export type FactKind = (typeof factKinds)[number];
export type FactStatus = (typeof factStatuses)[number];
export type Side = (typeof sides)[number];
export type ExcerptBearing = (typeof excerptBearings)[number];
export type IssueBearing = (typeof issueBearings)[number];

/** One assertion with date, status and side; an instruction and a statement also say who, to whom, how and in which words. */
export const factSchema = z.object({
  id: idSchema,
  kind: z.enum(factKinds),
  /** One sentence. */
  text: textSchema.min(1),
  /** EDTF level 1, or null when the day is not known. */
  date: z.string().max(80).nullable(),
  status: z.enum(factStatuses),
  side: z.enum(sides),
  /** Who asserts it. */
  assertedBy: idSchema.nullable(),
  giver: idSchema.nullable(),
  recipient: idSchema.nullable(),
  speaker: idSchema.nullable(),
  channel: lineSchema,
  witnesses: lineSchema,
  audience: lineSchema,
  venue: lineSchema,
  /** The exact words, where a source has them. */
  words: textSchema,
  note: textSchema,
});
export type Fact = z.infer<typeof factSchema>;

export const factExcerptSchema = z.object({
  id: idSchema,
  fact: idSchema,
  excerpt: idSchema,
  bearing: z.enum(excerptBearings),
});
export type FactExcerpt = z.infer<typeof factExcerptSchema>;

export const factIssueSchema = z.object({
  id: idSchema,
  fact: idSchema,
  issue: idSchema,
  bearing: z.enum(issueBearings),
});
export type FactIssue = z.infer<typeof factIssueSchema>;

/** Two facts that cannot both be right, as a person sees it. */
export const contradictionSchema = z.object({
  id: idSchema,
  factA: idSchema,
  factB: idSchema,
  note: textSchema,
});
export type Contradiction = z.infer<typeof contradictionSchema>;
