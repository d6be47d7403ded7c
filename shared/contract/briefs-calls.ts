import { z } from 'zod';
import { briefDocumentSchema } from '../domain/brief-document.ts';
import { briefCommentSchema, briefExportSchema, briefSchema, overrideSchema } from '../domain/briefs.ts';
import { daySchema, idSchema, lineSchema } from '../domain/ids.ts';
import { byId, type Call, nothing, token, bytesSchema, patchOf } from './call.ts';
import { namedCheckSchema } from './views.ts';

/** Calls on briefs. */
export const briefsCalls = {
  /** The kinds of paper that can be made: those of the program in the order in which they are offered, then a firm's own. */
  'briefs.templates': {
    input: nothing,
    output: z.array(z.object({ name: z.string(), title: z.string(), about: z.string(), firm: z.boolean() })),
  },
  'briefs.list': { input: nothing, output: z.array(briefSchema) },
  'briefs.update': { input: patchOf(briefSchema.omit({ id: true }).partial()), output: briefSchema },
  'briefs.create': { input: briefSchema.pick({ title: true, template: true }), output: briefSchema },
  /** A paper that was exported stays: `conflict`. */
  'briefs.remove': { input: byId, output: nothing },
  /** What stands in the editor; `from` tells whether it was left unsaved. */
  'briefs.document': {
    input: z.object({ brief: idSchema }),
    output: z.object({
      document: briefDocumentSchema,
      from: z.enum(['draft', 'saved', 'template']),
      draftAt: z.string().nullable(),
    }),
  },
  /** Keeps what is being typed, at every pause; no step of the journal. */
  'briefs.draft': {
    input: z.object({ brief: idSchema, document: briefDocumentSchema }),
    output: z.object({ savedAt: z.string() }),
  },
  /** Enters the document into the journal as one step. */
  'briefs.save': { input: z.object({ brief: idSchema, document: briefDocumentSchema }), output: briefSchema },
  'briefs.versions': {
    input: z.object({ brief: idSchema }),
    output: z.array(z.object({ step: z.number(), at: z.string(), actor: z.string(), label: z.string() })),
  },
  'briefs.version': { input: z.object({ brief: idSchema, step: z.number().int() }), output: briefDocumentSchema },
  'briefs.restore': { input: z.object({ brief: idSchema, step: z.number().int() }), output: briefSchema },
  'comments.list': { input: z.object({ brief: idSchema }), output: z.array(briefCommentSchema) },
  /** The id is the window's, so that the mark in the document can hold it at once. */
  'comments.add': {
    input: briefCommentSchema.pick({ id: true, brief: true, parent: true, quote: true, text: true }),
    output: briefCommentSchema,
  },
  'comments.update': {
    input: patchOf(briefCommentSchema.pick({ text: true, resolved: true }).partial()),
    output: briefCommentSchema,
  },
  'comments.remove': { input: byId, output: nothing },
  /** The real PDF as it would be exported on that day, with the checks; writes nothing. */
  'briefs.preview': {
    input: z.object({ job: token, brief: idSchema, bundle: z.boolean(), date: daySchema }),
    output: z.object({
      pdf: bytesSchema,
      pages: z.number(),
      checks: z.array(namedCheckSchema),
      warnings: z.array(z.string()),
    }),
  },
  /**
   * Writes the PDF to a granted path. A check that fails, and that no reason lets pass, fails with `check-failed` and leaves no file;
   * `owed` names the checks for which a reason would do.
   */
  'briefs.export': {
    input: z.object({
      job: token,
      brief: idSchema,
      bundle: z.boolean(),
      date: daySchema,
      token,
      overrides: z.array(overrideSchema).max(100).default([]),
      /** Keep the exact bytes in the case; they are kept in any case when the file is served. */
      keep: z.boolean().default(false),
      served: z
        .object({ on: daySchema, to: lineSchema.min(1) })
        .nullable()
        .default(null),
    }),
    output: z.object({ export: briefExportSchema, checks: z.array(namedCheckSchema), warnings: z.array(z.string()) }),
  },
  /** Writes the words of a paper as a Word file to a granted path, cites as words. What may never leave the case stops it. */
  'briefs.export-docx': {
    input: z.object({ job: token, brief: idSchema, date: daySchema, token, compelledReason: lineSchema.default('') }),
    output: z.object({ sha256: z.string(), warnings: z.array(z.string()) }),
  },
  'briefs.exports': { input: nothing, output: z.array(briefExportSchema) },
} as const satisfies Record<string, Call>;
