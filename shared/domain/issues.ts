import { z } from 'zod';
import { idSchema, lineSchema, textSchema } from './ids.ts';

export const issueKinds = [
  'charge',
  'element',
  'just-cause',
  'test',
  'penalty',
  'factor',
  'due-process',
  'step',
  'defense',
  'other',
] as const;
export const issueAnswers = ['yes', 'no', 'unclear'] as const;

/** A question that the hearing decides; issues form a tree. */
export const issueSchema = z.object({
  id: idSchema,
  parent: idSchema.nullable(),
  position: z.number().int().nonnegative(),
  kind: z.enum(issueKinds),
  title: lineSchema.min(1),
  question: textSchema,
  /** A person's answer, never the program's. */
  answer: z.enum(issueAnswers).nullable(),
  answeredBy: lineSchema,
  /** What the brief argues under this issue. */
  argument: textSchema,
  note: textSchema,
});
export type Issue = z.infer<typeof issueSchema>;
export type IssueKind = Issue['kind'];

/** A checklist that a person may open as a branch of the tree; data in resources/checklists. */
export const checklistSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: lineSchema,
  kind: z.enum(issueKinds),
  question: z.string(),
  /** Shown with it, such as "not a formula: arbitrators weigh them". */
  caution: z.string(),
  source: z.string(),
  items: z.array(z.object({ kind: z.enum(issueKinds), title: lineSchema, question: z.string() })),
});
export type Checklist = z.infer<typeof checklistSchema>;
