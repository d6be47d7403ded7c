import { z } from 'zod';
import { rectSchema } from '../domain/excerpts.ts';
import { idSchema, textSchema } from '../domain/ids.ts';
import {
  coveredBoxSchema,
  redactionPatterns,
  redactionSchema,
  redactionSuggestionSchema,
} from '../domain/redactions.ts';
import { byId, byIds, type Call, nothing, patchOf, token } from './call.ts';
import { excerptViewSchema } from './views.ts';

/** What the reader picked to be removed. Pages and lines from 1, rectangles as in an excerpt. */
const newRedaction = redactionSchema.pick({ source: true, page: true, reason: true }).extend({
  kind: z.enum(['words', 'lines', 'region', 'page']),
  quote: textSchema.default(''),
  rects: z.array(rectSchema).max(500).default([]),
  lineFrom: z.number().int().min(1).nullable().default(null),
  lineTo: z.number().int().min(1).nullable().default(null),
});

/** Calls on what is removed from a source when a copy of it leaves the case. */
export const redactionsCalls = {
  /** Of one source, in order of its pages. */
  'redactions.list': { input: byId, output: z.array(redactionSchema) },
  /** Excerpts that stand on a redacted place, in whole or in part. */
  'redactions.excerpts': {
    input: nothing,
    output: z.array(z.object({ excerpt: excerptViewSchema, redactions: z.array(redactionSchema) })),
  },
  /** The boxes of a source under which text lies, with that text. */
  'redactions.covered': { input: byId, output: z.array(coveredBoxSchema) },
  /** The sources that still hold text under boxes, of one import or of the case. */
  'redactions.coveredSources': {
    input: z.object({ run: idSchema.nullable() }),
    output: z.array(z.object({ source: idSchema, title: z.string(), pages: z.array(z.number()) })),
  },
  'redactions.add': { input: newRedaction, output: redactionSchema },
  'redactions.update': {
    input: patchOf(redactionSchema.pick({ reason: true, note: true }).partial()),
    output: redactionSchema,
  },
  'redactions.remove': { input: byIds, output: nothing },
  /** Looks for patterns and terms; marks nothing. */
  'redactions.find': {
    input: z.object({
      job: token,
      patterns: z.array(z.enum(redactionPatterns)).max(10),
      terms: z.array(z.string().trim().min(1).max(200)).max(500),
      sources: z.array(idSchema).min(1).max(100_000),
    }),
    output: z.object({
      suggestions: z.array(redactionSuggestionSchema),
      pages: z.number(),
      unplaced: z.array(z.object({ source: idSchema, page: z.number() })),
      more: z.boolean(),
    }),
  },
  /** Marks the suggestions that a person accepted, as one step. */
  'redactions.accept': {
    input: z.object({
      suggestions: z
        .array(redactionSuggestionSchema.omit({ line: true, marked: true }))
        .min(1)
        .max(5000),
      reason: redactionSchema.shape.reason,
    }),
    output: z.object({ marked: z.number() }),
  },
} as const satisfies Record<string, Call>;
