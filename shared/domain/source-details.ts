import { z } from 'zod';
import { daySchema, lineSchema, textSchema } from './ids.ts';

const line = lineSchema.optional();
const day = daySchema.nullable().optional();

/**
 * What the forms of the kinds ask beyond what every source has. One flat record: a source whose kind a person corrects loses
 * nothing, and a field that two forms ask (the speaker, the outlet) is kept once.
 */
export const sourceDetailsSchema = z.object({
  // Recordings and notes on them.
  cameraId: line,
  videoId: line,
  wornBy: line,
  reviewer: line,
  reviewedOn: day,
  recordedBy: line,
  /** Wall clock at the first moment of the recording, `YYYY-MM-DDTHH:MM:SS`, and the zone that it is in. */
  clockStart: line,
  clockZone: line,
  /** True once a person compared the clock of the recording with another one. */
  clockVerified: z.boolean().optional(),
  clockVerifiedBy: line,
  // Instruction of a supervisor.
  giver: line,
  recipient: line,
  channel: line,
  saidAt: line,
  words: textSchema.optional(),
  witnesses: line,
  // Policy, contract.
  number: line,
  version: line,
  inForceFrom: day,
  inForceTo: day,
  parties: line,
  // Notice of charges.
  servedOn: day,
  servedBy: line,
  // Interview.
  interviewee: line,
  interviewer: line,
  orderGiven: textSchema.optional(),
  orderedBy: line,
  present: line,
  // Statement to the press, news report.
  speaker: line,
  outlet: line,
  byline: line,
  // Training.
  course: line,
  trainee: line,
  acknowledged: z.enum(['yes', 'no', 'unknown']).optional(),
  acknowledgedOn: day,
  // Dispatch log.
  incidentNumber: line,
  unit: line,
  // Discipline record.
  employee: line,
  rule: line,
  penalty: line,
  decidedBy: line,
  decidedOn: day,
  // Correspondence.
  sender: line,
  addressee: line,
  // Court filing.
  court: line,
  caseNumber: line,
  docketEntry: line,
  filedOn: day,
  filedBy: line,
  // Photo.
  takenBy: line,
  takenAt: line,
});
export type SourceDetails = z.infer<typeof sourceDetailsSchema>;
