import { z } from 'zod';
import { caseInfoSchema } from '../domain/cases.ts';
import { custodyEventSchema } from '../domain/custody.ts';
import { daySchema, idSchema } from '../domain/ids.ts';
import { type Call, byId, nothing, token } from './call.ts';
import { stepViewSchema, verifyResultSchema } from './views.ts';

/** Calls on the case as a whole, its history, its custody log and its jobs. */
export const caseCalls = {
  'case.info': { input: nothing, output: caseInfoSchema },
  'case.update': {
    input: z.object({ patch: caseInfoSchema.omit({ id: true, createdAt: true }).partial() }),
    output: caseInfoSchema,
  },
  'case.overview': {
    input: nothing,
    output: z.object({
      counts: z.record(z.string(), z.number()),
      /** What would lose this hearing: a named gap, how many, and what they are. */
      gaps: z.array(
        z.object({
          gap: z.enum([
            'unsupported-facts',
            'contradictions',
            'unanswered-issues',
            'issues-without-support',
            'never-produced',
            'unreadable-sources',
            'covered-text',
            'sources-not-exhibits',
            'deadlines-unconfirmed',
            'comparators-unsupported',
          ]),
          count: z.number(),
          items: z.array(z.object({ id: idSchema, title: z.string() })),
        }),
      ),
      clocks: z.array(z.object({ id: idSchema, title: z.string(), due: daySchema, days: z.number(), why: z.string() })),
      steps: z.array(stepViewSchema),
    }),
  },
  /** Writes the whole case as one file to a granted path. */
  'case.save-copy': {
    input: z.object({ job: token, token }),
    output: z.object({ files: z.number(), bytes: z.number(), sha256: z.string(), missing: z.array(z.string()) }),
  },
  /** Writes everything in open formats to a granted folder. */
  'case.export-everything': {
    input: z.object({ job: token, token }),
    output: z.object({ files: z.number(), missing: z.array(z.string()) }),
  },
  'history.state': {
    input: nothing,
    output: z.object({ undo: z.string().nullable(), redo: z.string().nullable(), savedAt: z.string().nullable() }),
  },
  'history.undo': { input: nothing, output: z.object({ label: z.string() }) },
  'history.redo': { input: nothing, output: z.object({ label: z.string() }) },
  'custody.steps': {
    input: z.object({ before: z.number().nullable(), limit: z.number().int().min(1).max(1000) }),
    output: z.object({ steps: z.array(stepViewSchema), total: z.number() }),
  },
  /** What was done with one source, the oldest first. */
  'custody.source': { input: byId, output: z.array(custodyEventSchema) },
  /** Writes the custody record of sources, or of all, as a PDF to a granted path. */
  'custody.print': {
    input: z.object({ job: token, token, sources: z.array(idSchema).min(1).max(100_000).nullable(), date: daySchema }),
    output: z.object({ pages: z.number() }),
  },
  'custody.verify': { input: z.object({ job: token }), output: verifyResultSchema },
  'jobs.cancel': { input: z.object({ job: token }), output: nothing },
} as const satisfies Record<string, Call>;
