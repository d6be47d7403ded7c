import { z } from 'zod';
import { briefSchema } from '../../../shared/domain/briefs.ts';
import { caseInfoSchema } from '../../../shared/domain/cases.ts';
import { comparatorSchema } from '../../../shared/domain/comparators.ts';
import { exhibitSeries } from '../../../shared/domain/exhibits.ts';
import { excerptBearings, factSchema, issueBearings } from '../../../shared/domain/facts.ts';
import { isFuzzyDate } from '../../../shared/domain/fuzzy-dates.ts';
import { grievanceSchema } from '../../../shared/domain/grievances.ts';
import { daySchema } from '../../../shared/domain/ids.ts';
import { issueSchema } from '../../../shared/domain/issues.ts';
import { personSchema } from '../../../shared/domain/people.ts';
import { sourceDetailsSchema } from '../../../shared/domain/source-details.ts';
import { provisionSchema } from '../../../shared/domain/source-parts.ts';
import { sourceSchema } from '../../../shared/domain/sources.ts';

const key = z.string().regex(/^[a-z0-9-]{1,60}$/);
/** An issue by its key, or an item of its checklist by number from 1: `just-cause/6`. */
const issueKey = z.string().regex(/^[a-z0-9-]{1,60}(?:\/[1-9]\d?)?$/);
const file = z.string().regex(/^[^/\\]+$/);
const fuzzyDate = z.string().refine(isFuzzyDate, 'a date of EDTF level 1').nullable();

/** Words that stand on a page (from 1) of a file of the sample. */
const place = z.strictObject({ file, page: z.int().min(1), quote: z.string().min(1), note: z.string().default('') });

const person = z.strictObject({ key, ...personSchema.omit({ id: true, badge: true }).shape });

const part = { label: provisionSchema.shape.label, text: provisionSchema.shape.text };
const bearing = provisionSchema.shape.bearing;
/** Where its words stand in the source, where they do. */
const wordsAt = z.strictObject({ page: z.int().min(1), quote: z.string().min(1) }).optional();
const provision = z.strictObject({
  ...part,
  bearing,
  pin: wordsAt,
  below: z.array(z.strictObject({ ...part, bearing, pin: wordsAt })).default([]),
});

const source = z.strictObject({
  file,
  ...sourceSchema.pick({ title: true, kind: true, publisher: true, note: true }).shape,
  date: fuzzyDate,
  privilege: sourceSchema.shape.privilege.default('none'),
  compelled: z.boolean().default(false),
  details: z.strictObject(sourceDetailsSchema.shape).default({}),
  provisions: z.array(provision).default([]),
  charges: z.array(z.strictObject({ ...part, specifications: z.array(z.strictObject(part)).default([]) })).default([]),
  /** The series in which it is offered, in the order of the list; null where it is no exhibit. */
  exhibit: z.enum(exhibitSeries).nullable(),
});

const judgement = issueSchema.pick({ answer: true, argument: true, note: true }).partial();
const issue = z.strictObject({
  key,
  /** The checklist that opens as a branch here, or null for an issue of its own. */
  checklist: key.nullable(),
  ...issueSchema.pick({ title: true, question: true, kind: true }).partial().shape,
  ...judgement.shape,
  items: z.record(z.string().regex(/^[1-9]\d?$/), z.strictObject(judgement.shape)).default({}),
});

const people = { assertedBy: key, giver: key, recipient: key, speaker: key };
const fact = z.strictObject({
  key,
  ...factSchema.pick({ text: true, kind: true, status: true, side: true }).shape,
  date: fuzzyDate,
  ...z.object(people).partial().shape,
  ...factSchema.pick({ channel: true, witnesses: true, audience: true, venue: true, words: true, note: true }).partial()
    .shape,
  pins: z.array(z.strictObject({ ...place.shape, bearing: z.enum(excerptBearings) })).min(1),
  issues: z.array(z.strictObject({ issue: issueKey, bearing: z.enum(issueBearings) })),
});

const comparator = z.strictObject({
  ...comparatorSchema.omit({ id: true, position: true, excerpt: true }).shape,
  date: fuzzyDate,
  pin: place,
});

const grievance = z.strictObject({
  ...grievanceSchema.omit({ id: true }).shape,
  clocks: z.array(z.strictObject({ template: key, clock: key, triggerOn: daySchema, note: z.string().optional() })),
});

/** The shape of resources/sample/case.json: what a person would enter by hand after the import. Every name in it resolves. */
export const sampleSchema = z
  .strictObject({
    version: z.literal(1),
    case: z.strictObject(caseInfoSchema.omit({ id: true, createdAt: true }).shape),
    people: z.array(person),
    sources: z.array(source),
    issues: z.array(issue),
    facts: z.array(fact),
    contradictions: z.array(z.strictObject({ a: key, b: key, note: z.string() })),
    comparators: z.array(comparator),
    grievance,
    brief: z.strictObject(briefSchema.pick({ title: true, summary: true, conclusion: true, remedy: true }).shape),
  })
  .superRefine((sample, context) => {
    const say = (message: string) => context.addIssue({ code: 'custom', message });
    const keysOf = (what: string, keys: readonly string[]) => {
      if (new Set(keys).size < keys.length) say(`two ${what} have the same key`);
      return new Set(keys);
    };
    const known = {
      people: keysOf(
        'people',
        sample.people.map((one) => one.key),
      ),
      files: keysOf(
        'sources',
        sample.sources.map((one) => one.file),
      ),
      issues: keysOf(
        'issues',
        sample.issues.map((one) => one.key),
      ),
      facts: keysOf(
        'facts',
        sample.facts.map((one) => one.key),
      ),
    };
    const check = (set: keyof typeof known, name: string | undefined, where: string) => {
      if (name !== undefined && !known[set].has(name)) say(`${where} names none of the ${set}: ${name}`);
    };
    for (const one of sample.facts) {
      for (const role of ['assertedBy', 'giver', 'recipient', 'speaker'] as const) check('people', one[role], one.key);
      for (const pin of one.pins) check('files', pin.file, one.key);
      for (const link of one.issues) check('issues', link.issue.split('/')[0], one.key);
    }
    for (const one of sample.comparators) check('files', one.pin.file, one.person);
    for (const { a, b } of sample.contradictions) for (const fact of [a, b]) check('facts', fact, 'a contradiction');
  });
export type Sample = z.infer<typeof sampleSchema>;
