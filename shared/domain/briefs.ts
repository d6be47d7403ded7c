import { z } from 'zod';
import { briefDocumentSchema } from './brief-document.ts';
import { briefSettingsSchema } from './brief-settings.ts';
import { daySchema, idSchema, lineSchema, textSchema } from './ids.ts';

/** A paper of the case: its words and settings. Facts, issues, exhibits and comparators come from the case. */
export const briefSchema = z.object({
  id: idSchema,
  title: lineSchema.min(1),
  /** A file of the templates, without its ending. */
  template: z.string().regex(/^[a-z0-9-]{1,60}$/),
  paper: z.enum(['us-letter', 'a4']),
  issuedOn: daySchema.nullable(),
  /** The first words of a pre-hearing brief; once there is a document they are in it. Cites are `[[excerpt/<id>]]`. */
  summary: textSchema,
  conclusion: textSchema,
  remedy: textSchema,
  /** Null while nobody has edited it: then it is what the template gives. */
  document: briefDocumentSchema.nullable(),
  settings: briefSettingsSchema,
});
export type Brief = z.infer<typeof briefSchema>;

/** A remark of co-counsel, anchored in the document by a `comment` mark with its id; never printed. */
export const briefCommentSchema = z.object({
  id: idSchema,
  brief: idSchema,
  /** The comment that this one answers. */
  parent: idSchema.nullable(),
  author: lineSchema,
  at: z.string(),
  /** The words that it was made on. */
  quote: textSchema,
  text: textSchema.min(1),
  resolved: z.boolean(),
});
export type BriefComment = z.infer<typeof briefCommentSchema>;

/** A finding that a person let pass, and why. */
export const overrideSchema = z.object({ check: z.string().max(100), reason: lineSchema.min(1) });
export type Override = z.infer<typeof overrideSchema>;

/** What an exported file holds: enough to tell later whether a copy of it was altered, and where. */
export const exportManifestSchema = z.object({
  /** First part of the PDF's /ID, lower-case hex: other programs keep it. */
  documentId: z.string(),
  parts: z.array(
    z.object({ fileName: z.string(), sha256: z.string(), bytes: z.number().int(), pages: z.number().int() }),
  ),
  exhibits: z.array(
    z.object({
      id: idSchema,
      label: z.string(),
      source: idSchema,
      sha256: z.string(),
      pages: z.number().int(),
      /** First page in its part, from 1; parts from 0. */
      firstPage: z.number().int(),
      part: z.number().int(),
      bates: z.string().nullable(),
      /** Pages of the exhibit, from 1, on which something was removed. */
      redacted: z.array(z.number().int()),
    }),
  ),
  /** A digest of what stands on each page, all parts in order. */
  pageDigests: z.array(z.string()),
  /** Where the links of a page lead: pages from 1 within the part, by the page (from 1) on which they stand; pages without links are left out. */
  links: z.record(z.string(), z.array(z.number().int())),
});
export type ExportManifest = z.infer<typeof exportManifestSchema>;

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
  overrides: z.array(overrideSchema),
  manifest: exportManifestSchema.nullable(),
  /** The evidence object that holds the exact bytes, where a copy was kept. */
  object: z.string().nullable(),
  servedOn: daySchema.nullable(),
  servedTo: z.string(),
});
export type BriefExport = z.infer<typeof briefExportSchema>;
