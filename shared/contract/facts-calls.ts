import { z } from 'zod';
import { comparatorSchema } from '../domain/comparators.ts';
import { contradictionSchema, excerptBearings, factSchema, issueBearings } from '../domain/facts.ts';
import { idSchema, lineSchema } from '../domain/ids.ts';
import { checklistSchema, issueSchema } from '../domain/issues.ts';
import { personSchema } from '../domain/people.ts';
import { type Call, nothing, byId, byIds, patchOf } from './call.ts';
import { factViewSchema } from './views.ts';

/** New rows come without id. */
const newFact = factSchema.omit({ id: true }).partial().required({ text: true });
const newPerson = personSchema.omit({ id: true }).partial().required({ name: true });
const newIssue = issueSchema.omit({ id: true, position: true }).partial().required({ title: true, kind: true });
const newComparator = comparatorSchema.omit({ id: true, position: true }).partial().required({ person: true });

const name = lineSchema.min(1);

/** Calls on facts, people, issues and comparators. */
export const factsCalls = {
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
      /** People who are entered with the fact, by name. */
      people: z.object({ assertedBy: name, giver: name, recipient: name, speaker: name }).partial().default({}),
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
        /** The charge of a notice that it was made of, or null. */
        from: z
          .object({
            charge: idSchema,
            source: idSchema,
            title: z.string(),
            label: z.string(),
            excerpt: idSchema.nullable(),
            page: z.number().nullable(),
          })
          .nullable(),
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
} as const satisfies Record<string, Call>;
