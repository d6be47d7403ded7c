import { z } from 'zod';
import { briefExportSchema, briefSchema } from '../domain/briefs.ts';
import { batesRangeSchema } from '../domain/bates.ts';
import { caseInfoSchema } from '../domain/cases.ts';
import { comparatorSchema } from '../domain/comparators.ts';
import { contractTemplateSchema } from '../domain/contracts.ts';
import { deadlineResultSchema } from '../domain/deadline-schema.ts';
import { excerptSchema } from '../domain/excerpts.ts';
import { exhibitSchema, exhibitSeries } from '../domain/exhibits.ts';
import { contradictionSchema, excerptBearings, factSchema, issueBearings } from '../domain/facts.ts';
import { deadlineSchema, grievanceSchema, grievanceStepSchema } from '../domain/grievances.ts';
import { daySchema, idSchema } from '../domain/ids.ts';
import { checklistSchema, issueSchema } from '../domain/issues.ts';
import { personSchema } from '../domain/people.ts';
import { evidenceObjectSchema, sourceSchema } from '../domain/sources.ts';

/** One call: what goes in, what comes out. */
type Call = { readonly input: z.ZodType; readonly output: z.ZodType };

const nothing = z.object({});
const byId = z.object({ id: idSchema });
const byIds = z.object({ ids: z.array(idSchema).min(1).max(100_000) });
const token = z.string().min(1).max(64);
const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A row of a list of sources: the source, its bytes' facts, and its place among the exhibits. */
export const sourceRowSchema = sourceSchema.extend({
  sha256: z.string(),
  bytes: z.number(),
  format: evidenceObjectSchema.shape.format,
  pages: z.number(),
  chars: z.number(),
  unreadable: evidenceObjectSchema.shape.unreadable,
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

export const importOutcomeSchema = z.object({
  path: z.string(),
  outcome: z.enum(['added', 'duplicate', 'unreadable', 'refused']),
  source: idSchema.nullable(),
  sha256: z.string().nullable(),
  kind: z.string().nullable(),
  pages: z.number().nullable(),
  chars: z.number().nullable(),
  reason: z.string().nullable(),
});

export const namedCheckSchema = z.object({
  check: z.string(),
  title: z.string(),
  ok: z.boolean(),
  detail: z.string(),
  items: z.array(z.string()),
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

const exhibitRowSchema = exhibitSchema.extend({
  label: z.string(),
  title: z.string(),
  pages: z.number(),
  bates: batesRangeSchema.nullable(),
  exportable: z.boolean(),
});

const searchHitSchema = z.object({
  kind: z.enum(['page', 'fact', 'person']),
  /** Source, fact or person. */
  id: idSchema,
  title: z.string(),
  label: z.string().nullable(),
  page: z.number().nullable(),
  /** Found words stand between U+0002 and U+0003. */
  snippet: z.string(),
});

/** New rows come without id; a patch holds only what changes. */
const newFact = factSchema.omit({ id: true }).partial().required({ text: true });
const newPerson = personSchema.omit({ id: true }).partial().required({ name: true });
const newIssue = issueSchema.omit({ id: true, position: true }).partial().required({ title: true, kind: true });
const newComparator = comparatorSchema.omit({ id: true, position: true }).partial().required({ person: true });
const newGrievance = grievanceSchema.omit({ id: true }).partial().required({ title: true });
const deadlineRule = deadlineSchema.pick({
  triggerOn: true,
  count: true,
  unit: true,
  mode: true,
  calendar: true,
  service: true,
  backward: true,
});
const newDeadline = deadlineSchema
  .omit({ id: true, due: true, result: true })
  .partial()
  .required({ title: true, triggerOn: true, count: true, mode: true, calendar: true });
const newExcerpt = excerptSchema.omit({ id: true }).partial().required({ source: true, kind: true, page: true });
const patchOf = <S extends z.ZodRawShape>(schema: z.ZodObject<S>) => z.object({ id: idSchema, patch: schema });

/** Every call of the window to its case host. A missing handler is a compile error. */
export const contract = {
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
            'unreadable-sources',
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
  'custody.verify': { input: z.object({ job: token }), output: verifyResultSchema },

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
  'sources.update': {
    input: patchOf(sourceSchema.omit({ id: true, object: true, name: true, importedAt: true }).partial()),
    output: sourceSchema,
  },
  /** To the trash: undo brings them back. Refused with `conflict` while a fact or an exhibit rests on one. */
  'sources.remove': { input: byIds, output: nothing },
  /** Ends when all is in; progress comes as `job` events under the id that the caller chose. */
  'sources.import': {
    input: z.object({ job: token, tokens: z.array(token).min(1).max(10_000) }),
    output: z.object({ outcomes: z.array(importOutcomeSchema), cancelled: z.boolean() }),
  },
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

  'facts.list': { input: nothing, output: z.array(factViewSchema) },
  'facts.create': {
    input: z.object({
      fact: newFact,
      excerpts: z
        .array(z.object({ excerpt: idSchema, bearing: z.enum(excerptBearings) }))
        .max(1000)
        .default([]),
      issues: z
        .array(z.object({ issue: idSchema, bearing: z.enum(issueBearings) }))
        .max(1000)
        .default([]),
    }),
    output: factViewSchema,
  },
  'facts.update': { input: patchOf(factSchema.omit({ id: true }).partial()), output: factViewSchema },
  'facts.remove': { input: byIds, output: nothing },
  'facts.link-excerpt': {
    input: z.object({ fact: idSchema, excerpt: idSchema, bearing: z.enum(excerptBearings) }),
    output: factViewSchema,
  },
  'facts.unlink-excerpt': { input: z.object({ link: idSchema }), output: nothing },
  'facts.link-issue': {
    input: z.object({ fact: idSchema, issue: idSchema, bearing: z.enum(issueBearings) }),
    output: factViewSchema,
  },
  'facts.unlink-issue': { input: z.object({ link: idSchema }), output: nothing },
  'facts.link-contradiction': {
    input: z.object({ factA: idSchema, factB: idSchema, note: contradictionSchema.shape.note }),
    output: contradictionSchema,
  },
  'facts.unlink-contradiction': { input: z.object({ link: idSchema }), output: nothing },

  'people.list': { input: nothing, output: z.array(personSchema.extend({ facts: z.number() })) },
  'people.create': { input: newPerson, output: personSchema },
  'people.update': { input: patchOf(personSchema.omit({ id: true }).partial()), output: personSchema },
  'people.remove': { input: byId, output: nothing },

  'issues.list': {
    input: nothing,
    output: z.array(
      issueSchema.extend({
        facts: z.array(z.object({ link: idSchema, fact: idSchema, bearing: z.enum(issueBearings) })),
      }),
    ),
  },
  'issues.checklists': { input: nothing, output: z.array(checklistSchema) },
  'issues.add-checklist': {
    input: z.object({ checklist: z.string().max(80), parent: idSchema.nullable() }),
    output: z.object({ ids: z.array(idSchema) }),
  },
  'issues.create': { input: newIssue, output: issueSchema },
  'issues.update': { input: patchOf(issueSchema.omit({ id: true, position: true }).partial()), output: issueSchema },
  /** Moves an issue among its siblings. */
  'issues.move': {
    input: z.object({ id: idSchema, parent: idSchema.nullable(), index: z.number().int().min(0) }),
    output: nothing,
  },
  /** Removes an issue with all below it, as one step. */
  'issues.remove': { input: byId, output: nothing },

  'comparators.list': { input: nothing, output: z.array(comparatorSchema.extend({ pin: z.string().nullable() })) },
  'comparators.create': { input: newComparator, output: comparatorSchema },
  'comparators.update': {
    input: patchOf(comparatorSchema.omit({ id: true }).partial()),
    output: comparatorSchema,
  },
  'comparators.remove': { input: byId, output: nothing },

  'grievances.list': {
    input: nothing,
    output: z.array(grievanceSchema.extend({ steps: z.array(grievanceStepSchema) })),
  },
  'grievances.create': { input: newGrievance, output: grievanceSchema },
  'grievances.update': { input: patchOf(grievanceSchema.omit({ id: true }).partial()), output: grievanceSchema },
  'grievances.remove': { input: byId, output: nothing },
  'grievances.update-step': {
    input: patchOf(grievanceStepSchema.omit({ id: true, grievance: true }).partial()),
    output: grievanceStepSchema,
  },
  /** The contract templates that come with the program, as data. */
  'grievances.contracts': { input: nothing, output: z.array(contractTemplateSchema) },
  /** Opens the steps of a contract template under a grievance. */
  'grievances.open-steps': { input: z.object({ id: idSchema }), output: nothing },

  'deadlines.list': { input: nothing, output: z.array(deadlineSchema) },
  /** Computes without writing: the engine's result with its trace. */
  'deadlines.preview': { input: deadlineRule, output: deadlineResultSchema },
  'deadlines.create': { input: newDeadline, output: deadlineSchema },
  /** Opens the clock of a contract or statute template on a trigger day. */
  'deadlines.from-template': {
    input: z.object({
      contract: z.string().max(120),
      clock: z.string().max(120),
      triggerOn: daySchema,
      grievance: idSchema.nullable(),
    }),
    output: deadlineSchema,
  },
  'deadlines.update': {
    input: patchOf(deadlineSchema.omit({ id: true, result: true }).partial()),
    output: deadlineSchema,
  },
  'deadlines.remove': { input: byId, output: nothing },
  'deadlines.calendars': { input: nothing, output: z.array(z.object({ name: z.string(), title: z.string() })) },

  'exhibits.list': { input: nothing, output: z.array(exhibitRowSchema) },
  /** Sets the whole list in order. A privileged or compelled source is refused with `conflict`. */
  'exhibits.set': {
    input: z.object({ exhibits: z.array(z.object({ source: idSchema, series: z.enum(exhibitSeries) })).max(100_000) }),
    output: z.array(exhibitRowSchema),
  },

  'briefs.list': { input: nothing, output: z.array(briefSchema) },
  'briefs.update': { input: patchOf(briefSchema.omit({ id: true }).partial()), output: briefSchema },
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
  /** Writes the PDF to a granted path. A failing check fails with `check-failed` and leaves no file. */
  'briefs.export': {
    input: z.object({ job: token, brief: idSchema, bundle: z.boolean(), date: daySchema, token }),
    output: z.object({ export: briefExportSchema, checks: z.array(namedCheckSchema), warnings: z.array(z.string()) }),
  },
  'briefs.exports': { input: nothing, output: z.array(briefExportSchema) },

  'search.query': {
    input: z.object({ text: z.string().max(1000), limit: z.number().int().min(1).max(500) }),
    output: z.object({ total: z.number(), hits: z.array(searchHitSchema) }),
  },

  'jobs.cancel': { input: z.object({ job: token }), output: nothing },
} as const satisfies Record<string, Call>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller gives. */
export type CallInput<K extends CallName> = z.input<Contract[K]['input']>;
/** What a handler gets: parsed, with defaults. */
export type CallParsed<K extends CallName> = z.output<Contract[K]['input']>;
export type CallOutput<K extends CallName> = z.output<Contract[K]['output']>;

export type SourceRow = z.infer<typeof sourceRowSchema>;
export type ExcerptView = z.infer<typeof excerptViewSchema>;
export type FactView = z.infer<typeof factViewSchema>;
export type ExhibitRow = z.infer<typeof exhibitRowSchema>;
export type SearchHit = z.infer<typeof searchHitSchema>;
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;
export type NamedCheck = z.infer<typeof namedCheckSchema>;
export type StepView = z.infer<typeof stepViewSchema>;
export type VerifyResult = z.infer<typeof verifyResultSchema>;
