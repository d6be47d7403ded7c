import { z } from 'zod';
import { citeTarget } from './brief-blocks.ts';
import { idSchema, lineSchema } from './ids.ts';

/*
 * What a check of a paper against the case finds. It points out; a person decides. No finding says that something is true or
 * false, only that the words of the paper and those of the source agree or differ.
 */

export const findingKinds = [
  'dead-target', // names an excerpt, exhibit, fact, provision or issue that is not in the case
  'outside-source', // its page, lines or seconds lie beyond the source
  'excerpt-changed', // the words of the excerpt no longer stand on its page
  'withheld', // cites what is privileged, compelled, sealed or under a protective order
  'redacted', // repeats what is redacted in an exhibit of this paper, or cites a place that is
  'not-exhibit', // cites a source that is no exhibit of this paper
  'not-produced', // cites an exhibit that the other side was never given
  'quote-differs', // quoted words are not those of the source
  'quote-elsewhere', // quoted words stand in the source, at another place than the cite says
  'quote-marked', // stands, with omissions and changes that are marked as such
  'quote-unchecked', // there is no text to hold it against
  'no-cite', // a sentence of fact without a source
  'date-differs',
  'name-differs',
  'gap', // words that a person was to fill in
  'contradiction', // rests on two facts that contradict each other
  'empty-object', // a live object that prints nothing
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** `stops`: the export fails. `asks`: a person mends it, dismisses it or gives a reason. `notes`: to be known. */
export const findingSeverities = ['stops', 'asks', 'notes'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/** A run of words of a comparison: the same on both sides, in the paper alone, or in the source alone. */
export const wordRunSchema = z.object({ side: z.enum(['both', 'paper', 'source']), text: z.string() });
export type WordRun = z.infer<typeof wordRunSchema>;

export const findingSchema = z.object({
  /** Stands for the same finding in every run, as long as its sentence and what it cites are the same. */
  key: z.string().length(32),
  kind: z.enum(findingKinds),
  severity: z.enum(findingSeverities),
  /** Block at the top of the document, from 0. */
  block: z.number().int().nonnegative(),
  /** Further blocks in which the same is found. */
  others: z.array(z.number().int().nonnegative()),
  /** The sentence or the quoted words. */
  text: z.string(),
  /** What was found, in one or two sentences. */
  detail: z.string(),
  /** The cite that it is about, or null. */
  target: citeTarget.nullable(),
  /** The cite as it is printed, or empty. */
  pin: z.string(),
  /** Where to look: the source and its page from 1. */
  place: z.object({ source: idSchema, page: z.number().int().min(1) }).nullable(),
  /** The issue or fact in which the words stand, where they are not the paper's own. */
  within: z.object({ kind: z.enum(['issue', 'fact', 'comparator', 'provision']), id: idSchema }).nullable(),
  /** The paper held against the source word by word; empty where no words are compared. */
  difference: z.array(wordRunSchema),
});
export type Finding = z.infer<typeof findingSchema>;

/** A finding that a person let stand. It counts again as soon as its sentence is changed. */
export const citeDismissalSchema = z.object({
  id: idSchema,
  brief: idSchema,
  /** Of the finding. */
  key: z.string().length(32),
  kind: z.enum(findingKinds),
  /** The words of the finding, so that a person sees what was let stand. */
  text: z.string().max(2000),
  reason: lineSchema,
  by: lineSchema,
  at: z.string(),
});
export type CiteDismissal = z.infer<typeof citeDismissalSchema>;

export const citeCheckSchema = z.object({
  /** In order of place; without those that a person dismissed. */
  findings: z.array(findingSchema),
  dismissed: z.array(z.object({ finding: findingSchema, dismissal: citeDismissalSchema })),
  counts: z.object({
    /** Cites of the paper, of those that `land` on an existing place of an exhibit that may be printed. */
    cites: z.number().int(),
    land: z.number().int(),
    /** Quoted passages, of those that `differ` from their source. */
    quotes: z.number().int(),
    differ: z.number().int(),
    /** Sentences of fact, of those that are `uncited`. */
    sentences: z.number().int(),
    uncited: z.number().int(),
  }),
});
export type CiteCheck = z.infer<typeof citeCheckSchema>;

/** Kinds that no reason lets pass. A dismissal of one is refused. */
export const stoppingKinds: ReadonlySet<FindingKind> = new Set([
  'dead-target',
  'outside-source',
  'withheld',
  'not-exhibit',
]);
