import { z } from 'zod';
import { excerptSchema } from '../domain/excerpts.ts';
import { idSchema } from '../domain/ids.ts';
import { evidenceObjectSchema, sourceSchema } from '../domain/sources.ts';
import { type Call, nothing, byId, byIds, bytesSchema, patchOf } from './call.ts';
import { tableSliceSchema, sourceRowSchema, excerptViewSchema, stepViewSchema } from './views.ts';

/** New rows come without id. */
const newExcerpt = excerptSchema.omit({ id: true }).partial().required({ source: true, kind: true, page: true });

/** What a person may say of a source. */
const said = sourceSchema
  .omit({ id: true, object: true, name: true, importedAt: true, parent: true, parentPath: true, parentSeconds: true })
  .partial();

/** Calls on sources and their excerpts. */
export const sourcesCalls = {
  'sources.list': { input: nothing, output: z.array(sourceRowSchema) },
  'sources.get': {
    input: byId,
    output: z.object({
      source: sourceRowSchema,
      object: evidenceObjectSchema,
      excerpts: z.array(excerptViewSchema),
      custody: z.array(stepViewSchema),
    }),
  },
  /** Of `details` only the fields that change; an empty one is cleared. */
  'sources.update': { input: patchOf(said), output: sourceSchema },
  /** The same for many sources, as one step: all or none. */
  'sources.update-many': { input: byIds.extend({ patch: said }), output: z.object({ changed: z.number() }) },
  /** To the trash: undo brings them back. Refused with `conflict` while a fact or an exhibit rests on one. */
  'sources.remove': { input: byIds, output: nothing },
  /** Bytes `offset` to `offset + length` of the original, at most 8 MiB a call. */
  'sources.read': {
    input: z.object({ id: idSchema, offset: z.number().int().min(0), length: z.number().int().min(1).max(8_388_608) }),
    output: z.object({ bytes: bytesSchema, total: z.number() }),
  },
  /** Unsanitised HTML of a mail or a Word file; the window sanitises and frames it. */
  'sources.html': { input: byId, output: z.object({ html: z.string() }) },
  'sources.pages': {
    input: z.object({ id: idSchema, from: z.number().int().min(1), count: z.number().int().min(1).max(200) }),
    output: z.array(
      z.object({
        number: z.number(),
        text: z.string(),
        width: z.number(),
        height: z.number(),
        rotate: z.number(),
      }),
    ),
  },
  /** Looks into the bytes anew. What still cannot be read stays as it is; excerpts that no longer stand are named. */
  'sources.read-again': {
    input: byId,
    output: z.object({
      unreadable: evidenceObjectSchema.shape.unreadable,
      pages: z.number(),
      chars: z.number(),
      lost: z.array(excerptViewSchema),
    }),
  },
  /** `count` rows of a sheet (from 0) of a CSV file or an Excel workbook, from the row at `from` (counted from 0 among those with cells). */
  'sources.table': {
    input: z.object({
      id: idSchema,
      sheet: z.number().int().min(0).max(1000),
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(1000),
    }),
    output: tableSliceSchema,
  },
  /** A TIFF page as PNG. */
  'sources.png': {
    input: z.object({ id: idSchema, page: z.number().int().min(1).max(1_000_000) }),
    output: z.object({ bytes: bytesSchema }),
  },
  'excerpts.list': { input: nothing, output: z.array(excerptViewSchema) },
  /** A pin that points outside of its source is refused with `invalid-input`. */
  'excerpts.create': { input: newExcerpt, output: excerptViewSchema },
  'excerpts.update': { input: patchOf(excerptSchema.pick({ note: true })), output: excerptViewSchema },
  'excerpts.remove': { input: byId, output: nothing },
} as const satisfies Record<string, Call>;
