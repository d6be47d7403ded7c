import { z } from 'zod';
import { daySchema, lineSchema } from './ids.ts';

/** One employee's matter: what stands on the cover of the case and in the caption of its briefs. */
export const caseInfoSchema = z.object({
  id: z.string(),
  title: lineSchema.min(1),
  /** The employee who is defended, as the caption names her. */
  client: lineSchema.min(1),
  employer: lineSchema,
  union: lineSchema,
  /** The body that hears the matter. */
  forum: lineSchema,
  matterNumber: lineSchema,
  representative: lineSchema,
  hearingOn: daySchema.nullable(),
  /** Running-head marking such as "Attorney work product"; empty for none. */
  marking: lineSchema,
  batesPrefix: z.string().regex(/^[A-Z0-9]{1,12}$/),
  /** Set on the sample: printed on every page of a brief. */
  banner: lineSchema,
  createdAt: z.string(),
  /** The day of the conduct at issue; null where it is not known, or more than one. */
  incidentOn: daySchema.nullable(),
});
export type CaseInfo = z.infer<typeof caseInfoSchema>;
