import { z } from 'zod';
import { checkPlaceSchema, severities } from '../domain/export-gate.ts';
import { batesRangeSchema } from '../domain/bates.ts';
import { excerptSchema } from '../domain/excerpts.ts';
import { exhibitSchema, seriesRowSchema } from '../domain/exhibits.ts';
import { excerptBearings, factSchema, issueBearings } from '../domain/facts.ts';
import { daySchema, idSchema } from '../domain/ids.ts';
import { observationSchema } from '../domain/source-parts.ts';
import { evidenceObjectSchema, sourceSchema } from '../domain/sources.ts';

/** A row of a list of sources: the source, its bytes' facts, and its place among the exhibits. */
export const sourceRowSchema = sourceSchema.extend({
  sha256: z.string(),
  bytes: z.number(),
  format: evidenceObjectSchema.shape.format,
  pages: z.number(),
  chars: z.number(),
  unreadable: evidenceObjectSchema.shape.unreadable,
  /** Duration of a recording, else null. */
  seconds: z.number().nullable(),
  /** Exhibit label, or null where it is none. */
  label: z.string().nullable(),
});

/** An excerpt with what a person sees of it. */
export const excerptViewSchema = excerptSchema.extend({
  /** `Union Ex. 4 at 3`; for a source that is no exhibit, its title and the place. */
  pin: z.string(),
  sourceTitle: z.string(),
  facts: z.array(idSchema),
});

/** A fact with its pins and links. */
export const factViewSchema = factSchema.extend({
  /** Earliest possible day, for sorting; null for a fact without date. */
  sortDay: daySchema.nullable(),
  pins: z.array(
    z.object({
      link: idSchema,
      excerpt: idSchema,
      source: idSchema,
      page: z.number(),
      pin: z.string(),
      bearing: z.enum(excerptBearings),
      quote: z.string(),
      publisher: z.string(),
    }),
  ),
  issues: z.array(z.object({ link: idSchema, issue: idSchema, bearing: z.enum(issueBearings) })),
  contradicts: z.array(z.object({ link: idSchema, fact: idSchema, note: z.string() })),
});

/** Rows of a sheet, and what sheets there are. A row knows its lines on the text pages, so that it can be cited. */
export const tableSliceSchema = z.object({
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.number(), columns: z.number() })),
  rows: z.array(
    z.object({
      /** As the file counts it, from 1; blank rows are left out. */
      number: z.number(),
      cells: z.array(z.string()),
      page: z.number(),
      lineFrom: z.number(),
      lineTo: z.number(),
    }),
  ),
});

export const namedCheckSchema = z.object({
  check: z.string(),
  title: z.string(),
  ok: z.boolean(),
  /** What it means when `ok` is false. */
  severity: z.enum(severities),
  detail: z.string(),
  items: z.array(z.string()),
  /** Where each item stands, as far as that is known: as many as there are items. */
  places: z.array(checkPlaceSchema.nullable()),
});

export const stepViewSchema = z.object({
  number: z.number(),
  kind: z.enum(['do', 'undo', 'redo', 'act']),
  label: z.string(),
  actor: z.string(),
  at: z.string(),
  target: z.number().nullable(),
  changes: z.number(),
  hash: z.string(),
});

export const verifyResultSchema = z.object({
  ok: z.boolean(),
  steps: z.number(),
  objects: z.number(),
  problems: z.array(z.object({ what: z.string(), source: idSchema.nullable(), title: z.string().nullable() })),
});

export const exhibitRowSchema = exhibitSchema.extend({
  label: z.string(),
  title: z.string(),
  pages: z.number(),
  bates: batesRangeSchema.nullable(),
  exportable: z.boolean(),
  /** Why a person made a compelled statement an exhibit; null for any other exhibit. */
  letIn: z.string().nullable(),
  confidentiality: sourceSchema.shape.confidentiality,
});

/** A source that asks for a password. */
export const passwordViewSchema = z.object({
  source: idSchema,
  title: z.string(),
  /** Exhibit label, or null where it is none. */
  label: z.string().nullable(),
  /** Whether its password was typed since the case was opened. */
  isOpen: z.boolean(),
  /** Whether its pages and words are known, from this session or a former one. */
  isRead: z.boolean(),
  /** Size of what can be shown: of the copy without the password where that is open. */
  bytes: z.number(),
});

/** A series with how many exhibits it has. */
export const seriesViewSchema = seriesRowSchema.extend({ builtIn: z.boolean(), exhibits: z.number() });

/** An observation with what a person sees of it. */
export const observationViewSchema = observationSchema.extend({
  /** Day and time at its beginning: as the note gives it, else reckoned from the clock of the recording; null where not known. */
  clock: z.string().nullable(),
  /** The pin of its excerpt, or null where it has none. */
  pin: z.string().nullable(),
});

export type ObservationView = z.infer<typeof observationViewSchema>;
export type SourceRow = z.infer<typeof sourceRowSchema>;
export type ExcerptView = z.infer<typeof excerptViewSchema>;
export type FactView = z.infer<typeof factViewSchema>;
export type SeriesView = z.infer<typeof seriesViewSchema>;
export type ExhibitRow = z.infer<typeof exhibitRowSchema>;
export type TableSlice = z.infer<typeof tableSliceSchema>;
export type PasswordView = z.infer<typeof passwordViewSchema>;
export type NamedCheck = z.infer<typeof namedCheckSchema>;
export type StepView = z.infer<typeof stepViewSchema>;
export type VerifyResult = z.infer<typeof verifyResultSchema>;
