import { z } from 'zod';
import { blockNodesSchema, liveObjects } from '../domain/brief-document.ts';
import { daySchema, idSchema } from '../domain/ids.ts';
import type { Call } from './call.ts';

/** What a live block will print: how much of it, and its first lines or rows. */
export const liveSummarySchema = z.object({
  object: z.enum(liveObjects),
  id: idSchema.nullable(),
  /** The heading of an issue, the label of a provision; empty where the object has no name of its own. */
  name: z.string(),
  count: z.string(),
  lines: z.array(z.string()),
  table: z.object({ head: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
  /** Lines or rows beyond the first. */
  more: z.number(),
  /** The row that it names is gone, or stands on nothing that may be printed. */
  isGone: z.boolean(),
});
export type LiveSummary = z.infer<typeof liveSummarySchema>;

/** Calls on the live blocks of a paper. */
export const liveCalls = {
  'briefs.live': {
    input: z.object({
      brief: idSchema,
      date: daySchema,
      blocks: z.array(z.object({ object: z.enum(liveObjects), id: idSchema.nullable() })).max(1000),
    }),
    output: z.array(liveSummarySchema),
  },
  /** What a live block prints, as text with live cites; `level` is that of its headings. `conflict` where it prints no text. */
  'briefs.live-text': {
    input: z.object({
      brief: idSchema,
      date: daySchema,
      object: z.enum(liveObjects),
      id: idSchema.nullable(),
      level: z.number().int().min(1).max(4),
    }),
    output: z.object({ content: blockNodesSchema }),
  },
} as const satisfies Record<string, Call>;
