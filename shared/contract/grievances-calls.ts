import { z } from 'zod';
import { contractTemplateSchema } from '../domain/contracts.ts';
import { deadlineResultSchema } from '../domain/deadline-schema.ts';
import { deadlineSchema, grievanceSchema, grievanceStepSchema } from '../domain/grievances.ts';
import { daySchema, idSchema } from '../domain/ids.ts';
import { type Call, nothing, byId, patchOf } from './call.ts';

/** New rows come without id. */
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

/** Calls on grievances and their deadlines. */
export const grievancesCalls = {
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
} as const satisfies Record<string, Call>;
