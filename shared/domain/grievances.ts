import { z } from 'zod';
import { daySchema, idSchema, lineSchema, textSchema } from './ids.ts';

export const grievanceSchema = z.object({
  id: idSchema,
  title: lineSchema.min(1),
  /** Id of the contract template, or empty. */
  contract: z.string().max(120),
  article: lineSchema,
  occurredOn: daySchema.nullable(),
  filedOn: daySchema.nullable(),
  remedy: textSchema,
  note: textSchema,
});
export type Grievance = z.infer<typeof grievanceSchema>;

export const stepStates = ['pending', 'answered', 'not-answered', 'settled', 'withdrawn'] as const;

/** One stage of the contract's procedure. */
export const grievanceStepSchema = z.object({
  id: idSchema,
  grievance: idSchema,
  position: z.number().int().nonnegative(),
  name: lineSchema.min(1),
  state: z.enum(stepStates),
  openedOn: daySchema.nullable(),
  answeredOn: daySchema.nullable(),
  /** What an unanswered step means under the contract. */
  ifUnanswered: lineSchema,
  note: textSchema,
});
export type GrievanceStep = z.infer<typeof grievanceStepSchema>;

/** A computed or fixed day with its trace. `result` is the engine's answer as it was computed and confirmed. */
export const deadlineSchema = z.object({
  id: idSchema,
  grievance: idSchema.nullable(),
  title: lineSchema.min(1),
  /** Whose act is due. */
  actor: lineSchema,
  /** The clause or rule that sets the period. */
  authority: lineSchema,
  triggerOn: daySchema,
  trigger: lineSchema,
  count: z.number().int().min(0).max(3660),
  unit: z.enum(['days', 'months', 'years']),
  mode: z.string().max(60),
  calendar: z.string().max(60),
  service: z.string().max(30),
  backward: z.boolean(),
  due: daySchema,
  result: z.json(),
  /** The person who confirmed the reading, or empty. */
  confirmedBy: lineSchema,
  metOn: daySchema.nullable(),
  /** An extension needs the signed document that grants it; the old day stays. */
  extendedTo: daySchema.nullable(),
  extensionSource: idSchema.nullable(),
  note: textSchema,
});
export type Deadline = z.infer<typeof deadlineSchema>;
