import { z } from 'zod';
import { mentionSenses } from '../domain/date-spellings.ts';
import { idSchema } from '../domain/ids.ts';
import { sourceKinds, withheldReasons } from '../domain/sources.ts';

/** What a person wrote, beside facts and people, that a search finds by its words. */
export const noteKinds = [
  'source',
  'excerpt',
  'observation',
  'provision',
  'charge',
  'issue',
  'comparator',
  'grievance',
] as const;

export const searchHitSchema = z.object({
  kind: z.enum(['page', 'fact', 'person', 'note']),
  /** The source of a page; else the fact, the person, or what the note is of. */
  id: idSchema,
  /** What a note is of, else null. */
  of: z.enum(noteKinds).nullable(),
  title: z.string(),
  /** Page from 1, where there is one. */
  page: z.number().nullable(),
  /** The excerpt that a note is of, or that an observation, a provision or a charge points to. */
  excerpt: idSchema.nullable(),
  /** Found words stand between U+0002 and U+0003. */
  snippet: z.string(),
  /** Whether the words of the page were read from its picture. */
  ocr: z.boolean(),
  /** For a search by date: how sure it is that this day is meant; else null. */
  sense: z.enum(mentionSenses).nullable(),
  /** Date of a fact, EDTF, else null. */
  date: z.string().nullable(),
});

export const sourceHitsSchema = z.object({
  source: idSchema,
  title: z.string(),
  label: z.string().nullable(),
  kind: z.enum(sourceKinds),
  date: z.string().nullable(),
  withheld: z.enum(withheldReasons).nullable(),
  /** Pages of this source that were found, of which `hits` shows some. */
  found: z.number(),
  hits: z.array(searchHitSchema),
});

export const searchAnswerSchema = z.object({
  /** How many of each were found; with `atLeast` the true numbers are no less than these. */
  counts: z.object({ pages: z.number(), facts: z.number(), people: z.number(), notes: z.number() }),
  atLeast: z.boolean(),
  /** Sources with at least one page that was found. */
  sourcesFound: z.number(),
  sources: z.array(sourceHitsSchema),
  facts: z.array(searchHitSchema),
  people: z.array(searchHitSchema),
  /** Notes of what is no part of a source: issues, comparators, grievances. */
  notes: z.array(searchHitSchema),
  /** Whether the hits stand by how well they fit, the best first. */
  ranked: z.boolean(),
  /** Where there are more pages than are weighed: how many were weighed, exhibits before other sources. */
  rankedAmong: z.number().nullable(),
});

export type SearchHit = z.infer<typeof searchHitSchema>;
export type SourceHits = z.infer<typeof sourceHitsSchema>;
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
export type NoteKind = (typeof noteKinds)[number];
