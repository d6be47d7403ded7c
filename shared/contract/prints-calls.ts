import { z } from 'zod';
import { overrideSchema } from '../domain/briefs.ts';
import { daySchema } from '../domain/ids.ts';
import { mostSheets, printableSchema } from '../domain/prints.ts';
import { bytesSchema, nothing, token, type Call } from './call.ts';
import { namedCheckSchema } from './views.ts';

/** Printing: the pages are made and judged by the case host, and printed by the shell alone. */
export const printsCalls = {
  /** Makes the pages and their checks; writes nothing. `pdf` is null for the window, whose pages the shell gives. */
  'prints.make': {
    input: z.object({ job: token, what: printableSchema, date: daySchema }),
    output: z.object({
      /** Names this print for `prints.begin`. */
      print: z.string(),
      pdf: bytesSchema.nullable(),
      pages: z.number(),
      title: z.string(),
      /** What a head line names; null where the pages have a head of their own. */
      head: z.string().nullable(),
      /** Printed on each sheet, always. */
      marks: z.array(z.string()),
      notes: z.array(z.string()),
      /** `whole`: printed only when each check passes or has a reason; `draft`: else with the draft mark. */
      gate: z.enum(['none', 'draft', 'whole']),
      checks: z.array(namedCheckSchema),
    }),
  },
  /** Enters the print into the log, before it goes to the printer. `check-failed` as an export; `draft`: it must bear the mark. */
  'prints.begin': {
    input: z.object({
      print: token,
      pages: z.array(z.number().int().min(1)).min(1).max(mostSheets),
      overrides: z.array(overrideSchema).max(100).default([]),
    }),
    output: z.object({ step: z.number(), draft: z.boolean() }),
  },
  /** Says that the print of that step did not take place. */
  'prints.call-off': {
    input: z.object({ step: z.number().int(), reason: z.enum(['cancelled', 'no-printer', 'failed']) }),
    output: nothing,
  },
} as const satisfies Record<string, Call>;
